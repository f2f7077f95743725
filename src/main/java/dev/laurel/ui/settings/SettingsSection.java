package dev.laurel.ui.settings;

/** The sections of the settings, in their order. */
public enum SettingsSection {
    GENERAL("settings.general", "settings.general.about", "fth-sliders"),
    CATALOG("settings.catalog", "settings.catalog.about", "fth-book-open"),
    DESTINATIONS("settings.destinations", "settings.destinations.about", "fth-hard-drive"),
    AUTOMATIC("automatic.section", "automatic.about", "fth-clock"),
    SYNC("settings.sync", "settings.sync.about", "fth-refresh-cw"),
    SECURITY("settings.security", "settings.security.about", "fth-key"),
    APPEARANCE("settings.appearance", "settings.appearance.about", "fth-sun"),
    ABOUT("settings.about", "settings.about.about", "fth-info");

    private final String titleKey;
    private final String aboutKey;
    private final String icon;

    SettingsSection(String titleKey, String aboutKey, String icon) {
        this.titleKey = titleKey;
        this.aboutKey = aboutKey;
        this.icon = icon;
    }

    /** Message key of its title. */
    public String titleKey() {
        return titleKey;
    }

    /** Message key of the sentence below its title. */
    public String aboutKey() {
        return aboutKey;
    }

    /** Its icon as Ikonli names it. */
    public String icon() {
        return icon;
    }
}
