package dev.laurel.secret;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** A prompt of the Secret Service API 0.2. Public for the proxies of D-Bus only. */
@DBusInterfaceName("org.freedesktop.Secret.Prompt")
public interface SecretPrompt extends DBusInterface {
    /**
     * Shows it.
     *
     * @param window what it belongs to, empty for none
     */
    @DBusMemberName("Prompt")
    void prompt(String window);

    /** Takes it away. */
    @DBusMemberName("Dismiss")
    void dismiss();

    /** The person has answered. */
    final class Completed extends DBusSignal {
        /** Made by the library. */
        public Completed(String path, boolean dismissed, Variant<?> result) throws DBusException {
            super(path, dismissed, result);
        }
    }
}
