package dev.laurel.backup.destination.folder;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;

/** Says in a destination's words what the file system said. */
record FolderErrors(String destination, Path root) {
    /** What the C library says, in English; another language is told by looking at the disk instead. */
    private static final List<String> FULL =
            List.of("no space left", "quota exceeded", "not enough space", "file too large");

    private static final List<String> GONE = List.of(
            "input/output error", "stale", "not connected", "host is down", "no such device", "not ready",
            "network path was not found", "network name is no longer available", "connection timed out");

    private static final List<String> FORBIDDEN =
            List.of("read-only", "write protect", "permission denied", "operation not permitted", "access is denied");

    /**
     * The error for what failed.
     *
     * @param wanted bytes that were to be written, 0 when reading
     */
    LaurelException of(IOException cause, String place, long wanted) {
        return DestinationErrors.of(code(cause, wanted), destination, place, cause);
    }

    private ErrorCode code(IOException cause, long wanted) {
        return switch (cause) {
            case FileAlreadyExistsException _ -> ErrorCode.DESTINATION_EXISTS;
            case InterruptedIOException _ -> ErrorCode.DESTINATION_INTERRUPTED;
            case ClosedChannelException _ -> ErrorCode.DESTINATION_INTERRUPTED;
            case NoSuchFileException _ when isThere() -> ErrorCode.DESTINATION_NOT_FOUND;
            case NotDirectoryException _ when isThere() -> ErrorCode.DESTINATION_NOT_FOUND;
            case NoSuchFileException _ -> ErrorCode.DESTINATION_UNREACHABLE;
            case AccessDeniedException _ -> ErrorCode.DESTINATION_PERMISSION;
            case FileSystemException e -> fromWords(e.getReason() == null ? "" : e.getReason(), wanted);
            default -> fromWords(cause.getMessage() == null ? "" : cause.getMessage(), wanted);
        };
    }

    private ErrorCode fromWords(String reason, long wanted) {
        var words = reason.toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(words::contains) || (wanted > 0 && isFull(wanted))) {
            return ErrorCode.DESTINATION_QUOTA;
        }
        if (FORBIDDEN.stream().anyMatch(words::contains)) {
            return ErrorCode.DESTINATION_PERMISSION;
        }
        return GONE.stream().anyMatch(words::contains) || !isThere()
                ? ErrorCode.DESTINATION_UNREACHABLE
                : ErrorCode.DESTINATION_OTHER;
    }

    private boolean isThere() {
        return Files.isDirectory(root);
    }

    private boolean isFull(long wanted) {
        try {
            return Files.getFileStore(root).getUsableSpace() < wanted;
        } catch (IOException | ReadOnlyFileSystemException e) {
            return false;
        }
    }
}
