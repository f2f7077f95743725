package dev.laurel.store;

import java.nio.file.Path;
import java.sql.SQLException;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** SQLite's failures in Laurel's words (https://sqlite.org/rescode.html). */
final class StoreFailure {
    private StoreFailure() {}

    static LaurelException of(Path file, SQLException cause) {
        return new LaurelException(LaurelError.of(code(cause), file), cause);
    }

    /** The low byte says what kind of failure it is, the others what led to it. */
    static ErrorCode code(SQLException cause) {
        return switch (cause.getErrorCode() & 0xFF) {
            case 5, 6 -> ErrorCode.STORE_BUSY;
            case 8 -> ErrorCode.STORE_READ_ONLY;
            case 11, 26 -> ErrorCode.STORE_DAMAGED;
            case 13 -> ErrorCode.STORE_FULL;
            case 3, 14, 23 -> ErrorCode.STORE_NO_ACCESS;
            case 7, 10, 22 -> ErrorCode.STORE_IO;
            default -> ErrorCode.STORE_FAILED;
        };
    }

    static boolean isDamage(SQLException cause) {
        return code(cause) == ErrorCode.STORE_DAMAGED;
    }
}
