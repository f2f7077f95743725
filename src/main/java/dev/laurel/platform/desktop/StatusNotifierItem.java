package dev.laurel.platform.desktop;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/**
 * What is in the tray, as the tray asks for it. Public for the library only.
 *
 * @see <a href="https://specifications.freedesktop.org/status-notifier-item-spec/latest/">StatusNotifierItem</a>
 */
@DBusInterfaceName(StatusNotifierItem.NAME)
@SuppressWarnings("UnusedVariable") // The library reads the fields.
public interface StatusNotifierItem extends DBusInterface {
    /** The name of the interface; KDE's, which every tray speaks. */
    String NAME = "org.kde.StatusNotifierItem";
    /** Where trays look for it. */
    String PATH = "/StatusNotifierItem";

    /** A click with the first button. */
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /** A click with the middle one. */
    @DBusMemberName("SecondaryActivate")
    void activateOtherwise(int x, int y);

    /** A click with the last one, where the tray does not draw the menu itself. */
    @DBusMemberName("ContextMenu")
    void showMenu(int x, int y);

    /** The wheel was turned over it. */
    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /** A picture in network byte order. */
    final class Pixmap extends Struct {
        @Position(0)
        private final int width;

        @Position(1)
        private final int height;

        @Position(2)
        private final byte[] pixels;

        Pixmap(Picture picture) {
            width = picture.width();
            height = picture.height();
            pixels = picture.alphaFirst();
        }
    }

    /** The title and the text have changed. */
    @DBusMemberName("NewToolTip")
    final class NewToolTip extends DBusSignal {
        /** Made by the library. */
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }

    /** It needs attention now, or none any more. */
    @DBusMemberName("NewStatus")
    final class NewStatus extends DBusSignal {
        /** Made by the library. */
        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
        }
    }
}
