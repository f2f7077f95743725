package dev.laurel.ui.frame;

/** The features of the sidebar, in its order. */
public enum FeatureId {
    ACHIEVEMENTS("nav.achievements", "fth-award"),
    METRICS("nav.metrics", "fth-bar-chart-2"),
    BACKUPS("nav.backups", "fth-archive"),
    ACTIVITY("nav.activity", "fth-activity"),
    SETTINGS("nav.settings", "fth-settings");

    private final String titleKey;
    private final String icon;

    FeatureId(String titleKey, String icon) {
        this.titleKey = titleKey;
        this.icon = icon;
    }

    /** Key of its title among the messages. */
    public String titleKey() {
        return titleKey;
    }

    /** Its icon as Ikonli names it. */
    public String icon() {
        return icon;
    }
}
