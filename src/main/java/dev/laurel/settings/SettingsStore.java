package dev.laurel.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.platform.ProcessLock;

/**
 * The settings file. Several processes may use it at once: a change is made to what is in the file at that moment,
 * under a lock. An unreadable file is kept aside, one from a newer version is left as it is. Safe from any thread.
 */
public final class SettingsStore {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4_000_000;

    private final Path file;
    private final InstantSource clock;
    private final boolean readOnly;
    private final List<Consumer<? super Settings>> listeners = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private volatile Seen seen;

    private SettingsStore(Path file, InstantSource clock, boolean readOnly, Seen seen) {
        this.file = file;
        this.clock = clock;
        this.readOnly = readOnly;
        this.seen = seen;
    }

    /** What is known of the file. */
    private record Seen(Settings settings, String text) {}

    /**
     * What came of opening.
     *
     * @param store to read and change them
     * @param notices what a person should know: a file that was kept aside, one that can't be changed
     */
    public record Opening(SettingsStore store, List<LaurelError> notices) {
        public Opening {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Opens the settings of a data folder; defaults where there are none.
     *
     * @param dataFolder an existing folder
     * @param clock for the name of a file that is kept aside
     */
    public static Opening open(Path dataFolder, InstantSource clock) {
        var file = dataFolder.resolve("settings.json");
        var nothing = new Seen(Settings.DEFAULTS, "");
        String text;
        try {
            text = readAll(file);
        } catch (NoSuchFileException e) {
            return new Opening(new SettingsStore(file, clock, false, nothing), List.of());
        } catch (IOException e) {
            // It is there and may be fine: writing over it would lose it.
            return new Opening(new SettingsStore(file, clock, true, nothing),
                    List.of(LaurelError.of(ErrorCode.SETTINGS_READ, file)));
        }
        var reading = SettingsCodec.read(bytes(text));
        var read = reading == null ? nothing : new Seen(reading.settings(), text);
        if (reading != null && reading.version() > SettingsCodec.VERSION) {
            return new Opening(new SettingsStore(file, clock, true, read),
                    List.of(LaurelError.of(ErrorCode.SETTINGS_NEWER, file)));
        }
        if (reading != null && reading.bad().isEmpty()) {
            return new Opening(new SettingsStore(file, clock, false, read), List.of());
        }
        var bad = reading == null ? "/" : String.join(", ", reading.bad());
        try {
            var aside = replace(file, clock, text, read.settings());
            var store = new SettingsStore(file, clock, false, new Seen(read.settings(), ""));
            return new Opening(store, List.of(LaurelError.of(ErrorCode.SETTINGS_DAMAGED, file, aside, bad)));
        } catch (IOException e) {
            return new Opening(new SettingsStore(file, clock, true, read),
                    List.of(LaurelError.of(ErrorCode.SETTINGS_READ, file)));
        }
    }

    /** Keeps the damaged file aside and puts what can be read of it in its place, so that it is reported once. */
    private static Path replace(Path file, InstantSource clock, String text, Settings settings) throws IOException {
        try (var _ = lock(file)) {
            var aside = keepAside(file, clock);
            if (text.equals(readAll(file))) {
                AtomicFile.write(file, AtomicFile.Access.PRIVATE, out -> out.write(SettingsCodec.write(settings)));
            }
            return aside;
        }
    }

    private static ProcessLock lock(Path file) throws IOException {
        return ProcessLock.acquire(file.resolveSibling("settings.lock"), PATIENCE)
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.SETTINGS_BUSY, file)));
    }

    /** Keeps a copy of the file before anything is written over it. */
    private static Path keepAside(Path file, InstantSource clock) throws IOException {
        var millis = clock.millis();
        while (true) {
            var aside = file.resolveSibling(file.getFileName() + ".damaged-" + millis);
            try {
                AtomicFile.create(aside, AtomicFile.Access.PRIVATE, out -> Files.copy(file, out));
                return aside;
            } catch (FileAlreadyExistsException _) {
                millis++; // The name of another one; none is ever overwritten.
            }
        }
    }

    /** The settings as this process last saw them; never waits. */
    public Settings get() {
        return seen.settings();
    }

    /** Whether changes last only until the program ends, because the file must not be written. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Changes the settings and makes the change durable. Listeners are told on this thread if anything changed.
     *
     * @param change given what is in the file now; called once
     * @return the new settings
     * @throws LaurelException {@link ErrorCode#SETTINGS_WRITE} if they can't be written,
     *     {@link ErrorCode#SETTINGS_BUSY} if another process holds them for too long; nothing has changed then
     */
    public Settings update(UnaryOperator<Settings> change) {
        Settings before;
        Settings after;
        synchronized (writing) {
            before = seen.settings();
            if (readOnly) {
                after = change.apply(before);
                seen = new Seen(after, seen.text());
            } else {
                after = updateFile(change);
            }
        }
        tell(before, after);
        return after;
    }

    private Settings updateFile(UnaryOperator<Settings> change) {
        try (var _ = lock(file)) {
            var current = current();
            var after = change.apply(current.settings());
            if (current.text().isEmpty() || !after.equals(current.settings())) {
                var text = new String(SettingsCodec.write(after), StandardCharsets.ISO_8859_1);
                AtomicFile.write(file, AtomicFile.Access.PRIVATE, out -> out.write(bytes(text)));
                current = new Seen(after, text);
            }
            seen = current;
            return after;
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SETTINGS_WRITE, file), e);
        }
    }

    /**
     * Takes over what another process has written; listeners are told on this thread.
     *
     * @return whether there was anything
     */
    public boolean refresh() {
        Settings before;
        Settings after;
        synchronized (writing) {
            if (readOnly) {
                return false;
            }
            before = seen.settings();
            try {
                seen = current();
            } catch (IOException e) {
                return false; // Asked again soon; what is known stays in use until then.
            }
            after = seen.settings();
        }
        tell(before, after);
        return !before.equals(after);
    }

    /** What the file holds now, or what is known where it holds nothing that can be used. */
    private Seen current() throws IOException {
        String text;
        try {
            text = readAll(file);
        } catch (NoSuchFileException e) {
            return new Seen(seen.settings(), "");
        }
        if (text.equals(seen.text())) {
            return seen;
        }
        var reading = SettingsCodec.read(bytes(text));
        if (reading == null || !reading.bad().isEmpty()) {
            keepAside(file, clock);
            return new Seen(seen.settings(), "");
        }
        if (reading.version() > SettingsCodec.VERSION) {
            throw new IOException("Settings of a newer version have appeared: " + reading.version());
        }
        return new Seen(reading.settings(), text);
    }

    /** The file's bytes, one to a character, so that even a text that is no UTF-8 is kept as it is. */
    private static String readAll(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Tells a listener of every change from now on, on the thread that made or noticed it.
     *
     * @return what ends it
     */
    public Runnable listen(Consumer<? super Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(Settings before, Settings after) {
        if (!before.equals(after)) {
            new ArrayList<>(listeners).forEach(it -> it.accept(after));
        }
    }
}
