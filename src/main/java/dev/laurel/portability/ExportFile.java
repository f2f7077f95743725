package dev.laurel.portability;

import java.util.List;

import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an export or a portable profile.
 *
 * @param data the export
 * @param catalogJson the catalog that came with it, as text, or null
 * @param profileName name of the player, or null
 * @param profileUser user id, or null
 * @param history what its metrics were before and when its achievements were unlocked, as far as it says
 * @param warnings what a person should know, such as a number that lost digits
 */
public record ExportFile(
        ExportedData data,
        @Nullable String catalogJson,
        @Nullable String profileName,
        @Nullable String profileUser,
        ExportedHistory history,
        List<LaurelError> warnings) {
    public ExportFile {
        warnings = List.copyOf(warnings);
    }
}
