package dev.laurel.portability;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;

/** Collects what is wrong with a file: the first hundred errors and warnings in full, of the others their number. */
final class Problems {
    static final int MOST = 100;

    private final List<LaurelError> errors = new ArrayList<>();
    private final List<LaurelError> warnings = new ArrayList<>();
    private int moreErrors;
    private int moreWarnings;

    void error(LaurelError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        } else {
            moreErrors++;
        }
    }

    /** Counts an error that is not kept. */
    void countError() {
        moreErrors++;
    }

    void warning(LaurelError warning) {
        if (warnings.size() < MOST) {
            warnings.add(warning);
        } else {
            moreWarnings++;
        }
    }

    /** Whether another warning would only be counted, so that its place need not be found. */
    boolean countWarning() {
        if (warnings.size() < MOST) {
            return false;
        }
        moreWarnings++;
        return true;
    }

    List<LaurelError> errors() {
        return all(errors, moreErrors, ErrorCode.IMPORT_MORE_ERRORS);
    }

    List<LaurelError> warnings() {
        return all(warnings, moreWarnings, ErrorCode.IMPORT_MORE_WARNINGS);
    }

    private static List<LaurelError> all(List<LaurelError> first, int more, ErrorCode code) {
        var result = new ArrayList<>(first);
        if (more > 0) {
            result.add(LaurelError.of(code, more));
        }
        return List.copyOf(result);
    }
}
