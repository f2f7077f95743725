package dev.laurel.fakes;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;

/** Keeps what was told. */
public final class RecordingNotifier implements Notifier {
    private final List<Toast> toasts = new ArrayList<>();

    @Override
    public void show(Toast toast) {
        toasts.add(toast);
    }

    @Override
    public void unlocked(Achievement achievement) {
        // Unlocks are told of by the window alone.
    }

    /** All toasts so far. */
    public List<Toast> toasts() {
        return List.copyOf(toasts);
    }

    /** The titles of all toasts so far. */
    public List<String> titles() {
        return toasts.stream().map(Toast::title).toList();
    }
}
