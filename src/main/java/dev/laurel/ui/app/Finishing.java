package dev.laurel.ui.app;

import java.time.Duration;

import dev.laurel.task.RunningTask;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.frame.AutomaticRuns;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Lets the last backups end before the window closes, with a dialog if that takes a while. On the FX thread. */
final class Finishing {
    /** What is over sooner needs no words. */
    private static final Duration UNNOTICED = Duration.ofMillis(400);

    private final AutomaticRuns runs;
    private final TaskRunner tasks;
    private final ModalHost modals;
    private final Runnable show;
    private final I18n i18n;
    private @Nullable RunningTask waiting;
    private boolean begun;
    private boolean over;

    /**
     * Nothing ends yet.
     *
     * @param show brings the window to the front, which may be out of sight: whoever quits from the tray
     */
    Finishing(AutomaticRuns runs, TaskRunner tasks, ModalHost modals, Runnable show, I18n i18n) {
        this.runs = runs;
        this.tasks = tasks;
        this.modals = modals;
        this.show = show;
        this.i18n = i18n;
    }

    /**
     * Backs up what is not safe yet. A second call does not wait for it any more, and neither does whoever closes the
     * dialog: the next start catches up then.
     *
     * @param done told once
     */
    void finish(Runnable done) {
        if (begun) {
            leave(done);
            return;
        }
        begun = true;
        if (runs.finish(() -> end(done)) && !over) {
            waiting = tasks.every(UNNOTICED, "", () -> {
                if (waiting != null) { // One that was on its way when it ended comes all the same.
                    stopWaiting();
                    show.run();
                    FinishingDialog.show(modals, i18n, () -> leave(done));
                }
            });
        }
    }

    private void leave(Runnable done) {
        runs.cancel();
        end(done);
    }

    private void end(Runnable done) {
        if (!over) {
            over = true;
            stopWaiting();
            done.run();
        }
    }

    private void stopWaiting() {
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
    }
}
