package dev.laurel.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
 * @param layout how the achievements are laid out
 * @param reducedMotion whether to do without movement
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
        Layout layout,
        boolean reducedMotion) {

    /** What holds before anybody has chosen anything. */
    public static final Settings DEFAULTS = new Settings(
            null, Theme.SYSTEM, null, null, null, List.of(), Masking.ALL, NotificationLevel.ALL, Layout.CARDS, false);

    public Settings {
        destinations = List.copyOf(destinations);
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

    /** With another language. */
    public Settings withLanguage(@Nullable String value) {
        return new Settings(
                value, theme, window, lastProfile, lastFolder, destinations, masking, notifications, layout,
                reducedMotion);
    }

    /** With another theme. */
    public Settings withTheme(Theme value) {
        return new Settings(
                language, value, window, lastProfile, lastFolder, destinations, masking, notifications, layout,
                reducedMotion);
    }

    /** With another place of the window. */
    public Settings withWindow(@Nullable WindowPlace value) {
        return new Settings(
                language, theme, value, lastProfile, lastFolder, destinations, masking, notifications, layout,
                reducedMotion);
    }

    /** With another last profile. */
    public Settings withLastProfile(@Nullable Long value) {
        return new Settings(
                language, theme, window, value, lastFolder, destinations, masking, notifications, layout,
                reducedMotion);
    }

    /** With another last folder. */
    public Settings withLastFolder(@Nullable Path value) {
        return new Settings(
                language, theme, window, lastProfile, value, destinations, masking, notifications, layout,
                reducedMotion);
    }

    /**
     * With other destinations.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Settings withDestinations(UnaryOperator<List<DestinationSettings>> change) {
        return new Settings(
                language, theme, window, lastProfile, lastFolder, change.apply(new ArrayList<>(destinations)),
                masking, notifications, layout, reducedMotion);
    }

    /** With other masking. */
    public Settings withMasking(Masking value) {
        return new Settings(
                language, theme, window, lastProfile, lastFolder, destinations, value, notifications, layout,
                reducedMotion);
    }

    /** With other toasts. */
    public Settings withNotifications(NotificationLevel value) {
        return new Settings(
                language, theme, window, lastProfile, lastFolder, destinations, masking, value, layout,
                reducedMotion);
    }

    /** With another layout. */
    public Settings withLayout(Layout value) {
        return new Settings(
                language, theme, window, lastProfile, lastFolder, destinations, masking, notifications, value,
                reducedMotion);
    }

    /** With or without movement. */
    public Settings withReducedMotion(boolean value) {
        return new Settings(
                language, theme, window, lastProfile, lastFolder, destinations, masking, notifications, layout,
                value);
    }
}
