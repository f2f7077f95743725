package dev.laurel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a person has chosen. Immutable; a change makes a new one through {@link SettingsStore#update}.
 *
 * @param language BCP 47 tag of the language, or null to follow the system
 * @param theme light, dark or as the system
 * @param window where the window was, or null before it was ever shown
 * @param lastProfile id of the profile that was open last, or null
 * @param lastFolder where a file was last chosen, or null
 * @param destinations where backups can go; names are unique
 * @param masking what is masked of a hidden achievement until it is unlocked
 * @param notifications which toasts are shown
 * @param desktopNotices whether the desktop tells them too while another window is in front
 * @param layout how the achievements are laid out
 * @param reducedMotion whether to do without movement
 * @param backupRules how profiles are backed up to destinations where that is not {@link BackupRules#usual}; one for a
 *     profile and destination at most
 * @param updates address that is asked for newer versions, or null: none is
 * @param sync where profiles meet other devices; one for a profile at most
 * @param recipients who can open the backups of those destinations that are {@link SealedWith#RECIPIENTS}; keys are
 *     unique
 */
public record Settings(
        @Nullable String language,
        Theme theme,
        @Nullable WindowPlace window,
        @Nullable Long lastProfile,
        @Nullable Path lastFolder,
        List<DestinationSettings> destinations,
        Masking masking,
        NotificationLevel notifications,
        boolean desktopNotices,
        Layout layout,
        boolean reducedMotion,
        List<BackupRules> backupRules,
        @Nullable URI updates,
        List<SyncSettings> sync,
        List<Recipient> recipients) {

    /** What holds before anybody has chosen anything. */
    public static final Settings DEFAULTS = new Settings(
            null, Theme.SYSTEM, null, null, null, List.of(), Masking.ALL, NotificationLevel.ALL, true, Layout.CARDS,
            false, List.of(), null, List.of(), List.of());

    public Settings {
        destinations = List.copyOf(destinations);
        backupRules = List.copyOf(backupRules);
        if (backupRules.stream().map(BackupRules::subject).distinct().count() < backupRules.size()) {
            throw new IllegalArgumentException("Two sets of rules for one profile and destination");
        }
        sync = List.copyOf(sync);
        if (sync.stream().map(SyncSettings::profile).distinct().count() < sync.size()) {
            throw new IllegalArgumentException("Two places to meet for one profile");
        }
        recipients = List.copyOf(recipients);
        if (recipients.stream().map(Recipient::key).distinct().count() < recipients.size()) {
            throw new IllegalArgumentException("Two recipients with one key");
        }
        var names = new HashSet<String>();
        for (var destination : destinations) {
            if (!names.add(destination.name())) {
                throw new IllegalArgumentException("Two destinations are called " + destination.name());
            }
        }
    }

    /** Light, dark, or whichever the system shows. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Which toasts are shown; errors always are. */
    public enum NotificationLevel {
        /** Unlocks and outcomes. */
        ALL,
        /** Warnings and errors. */
        WARNINGS,
        /** Errors alone. */
        ERRORS
    }

    /** How the achievements are laid out. */
    public enum Layout {
        CARDS,
        TABLE
    }

    /**
     * Where the window was, in screen units.
     *
     * @param maximised whether it filled the screen; the other numbers are then those to return to
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
        public WindowPlace {
            if (!Double.isFinite(x) || !Double.isFinite(y) || !isLength(width) || !isLength(height)) {
                throw new IllegalArgumentException(
                        "No place for a window: " + x + "," + y + " " + width + "x" + height);
            }
        }
    }

    private static boolean isLength(double units) {
        return units > 0 && units < 1_000_000;
    }

    /** What is masked of a hidden achievement until it is unlocked. */
    public record Masking(boolean icon, boolean title, boolean description, boolean metric) {
        /** Everything is. */
        public static final Masking ALL = new Masking(true, true, true, true);
    }

    /** The destination of a name. */
    public Optional<DestinationSettings> destination(String name) {
        return destinations.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The rules of a profile's backups to a destination. */
    public BackupRules backupRules(long profile, String destination) {
        var usual = BackupRules.usual(profile, destination);
        return backupRules.stream().filter(it -> it.subject().equals(usual.subject())).findFirst().orElse(usual);
    }

    /** Where a profile meets other devices, if it does. */
    public Optional<SyncSettings> sync(long profile) {
        return sync.stream().filter(it -> it.profile() == profile).findFirst();
    }

    /** With another language. */
    public Settings withLanguage(@Nullable String value) {
        return with(it -> it.language = value);
    }

    /** With another theme. */
    public Settings withTheme(Theme value) {
        return with(it -> it.theme = value);
    }

    /** With another place of the window. */
    public Settings withWindow(@Nullable WindowPlace value) {
        return with(it -> it.window = value);
    }

    /** With another last profile. */
    public Settings withLastProfile(@Nullable Long value) {
        return with(it -> it.lastProfile = value);
    }

    /** With another last folder. */
    public Settings withLastFolder(@Nullable Path value) {
        return with(it -> it.lastFolder = value);
    }

    /**
     * With other destinations. The rules of those that are gone go too, and no profile meets others there any more.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Settings withDestinations(UnaryOperator<List<DestinationSettings>> change) {
        return withDestinations(change, Map.of());
    }

    /**
     * The same, where some are only called otherwise from now on.
     *
     * @param renamed their new names by the old ones
     */
    public Settings withDestinations(
            UnaryOperator<List<DestinationSettings>> change, Map<String, String> renamed) {
        return with(it -> {
            it.destinations = change.apply(new ArrayList<>(destinations));
            // What is left under its name, and what is called otherwise; somebody may have taken the name of one that
            // is gone.
            var names = new HashMap<String, String>();
            it.destinations.stream().map(DestinationSettings::name)
                    .filter(name -> !renamed.containsValue(name))
                    .forEach(name -> names.put(name, name));
            names.putAll(renamed);
            it.backupRules = backupRules.stream()
                    .filter(rules -> names.containsKey(rules.destination()))
                    .map(rules -> rules.withDestination(Objects.requireNonNull(names.get(rules.destination()))))
                    .toList();
            it.sync = sync.stream().<SyncSettings>flatMap(place -> switch (place) {
                case SyncSettings.Server server -> Stream.of(server);
                case SyncSettings.Bucket(var profile, var destination, var user) ->
                    Stream.ofNullable(names.get(destination)).map(name -> new SyncSettings.Bucket(profile, name, user));
            }).toList();
        });
    }

    /** With other masking. */
    public Settings withMasking(Masking value) {
        return with(it -> it.masking = value);
    }

    /** With other toasts. */
    public Settings withNotifications(NotificationLevel value) {
        return with(it -> it.notifications = value);
    }

    /** With or without notices of the desktop. */
    public Settings withDesktopNotices(boolean value) {
        return with(it -> it.desktopNotices = value);
    }

    /** With another layout. */
    public Settings withLayout(Layout value) {
        return with(it -> it.layout = value);
    }

    /** With or without movement. */
    public Settings withReducedMotion(boolean value) {
        return with(it -> it.reducedMotion = value);
    }

    /** With other rules for their profile and destination. */
    public Settings withBackupRules(BackupRules value) {
        return with(it -> it.backupRules = Stream.concat(
                backupRules.stream().filter(rules -> !rules.subject().equals(value.subject())),
                Stream.of(value).filter(rules -> !rules.isUsual())).toList());
    }

    /** With another address that is asked for newer versions. */
    public Settings withUpdates(@Nullable URI value) {
        return with(it -> it.updates = value);
    }

    /**
     * With another place where a profile meets other devices.
     *
     * @param value null for none
     */
    public Settings withSync(long profile, @Nullable SyncSettings value) {
        return with(it -> it.sync = Stream.concat(
                sync.stream().filter(other -> other.profile() != profile), Stream.ofNullable(value)).toList());
    }

    /** With another recipient, or another name for one that is there. */
    public Settings withRecipient(Recipient value) {
        return with(it -> it.recipients = Stream.concat(
                recipients.stream().filter(other -> !other.key().equals(value.key())), Stream.of(value)).toList());
    }

    /** Without the recipient of a key. */
    public Settings withoutRecipient(String key) {
        return with(it -> it.recipients = recipients.stream().filter(other -> !other.key().equals(key)).toList());
    }

    /** Without what was chosen for a profile, which is gone. */
    public Settings withoutProfile(long profile) {
        return with(it -> {
            it.lastProfile = Objects.equals(lastProfile, profile) ? null : lastProfile;
            it.backupRules = backupRules.stream().filter(rules -> rules.profile() != profile).toList();
            it.sync = sync.stream().filter(place -> place.profile() != profile).toList();
        });
    }

    private Settings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings on their way from one version to the next, so that each change names only what it changes. */
    private static final class Draft {
        private @Nullable String language;
        private Theme theme;
        private @Nullable WindowPlace window;
        private @Nullable Long lastProfile;
        private @Nullable Path lastFolder;
        private List<DestinationSettings> destinations;
        private Masking masking;
        private NotificationLevel notifications;
        private boolean desktopNotices;
        private Layout layout;
        private boolean reducedMotion;
        private List<BackupRules> backupRules;
        private @Nullable URI updates;
        private List<SyncSettings> sync;
        private List<Recipient> recipients;

        Draft(Settings from) {
            language = from.language;
            theme = from.theme;
            window = from.window;
            lastProfile = from.lastProfile;
            lastFolder = from.lastFolder;
            destinations = from.destinations;
            masking = from.masking;
            notifications = from.notifications;
            desktopNotices = from.desktopNotices;
            layout = from.layout;
            reducedMotion = from.reducedMotion;
            backupRules = from.backupRules;
            updates = from.updates;
            sync = from.sync;
            recipients = from.recipients;
        }

        Settings settings() {
            return new Settings(language, theme, window, lastProfile, lastFolder, destinations, masking, notifications,
                    desktopNotices, layout, reducedMotion, backupRules, updates, sync, recipients);
        }
    }
}
