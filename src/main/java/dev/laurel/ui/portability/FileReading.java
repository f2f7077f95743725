package dev.laurel.ui.portability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/** Tells what a file is from its content, never from its name. Does I/O, so not on the FX thread. */
final class FileReading {
    /** Catalogs are kept as text beside the profile; a larger one is not a catalog that anybody wrote. */
    private static final long LARGEST_CATALOG = 64L << 20;

    private FileReading() {}

    /**
     * Reads a file.
     *
     * @param secret passphrase or identity for an encrypted one, the caller's to clear, or null
     */
    static OpenedFile read(Path path, char @Nullable [] secret, Progress progress, CancelToken cancel) {
        var given = secret == null ? Secrets.NONE : Secrets.once(secret);
        var lock = new AtomicReference<OpenedFile.@Nullable Locked>();
        Secrets secrets = (need, kind, attempt) -> {
            lock.set(new OpenedFile.Locked(kind == EnvelopeKind.CRYPTOJS, need == Secrets.Need.IDENTITY));
            return given.ask(need, kind, attempt);
        };
        var reading = ImportFiles.read(path, secrets, progress, cancel);
        var file = reading.file();
        if (file != null) {
            return new OpenedFile.Progress(file, path.toFile().length());
        }
        var first = reading.errors().getFirst();
        return switch (first.code()) {
            case ENVELOPE_LOCKED, ENVELOPE_WRONG_SECRET -> Objects.requireNonNull(lock.get(), "It was asked for");
            default -> lacksProgress(reading.errors()) ? catalog(path, reading.errors())
                    : failed(path, reading.errors());
        };
    }

    /** Neither metrics nor unlocked achievements: whatever it is, it is no export. */
    private static boolean lacksProgress(List<LaurelError> errors) {
        var codes = errors.stream().map(LaurelError::code).toList();
        return codes.contains(ErrorCode.IMPORT_NOT_AN_EXPORT)
                || codes.containsAll(List.of(ErrorCode.IMPORT_METRICS_MISSING, ErrorCode.IMPORT_UNLOCKED_MISSING));
    }

    private static OpenedFile catalog(Path path, List<LaurelError> asExport) {
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.size(path) > LARGEST_CATALOG) {
                return failed(path, asExport);
            }
            var reading = CatalogReader.read(in);
            return reading.catalog().achievements().isEmpty()
                    ? failed(path, asExport)
                    : new OpenedFile.CatalogText(text(path), reading.catalog(), reading.problems().size());
        } catch (LaurelException e) {
            return failed(path, List.of(e.error()));
        } catch (IOException e) {
            return failed(path, List.of(LaurelError.of(ErrorCode.IMPORT_FILE_UNREADABLE, path)));
        }
    }

    private static String text(Path path) throws IOException {
        var bytes = Files.readAllBytes(path);
        var mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static OpenedFile failed(Path path, List<LaurelError> errors) {
        var place = errors.getFirst().location();
        return new OpenedFile.Unreadable(errors, place == null ? null : Excerpts.of(path, place.line()));
    }
}
