package dev.laurel.ui.frame;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.backup.schedule.AutomaticBackup.Done;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.error.LaurelError;
import dev.laurel.profile.AutomaticBackups;
import dev.laurel.profile.ProfileSession;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/** The automatic backups of the open profile, and how they stand. On the FX thread. */
public final class AutomaticRuns implements SessionCompanion {
    private final Tools tools;
    private final Outcomes outcomes;
    private final ReadOnlyObjectWrapper<List<Status>> status = new ReadOnlyObjectWrapper<>(this, "status", List.of());
    private @Nullable AutomaticBackups backups;

    /**
     * What runs need.
     *
     * @param random spreads retries
     * @param taskNames what people see a run called, given the destination's name
     */
    public record Tools(
            SettingsStore settings,
            AutomaticBackups.Work work,
            TaskRunner tasks,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<String> taskNames) {}

    /** Who hears what came of runs. */
    public interface Outcomes {
        /** A run has failed, and it is time to tell a person. */
        void failed(String destination, LaurelError error);

        /** A run has succeeded. */
        void succeeded(String destination, Done done);
    }

    /** None run before a profile is opened. */
    public AutomaticRuns(Tools tools, Outcomes outcomes) {
        this.tools = tools;
        this.outcomes = outcomes;
    }

    /** How each destination of the settings stands; empty while no profile is open. */
    public ReadOnlyObjectProperty<List<Status>> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void opened(ProfileSession session) {
        var listener = new Told();
        listener.about = new AutomaticBackups(session, tools.settings(), tools.work(), tools.tasks(), tools.clock(),
                tools.random(), tools.taskNames(), listener);
        backups = listener.about;
        listener.changed();
    }

    @Override
    public void closing(Runnable mayClose) {
        var ending = letGo();
        if (ending == null) {
            mayClose.run();
        } else {
            ending.end(mayClose);
        }
    }

    @Override
    public void removing(Runnable mayClose) {
        var ending = letGo();
        if (ending == null) {
            mayClose.run();
        } else {
            ending.stop(mayClose);
        }
    }

    private @Nullable AutomaticBackups letGo() {
        var ending = backups;
        backups = null;
        status.set(List.of());
        return ending;
    }

    /**
     * The window is about to close: backs up what is not safe yet. The profile stays open.
     *
     * @param done told once nothing runs any more; at once if there is nothing to wait for
     * @return whether there is something to wait for
     */
    public boolean finish(Runnable done) {
        if (backups == null) {
            done.run();
            return false;
        }
        return backups.end(done);
    }

    /** Stops what is under way; the next start catches it up. */
    public void cancel() {
        if (backups != null) {
            backups.cancel();
        }
    }

    /** A person wants backups to all destinations, now; without a profile this does nothing. */
    public void backUpNow() {
        if (backups != null) {
            backups.backUpNow();
        }
    }

    /** Somebody has mended what made runs fail: the next attempts need not wait. */
    public void tryAgain() {
        if (backups != null) {
            backups.tryAgain();
        }
    }

    /** Hears of one profile's backups, and passes on what is of the profile that is open. */
    private final class Told implements AutomaticBackups.Listener {
        private @Nullable AutomaticBackups about;

        @Override
        public void changed() {
            if (about != null && about.equals(backups)) {
                status.set(about.status());
            }
        }

        @Override
        public void failed(String destination, LaurelError error) {
            if (about != null && about.equals(backups)) {
                outcomes.failed(destination, error);
            }
        }

        @Override
        public void succeeded(String destination, Done done) {
            if (about != null && about.equals(backups)) {
                outcomes.succeeded(destination, done);
            }
        }
    }
}
