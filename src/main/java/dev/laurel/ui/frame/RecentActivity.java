package dev.laurel.ui.frame;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import dev.laurel.store.ActivityEntry;

/** The newest entries of the open profile's activity log, for all who follow it at a glance. On the FX thread. */
public final class RecentActivity {
    private static final int MOST = 200;

    private final CurrentProfile current;
    private final ReadOnlyObjectWrapper<Recent> recent = new ReadOnlyObjectWrapper<>(this, "recent", Recent.NONE);
    private long begun;
    private long taken;

    /**
     * What was read.
     *
     * @param isKnown whether it was read already
     * @param entries newest first
     */
    public record Recent(boolean isKnown, List<ActivityEntry> entries) {
        private static final Recent NONE = new Recent(false, List.of());

        public Recent {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads whenever something may have been noted.
     *
     * @param ended changes when a task has ended
     */
    public RecentActivity(CurrentProfile current, ObservableValue<Number> ended) {
        this.current = current;
        current.state().subscribe(_ -> read());
        ended.subscribe((_, _) -> read());
    }

    private void read() {
        var number = ++begun;
        if (current.profile() == null) {
            take(number, Recent.NONE);
            return;
        }
        current.read("", (session, _, _) -> new Recent(true, session.activity(MOST)), found -> take(number, found),
                _ -> take(number, Recent.NONE));
    }

    private void take(long number, Recent found) {
        if (number > taken) { // Readings run beside each other, and a later one may be done first.
            taken = number;
            recent.set(found);
        }
    }

    /** What was read last. */
    public ReadOnlyObjectProperty<Recent> recent() {
        return recent.getReadOnlyProperty();
    }
}
