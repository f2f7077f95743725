package dev.laurel.ui.settings;

import java.util.Locale;

import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.NotificationLevel;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.ui.fx.I18n;

/** What people read of the choices in the settings. */
record SettingsWords(I18n i18n) {
    /** Stands for whichever language the system speaks. */
    static final Locale SYSTEM_LANGUAGE = Locale.ROOT;

    /** Each language in its own words, so that it is found by whoever chose the wrong one. */
    String name(Locale locale) {
        return locale.equals(SYSTEM_LANGUAGE)
                ? i18n.text("settings.general.language.system")
                : locale.getDisplayLanguage(locale);
    }

    /** How much is told. */
    String name(NotificationLevel level) {
        return i18n.text(switch (level) {
            case ALL -> "settings.general.notifications.all";
            case WARNINGS -> "settings.general.notifications.warnings";
            case ERRORS -> "settings.general.notifications.errors";
        });
    }

    /** Light or dark. */
    String name(Theme value) {
        return i18n.text(switch (value) {
            case SYSTEM -> "settings.appearance.system";
            case LIGHT -> "settings.appearance.light";
            case DARK -> "settings.appearance.dark";
        });
    }

    /** How achievements are laid out. */
    String name(Layout value) {
        return i18n.text(switch (value) {
            case CARDS -> "settings.appearance.cards";
            case TABLE -> "settings.appearance.table";
        });
    }
}
