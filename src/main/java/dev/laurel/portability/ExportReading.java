package dev.laurel.portability;

import java.util.List;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading an export.
 *
 * @param file null if there are errors
 * @param errors every one, each with its place
 */
public record ExportReading(@Nullable ExportFile file, List<LaurelError> errors) {
    public ExportReading {
        errors = List.copyOf(errors);
        if ((file == null) == errors.isEmpty()) {
            throw new IllegalArgumentException("Either a file or errors");
        }
    }
}
