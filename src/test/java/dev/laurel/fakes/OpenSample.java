package dev.laurel.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

import dev.laurel.error.LaurelException;
import dev.laurel.i18n.Messages;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;

/** The sample game, open over a real database in a folder, with everything on the calling thread. */
public final class OpenSample implements AutoCloseable {
    /** A backup of the sample game that the npm package wrote. */
    public static final Path BACKUP = Path.of("assets/sample/ember-vale-backup.json");

    /** A moment after the sample's history. */
    public static final Instant NOW = Instant.parse("2026-11-24T14:32:00Z");

    public final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    public final RecordingDialogs dialogs = new RecordingDialogs();
    public final RecordingNotifier notifier = new RecordingNotifier();
    public final ScriptedFilePicker files = new ScriptedFilePicker();
    public final InstantSource clock = InstantSource.fixed(NOW);
    public final I18n i18n = new I18n(Messages.of(Locale.ENGLISH), clock, ZoneOffset.UTC);
    public final Profiles profiles;
    public final SettingsStore settings;
    public final SessionSecretStore secrets = new SessionSecretStore();
    public final CurrentProfile current;

    /** Opens it in an empty folder. */
    public OpenSample(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        profiles = Profiles.open(folder, clock).profiles();
        settings = SettingsStore.open(folder, clock).store();
        current = new CurrentProfile(profiles, new ProfileRemoval(profiles, settings, () -> secrets), tasks, error -> {
            throw new LaurelException(error);
        });
        current.openSample("", () -> {});
    }

    /** The sample's backup, read. */
    public static ExportFile backup() {
        return Objects.requireNonNull(
                ImportFiles.read(BACKUP, Secrets.NONE, Progress.NONE, CancelToken.NEVER).file());
    }

    /** The profile as it is now. */
    public ProfileState state() {
        return Objects.requireNonNull(current.state().get());
    }

    @Override
    public void close() {
        current.close();
        profiles.close();
    }
}
