package dev.laurel.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.platform.ProcessLock;
import dev.laurel.portability.envelope.EnvelopeException;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.portability.envelope.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets in one file, {@code secrets.age} in the data folder, encrypted under a passphrase in the age format, so
 * that {@code age -d} opens it too. Several processes may use it at once: a change is made to what is in the file at
 * that moment, under a lock. A file that can't be understood is never written over.
 *
 * <p>Deriving the key takes about half a second and 128 MiB each time that the file is written, and when another
 * process has written it.
 */
public final class FileSecretStore implements SecretStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MEMORY = 1L << 30;
    private static final int MOST_BYTES = 4_000_000;

    private final Path file;
    private final SecureRandom random;
    private final int workFactor;
    private char @Nullable [] passphrase;
    private byte[] seen = {};
    private SecretLines secrets = new SecretLines();

    /**
     * The file of a data folder, there or not; locked until {@link #unlock}.
     *
     * @param dataFolder an existing folder
     */
    public FileSecretStore(Path dataFolder, SecureRandom random) {
        this(dataFolder, random, Envelopes.WORK_FACTOR);
    }

    FileSecretStore(Path dataFolder, SecureRandom random, int workFactor) {
        file = dataFolder.resolve("secrets.age");
        this.random = random;
        this.workFactor = workFactor;
    }

    /** Where the file is, or would be. */
    public Path file() {
        return file;
    }

    @Override
    public synchronized SecretStatus status() {
        if (!Files.exists(file)) {
            return new SecretStatus.Absent(LaurelError.of(ErrorCode.SECRET_FILE_NONE));
        }
        return passphrase == null
                ? new SecretStatus.Locked(SecretPlace.FILE)
                : new SecretStatus.Available(SecretPlace.FILE);
    }

    /**
     * Makes the file, with no secrets in it, and unlocks it.
     *
     * @param newPassphrase stays the caller's to clear
     * @throws LaurelException {@link ErrorCode#SECRET_FILE_EXISTS} if there is one already, which is unchanged
     */
    public synchronized void create(char[] newPassphrase) {
        var empty = new SecretLines();
        var sealed = seal(empty, newPassphrase);
        try {
            AtomicFile.create(file, AtomicFile.Access.PRIVATE, out -> out.write(sealed));
        } catch (FileAlreadyExistsException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_EXISTS, file), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_WRITE, file), e);
        }
        take(newPassphrase, sealed, empty);
    }

    /**
     * Opens the file; from now on its secrets can be found and changed.
     *
     * @param given stays the caller's to clear
     * @throws LaurelException {@link ErrorCode#SECRET_FILE_PASSPHRASE} if it is another one,
     *     {@link ErrorCode#SECRET_FILE_NONE} if there is no file, {@link ErrorCode#SECRET_FILE_DAMAGED}
     */
    public synchronized void unlock(char[] given) {
        var sealed = read();
        take(given, sealed, open(sealed, given));
    }

    /** Forgets the passphrase and what was read; the file stays. */
    public synchronized void lock() {
        clear(passphrase);
        passphrase = null;
        seen = new byte[0];
        secrets.clear();
        secrets = new SecretLines();
    }

    /**
     * Puts another passphrase in place of the present one. The file has to be unlocked.
     *
     * @param newPassphrase stays the caller's to clear
     */
    public synchronized void changePassphrase(char[] newPassphrase) {
        try (var _ = hold()) {
            var current = current();
            var sealed = write(current, newPassphrase);
            take(newPassphrase, sealed, current);
        }
    }

    /**
     * Puts the file out of the way, for one whose passphrase is lost; nothing is deleted.
     *
     * @param clock for its new name
     * @return where it is now
     */
    public synchronized Path setAside(InstantSource clock) {
        try (var _ = hold()) {
            var aside = file.resolveSibling(file.getFileName() + ".kept-" + clock.millis());
            Files.move(file, aside);
            lock();
            return aside;
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_WRITE, file), e);
        }
    }

    @Override
    public synchronized Optional<char[]> find(SecretId id) {
        return current().find(id.text());
    }

    @Override
    public synchronized void put(SecretId id, char[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("An empty secret");
        }
        try (var _ = hold()) {
            var current = current();
            current.put(id.text(), secret);
            store(current);
        }
    }

    @Override
    public synchronized void remove(SecretId id) {
        try (var _ = hold()) {
            var current = current();
            if (current.remove(id.text())) {
                store(current);
            }
        }
    }

    private ProcessLock hold() {
        try {
            return ProcessLock.acquire(file.resolveSibling("secrets.lock"), PATIENCE)
                    .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.SECRET_BUSY)));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_WRITE, file), e);
        }
    }

    /** What the file holds now. */
    private SecretLines current() {
        var held = passphrase;
        if (held == null) {
            throw new LaurelException(LaurelError.of(
                    Files.exists(file) ? ErrorCode.SECRET_FILE_LOCKED : ErrorCode.SECRET_FILE_NONE));
        }
        var sealed = read();
        if (!Arrays.equals(sealed, seen)) {
            var opened = open(sealed, held);
            secrets.clear();
            secrets = opened;
            seen = sealed;
        }
        return secrets;
    }

    private void store(SecretLines changed) {
        var held = passphrase;
        try {
            seen = write(changed, held == null ? new char[0] : held);
        } catch (LaurelException e) {
            seen = new byte[0]; // What is in memory is not what is in the file.
            throw e;
        }
    }

    private byte[] write(SecretLines lines, char[] under) {
        var sealed = seal(lines, under);
        try {
            AtomicFile.write(file, AtomicFile.Access.PRIVATE, out -> out.write(sealed));
            return sealed;
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_WRITE, file), e);
        }
    }

    private void take(char[] given, byte[] sealed, SecretLines opened) {
        clear(passphrase);
        passphrase = given.clone();
        seen = sealed;
        secrets = opened;
    }

    private byte[] read() {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_NONE), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_READ, file), e);
        }
    }

    private byte[] seal(SecretLines lines, char[] under) {
        var text = lines.text();
        var sealed = new ByteArrayOutputStream();
        try (var out = Envelopes.sealWithPassphrase(sealed, under, random, workFactor)) {
            out.write(text);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_WRITE, file), e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        return sealed.toByteArray();
    }

    private SecretLines open(byte[] sealed, char[] under) {
        byte[] text = {};
        try {
            var opened = Envelopes.open(new ByteArrayInputStream(sealed), Secrets.once(under), MEMORY);
            text = opened.content().readAllBytes();
            var lines = SecretLines.of(text);
            if (opened.kind() != EnvelopeKind.AGE || lines == null) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_DAMAGED, file));
            }
            return lines;
        } catch (EnvelopeException e) {
            var wrong = e.error().code() == ErrorCode.ENVELOPE_WRONG_SECRET;
            throw new LaurelException(wrong
                    ? LaurelError.of(ErrorCode.SECRET_FILE_PASSPHRASE)
                    : LaurelError.of(ErrorCode.SECRET_FILE_DAMAGED, file), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FILE_DAMAGED, file), e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static void clear(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public void close() {
        lock();
    }
}
