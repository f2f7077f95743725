package dev.laurel.platform.desktop;

import java.util.List;
import java.util.Map;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * Who shows notices. Public for the proxies of D-Bus only.
 *
 * @see <a href="https://specifications.freedesktop.org/notification-spec/latest/">Desktop Notifications Specification</a>
 */
@DBusInterfaceName(Notifications.NAME)
@SuppressWarnings("UnusedVariable") // The library reads the fields.
public interface Notifications extends DBusInterface {
    /** Its name on the bus, and that of the interface. */
    String NAME = "org.freedesktop.Notifications";
    /** Where it is. */
    String PATH = "/org/freedesktop/Notifications";

    /** What it can do. */
    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    /**
     * Shows a notice.
     *
     * @param replaces the number of one that this takes the place of, or 0
     * @param actions keys and what people see of them, by turns
     * @param timeout in milliseconds, or -1 for as long as it usually is
     * @return its number
     */
    @DBusMemberName("Notify")
    UInt32 show(
            String program, UInt32 replaces, String icon, String title, String text, List<String> actions,
            Map<String, Variant<?>> hints, int timeout);

    /** A picture whose pixels have four bytes. */
    final class Image extends Struct {
        @Position(0)
        private final int width;

        @Position(1)
        private final int height;

        @Position(2)
        private final int rowBytes;

        @Position(3)
        private final boolean alpha = true;

        @Position(4)
        private final int bitsPerSample = 8;

        @Position(5)
        private final int channels = 4;

        @Position(6)
        private final byte[] pixels;

        Image(Picture picture) {
            width = picture.width();
            height = picture.height();
            rowBytes = 4 * width;
            pixels = picture.alphaLast();
        }
    }

    /** A person has chosen an action of a notice. */
    @DBusMemberName("ActionInvoked")
    final class Chosen extends DBusSignal {
        private final UInt32 id;

        /** Made by the library. */
        public Chosen(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
        }

        UInt32 id() {
            return id;
        }
    }

    /** A notice is gone. */
    @DBusMemberName("NotificationClosed")
    final class Gone extends DBusSignal {
        private final UInt32 id;

        /** Made by the library. */
        public Gone(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
        }

        UInt32 id() {
            return id;
        }
    }
}
