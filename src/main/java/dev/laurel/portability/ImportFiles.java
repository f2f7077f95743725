package dev.laurel.portability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.portability.envelope.EnvelopeException;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/**
 * Opens exports, portable profiles and backups, encrypted or not: the one way in for dialogs, commands and restoring.
 * Whatever is wrong is among the errors of the reading. Safe on any thread.
 */
public final class ImportFiles {
    private static final Set<ErrorCode> NO_JSON = Set.of(
            ErrorCode.JSON_EMPTY,
            ErrorCode.JSON_ENCODING,
            ErrorCode.JSON_NUMBER,
            ErrorCode.JSON_SYNTAX,
            ErrorCode.JSON_TRAILING,
            ErrorCode.JSON_TRUNCATED);

    private ImportFiles() {}

    /**
     * Reads a file within what this Java's heap allows.
     *
     * @param secrets asked if it is encrypted
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static ExportReading read(Path file, Secrets secrets, Progress progress, CancelToken cancel) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file), secrets, limits(), progress, cancel);
        } catch (NoSuchFileException e) {
            return failed(LaurelError.of(ErrorCode.IMPORT_FILE_MISSING, file));
        } catch (IOException e) {
            return failed(LaurelError.of(ErrorCode.IMPORT_FILE_UNREADABLE, file));
        }
    }

    /**
     * Reads a stream within what this Java's heap allows.
     *
     * @param in read to its end unless there is an error; not closed
     * @param size how many bytes there are, for progress, or a negative number while that is not known
     * @param secrets asked if it is encrypted
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static ExportReading read(
            InputStream in, long size, Secrets secrets, Progress progress, CancelToken cancel) {
        return read(in, size, secrets, limits(), progress, cancel);
    }

    /**
     * Reads a stream within what this Java's heap allows, and adds up what is in it.
     *
     * @param plain gets every byte of the plain text, to its end unless there is an error
     */
    public static ExportReading read(
            InputStream in, long size, Secrets secrets, MessageDigest plain, Progress progress, CancelToken cancel) {
        return read(in, size, secrets, limits(), it -> new DigestInputStream(it, plain), progress, cancel);
    }

    /** Reads a stream within limits. */
    public static ExportReading read(
            InputStream in, long size, Secrets secrets, ReadLimits limits, Progress progress, CancelToken cancel) {
        return read(in, size, secrets, limits, it -> it, progress, cancel);
    }

    private static ExportReading read(
            InputStream in, long size, Secrets secrets, ReadLimits limits, UnaryOperator<InputStream> through,
            Progress progress, CancelToken cancel) {
        try {
            var opened = Envelopes.open(in, secrets, limits.memory());
            var reading = ExportReader.read(through.apply(opened.content()), size, limits, progress, cancel);
            return opened.kind() == EnvelopeKind.CRYPTOJS && isNoJson(reading)
                    ? failed(LaurelError.of(ErrorCode.ENVELOPE_DAMAGED))
                    : reading;
        } catch (EnvelopeException e) {
            return failed(e.error());
        } catch (IOException e) {
            return failed(LaurelError.of(ErrorCode.JSON_UNREADABLE));
        }
    }

    /** Without a check of its own, a changed CryptoJS file is noticed by its content making no sense. */
    private static boolean isNoJson(ExportReading reading) {
        return !reading.errors().isEmpty() && NO_JSON.contains(reading.errors().getFirst().code());
    }

    private static ReadLimits limits() {
        return ReadLimits.ofHeap(Runtime.getRuntime().maxMemory());
    }

    private static ExportReading failed(LaurelError error) {
        return new ExportReading(null, List.of(error));
    }
}
