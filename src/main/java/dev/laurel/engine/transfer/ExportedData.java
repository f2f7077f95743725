package dev.laurel.engine.transfer;

import java.util.List;

import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds, in the reference's terms.
 *
 * @param version the format's version, "3.3.0" when written here
 * @param timestamp when it was written, in milliseconds since 1970
 * @param metrics all values
 * @param unlockedAchievements ids in order
 * @param configHash hash of the catalog it was made with, or null
 */
public record ExportedData(
        String version,
        long timestamp,
        Metrics metrics,
        List<String> unlockedAchievements,
        @Nullable String configHash) {
    /** The version that the reference writes. */
    public static final String VERSION = "3.3.0";

    public ExportedData {
        unlockedAchievements = List.copyOf(unlockedAchievements);
    }
}
