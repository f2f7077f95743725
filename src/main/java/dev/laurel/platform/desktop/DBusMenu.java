package dev.laurel.platform.desktop;

import java.util.List;
import java.util.Map;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * A menu that somebody else draws. Entries have numbers, the menu itself has 0. Public for the library only.
 *
 * @see <a href="https://github.com/AyatanaIndicators/libdbusmenu/blob/main/libdbusmenu-glib/dbus-menu.xml">dbus-menu.xml</a>
 */
@DBusInterfaceName(DBusMenu.NAME)
@SuppressWarnings("UnusedVariable") // The library reads the fields.
public interface DBusMenu extends DBusInterface {
    /** The name of the interface. */
    String NAME = "com.canonical.dbusmenu";
    /** Where ours is. */
    String PATH = "/StatusNotifierItem/Menu";

    /** An entry with what is below it, and how often the menu has changed. */
    @DBusMemberName("GetLayout")
    Both<UInt32, Node> layout(int parent, int depth, List<String> properties);

    /** The properties of some entries; of all where none is named. */
    @DBusMemberName("GetGroupProperties")
    List<Entry> properties(List<Integer> entries, List<String> properties);

    /** One property of an entry. */
    @DBusMemberName("GetProperty")
    Variant<?> property(int entry, String property);

    /** Something has happened to an entry, such as {@code clicked}. */
    @DBusMemberName("Event")
    void event(int entry, String event, Variant<?> data, UInt32 time);

    /** The same for several. Gives those that there are not. */
    @DBusMemberName("EventGroup")
    List<Integer> events(List<Event> events);

    /** An entry is about to be shown. Says whether it has to be read again. */
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int entry);

    /** The same for several: those that have to be read again, and those that there are not. */
    @DBusMemberName("AboutToShowGroup")
    Both<List<Integer>, List<Integer>> aboutToShow(List<Integer> entries);

    /** The menu has changed below an entry. */
    @DBusMemberName("LayoutUpdated")
    final class LayoutUpdated extends DBusSignal {
        /** Made by the library. */
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }

    /** Two answers. */
    final class Both<A, B> extends Tuple {
        @Position(0)
        private final A first;

        @Position(1)
        private final B second;

        Both(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** An entry with what is below it. */
    final class Node extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> properties;

        @Position(2)
        private final List<Variant<?>> children;

        Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }

        /** As the children of another one. */
        Variant<Node> asChild() {
            return new Variant<>(this, "(ia{sv}av)");
        }
    }

    /** An entry with its properties. */
    final class Entry extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> properties;

        Entry(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** Something that has happened to an entry. */
    final class Event extends Struct {
        @Position(0)
        private final int entry;

        @Position(1)
        private final String name;

        @Position(2)
        private final Variant<?> data;

        @Position(3)
        private final UInt32 time;

        /** Made by the library. */
        public Event(int entry, String name, Variant<?> data, UInt32 time) {
            this.entry = entry;
            this.name = name;
            this.data = data;
            this.time = time;
        }

        int entry() {
            return entry;
        }

        String name() {
            return name;
        }
    }
}
