package dev.laurel.ui.notification;

import dev.laurel.engine.catalog.Achievement;

/** Tells people something in passing, without asking for an answer. On the FX thread. */
public interface Notifier {
    /** Shows a toast, if toasts of its level are wanted. */
    void show(Toast toast);

    /** Tells that an achievement was unlocked. */
    void unlocked(Achievement achievement);

    /** Tells something. */
    default void info(String title, String text) {
        show(Toast.of(ToastLevel.INFO, title, text));
    }

    /** Tells that something went well. */
    default void success(String title, String text) {
        show(Toast.of(ToastLevel.SUCCESS, title, text));
    }

    /** Tells that something should be looked at. */
    default void warning(String title, String text) {
        show(Toast.of(ToastLevel.WARNING, title, text));
    }
}
