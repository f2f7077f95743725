package dev.laurel.ui.app;

import dev.laurel.platform.desktop.Notice;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;

/** A toast in the words of the desktop. */
final class DesktopNotices {
    private DesktopNotices() {}

    static Notice of(Toast toast, I18n i18n) {
        var text = toast.level() == ToastLevel.UNLOCK
                ? (i18n.text("toast.unlocked") + "\n" + toast.text()).strip() : toast.text();
        return new Notice(toast.title(), text, urgency(toast.level()));
    }

    private static Notice.Urgency urgency(ToastLevel level) {
        return switch (level) {
            case INFO, SUCCESS -> Notice.Urgency.LOW;
            case UNLOCK, WARNING -> Notice.Urgency.NORMAL;
            case DANGER -> Notice.Urgency.CRITICAL;
        };
    }
}
