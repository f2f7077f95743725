package dev.laurel.ui.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.laurel.error.LaurelError;
import dev.laurel.i18n.Messages;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.OutgoingFiles;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.SettingsStore;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.FxTaskRunner;
import dev.laurel.ui.fx.I18n;

/**
 * What outlives a window that is made anew when the language changes: the data folder, settings, profiles, tasks.
 *
 * @param notices what a person should know of the opening, such as a file that was kept aside
 */
public record Services(
        AppFolders folders,
        InstantSource clock,
        ZoneId zone,
        Locale system,
        FxTaskRunner tasks,
        SettingsStore settings,
        Profiles profiles,
        SecretVault secrets,
        Destinations destinations,
        OutgoingFiles outgoing,
        List<LaurelError> notices)
        implements AutoCloseable {

    /**
     * Opens a data folder; does I/O, so not on the FX thread.
     *
     * @param system the system's locale
     * @throws dev.laurel.error.LaurelException if the folder can't be used
     */
    public static Services open(AppFolders folders, InstantSource clock, ZoneId zone, Locale system) {
        folders.create();
        var notices = new ArrayList<LaurelError>();
        var settings = SettingsStore.open(folders.data(), clock);
        notices.addAll(settings.notices());
        var profiles = Profiles.open(folders.data(), clock);
        notices.addAll(profiles.notices());
        var secrets = SecretVault.of(folders.data(), new SecureRandom());
        return new Services(
                folders, clock, zone, system, new FxTaskRunner(), settings.store(), profiles.profiles(), secrets,
                new Destinations(() -> secrets, System.getenv(), clock), new OutgoingFiles(), List.copyOf(notices));
    }

    /** The destinations as they are opened when nobody expects a question: a locked keychain stays locked. */
    public Destinations unaskedDestinations() {
        return new Destinations(secrets::unasked, System.getenv(), clock);
    }

    /** What backups are encrypted and opened with. */
    public BackupSecrets backupSecrets() {
        return BackupSecrets.kept(settings::get, () -> secrets);
    }

    /** Opens the profile that was open last, and reads the texts; does I/O, so not on the FX thread. */
    public CurrentProfile.Beginning begin() {
        var _ = i18n();
        return CurrentProfile.open(profiles, settings.get().lastProfile());
    }

    /** The texts in the chosen language, or the system's. */
    public I18n i18n() {
        var tag = settings.get().language();
        if (tag == null) {
            return new I18n(Messages.of(system), clock, zone);
        }
        var chosen = Locale.forLanguageTag(tag);
        // The system's country goes on shaping numbers and dates if it speaks that language.
        var locale = chosen.getLanguage().equals(system.getLanguage()) ? system : chosen;
        return new I18n(Messages.of(locale), clock, zone);
    }

    /** Folder of the log files. */
    public Path logs() {
        return folders.logs();
    }

    /** Waits for running work, then closes everything. */
    @Override
    public void close() {
        tasks.close();
        outgoing.close();
        profiles.close();
        secrets.close();
    }
}
