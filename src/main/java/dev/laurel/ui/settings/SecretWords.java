package dev.laurel.ui.settings;

import dev.laurel.secret.SecretPlace;
import dev.laurel.secret.SecretStatus;
import dev.laurel.ui.fx.I18n;

/** Where secrets are kept, in words. */
final class SecretWords {
    private SecretWords() {}

    /** One sentence on a status. */
    static String text(SecretStatus status, I18n i18n) {
        return switch (status) {
            case SecretStatus.Available(var place) -> i18n.text("settings.secret.unlocked", name(place, i18n));
            case SecretStatus.Locked(var place) -> i18n.text("settings.secret.locked", name(place, i18n));
            case SecretStatus.Absent(var reason) -> i18n.error(reason).what();
        };
    }

    /** The same, and what follows from it for a secret that is needed or kept. */
    static String withHint(SecretStatus status, I18n i18n) {
        return text(status, i18n) + switch (status) {
            case SecretStatus.Available _ -> "";
            case SecretStatus.Locked _ -> " " + i18n.text("settings.secret.locked.hint");
            case SecretStatus.Absent _ -> " " + i18n.text("settings.secret.thisRun");
        };
    }

    private static String name(SecretPlace place, I18n i18n) {
        return i18n.text(switch (place) {
            case SECRET_SERVICE -> "settings.secret.place.service";
            case KWALLET -> "settings.secret.place.kwallet";
            case MAC_KEYCHAIN -> "settings.secret.place.mac";
            case WINDOWS_CREDENTIALS -> "settings.secret.place.windows";
            case FILE -> "settings.secret.place.file";
            case SESSION -> "settings.secret.place.session";
        });
    }
}
