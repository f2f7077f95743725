package dev.laurel.secret;

import java.util.List;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** What is used of the service of the Secret Service API 0.2. Public for the proxies of D-Bus only. */
@DBusInterfaceName("org.freedesktop.Secret.Service")
public interface SecretService extends DBusInterface {
    /** Unlocks what needs no prompt for it; the prompt for the rest is at a path, {@code /} for none. */
    @DBusMemberName("Unlock")
    Unlocked unlock(List<DBusPath> objects);

    /** What {@link #unlock} gives. */
    final class Unlocked extends Tuple {
        @Position(0)
        private final List<DBusPath> done;

        @Position(1)
        private final DBusPath prompt;

        /** Made by the library. */
        public Unlocked(List<DBusPath> done, DBusPath prompt) {
            this.done = done;
            this.prompt = prompt;
        }

        /** What is unlocked now. */
        public List<DBusPath> done() {
            return done;
        }

        /** Where the prompt is. */
        public DBusPath prompt() {
            return prompt;
        }
    }
}
