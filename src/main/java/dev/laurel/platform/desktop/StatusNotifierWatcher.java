package dev.laurel.platform.desktop;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** Who knows all that is in the tray. Public for the proxies of D-Bus only. */
@DBusInterfaceName(StatusNotifierWatcher.NAME)
public interface StatusNotifierWatcher extends DBusInterface {
    /** Its name on the bus, and that of the interface. */
    String NAME = "org.kde.StatusNotifierWatcher";

    /** Puts the item into the tray that the owner of a name has at {@link StatusNotifierItem#PATH}. */
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String name);

    /** There is somebody now who draws the tray. */
    @DBusMemberName("StatusNotifierHostRegistered")
    final class HostRegistered extends DBusSignal {
        /** Made by the library. */
        public HostRegistered(String path) throws DBusException {
            super(path);
        }
    }
}
