package dev.laurel.ui.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.task.RunningTask;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * The toasts that are shown, oldest first: at most three, each for six seconds, longer while the pointer is over them.
 * A burst of unlocks becomes one toast.
 */
public final class ToastsViewModel implements Notifier {
    private static final int MOST = 3;
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_SHOWN = 12;

    private final TaskRunner tasks;
    private final I18n i18n;
    private final Predicate<ToastLevel> wanted;
    private final Consumer<Toast> elsewhere;
    private final ObservableList<Toast> shown = FXCollections.observableArrayList();
    private final ObservableList<Toast> readOnly = FXCollections.unmodifiableObservableList(shown);
    private final List<TimeLeft> timeLeft = new ArrayList<>();
    private final List<Achievement> unlocked = new ArrayList<>();
    private @Nullable RunningTask ticking;
    private boolean held;

    /**
     * None is shown yet.
     *
     * @param wanted whether toasts of a level are to be shown
     * @param elsewhere told of each that is shown, for when nobody looks at the window
     */
    public ToastsViewModel(
            TaskRunner tasks, I18n i18n, Predicate<ToastLevel> wanted, Consumer<Toast> elsewhere) {
        this.tasks = tasks;
        this.i18n = i18n;
        this.wanted = wanted;
        this.elsewhere = elsewhere;
    }

    /** The toasts that are shown, oldest first. */
    public ObservableList<Toast> shown() {
        return readOnly;
    }

    @Override
    public void show(Toast toast) {
        if (!wanted.test(toast.level())) {
            return;
        }
        if (shown.size() == MOST) {
            remove(0);
        }
        timeLeft.add(new TimeLeft(TICKS_SHOWN));
        shown.add(toast);
        elsewhere.accept(toast);
        if (ticking == null) {
            ticking = tasks.every(TICK, "", this::tick);
        }
    }

    @Override
    public void unlocked(Achievement achievement) {
        unlocked.add(achievement);
        if (unlocked.size() == 1) {
            // Those of one import arrive together, in deliveries that are queued before this one.
            tasks.deliver(this::showUnlocked);
        }
    }

    private void showUnlocked() {
        var all = List.copyOf(unlocked);
        unlocked.clear();
        if (all.size() > MOST) {
            show(new Toast(ToastLevel.UNLOCK, i18n.text("toast.unlockedMany", all.size()),
                    i18n.text("toast.unlockedManyText", all.getFirst().title()), all.getFirst().icon(), null));
        } else {
            all.forEach(achievement -> show(new Toast(ToastLevel.UNLOCK, achievement.title(),
                    achievement.description(), achievement.icon(), null)));
        }
    }

    /** Somebody closed it. */
    public void dismiss(Toast toast) {
        var at = shown.indexOf(toast);
        if (at >= 0) {
            remove(at);
        }
    }

    /** The pointer is over the toasts, or has left them: they stay while somebody reads. */
    public void hold(boolean reading) {
        held = reading;
    }

    private void tick() {
        if (held) {
            return;
        }
        timeLeft.replaceAll(TimeLeft::less);
        for (var at = shown.size() - 1; at >= 0; at--) {
            if (timeLeft.get(at).ticks <= 0) {
                remove(at);
            }
        }
    }

    private void remove(int at) {
        timeLeft.remove(at);
        shown.remove(at);
        if (shown.isEmpty() && ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private record TimeLeft(int ticks) {
        TimeLeft less() {
            return new TimeLeft(ticks - 1);
        }
    }
}
