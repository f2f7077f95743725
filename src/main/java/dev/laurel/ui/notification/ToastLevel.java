package dev.laurel.ui.notification;

/** How much a toast matters, least first. */
public enum ToastLevel {
    INFO("fth-info"),
    SUCCESS("fth-check-circle"),
    UNLOCK("fth-award"),
    WARNING("fth-alert-triangle"),
    DANGER("fth-alert-octagon");

    private final String icon;

    ToastLevel(String icon) {
        this.icon = icon;
    }

    /** Its icon as Ikonli names it. */
    public String icon() {
        return icon;
    }
}
