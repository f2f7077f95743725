package dev.laurel.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import javafx.beans.property.SimpleIntegerProperty;

import dev.laurel.fakes.OpenSample;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.store.ActivityEntry;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentActivityTest {
    private final Deque<Runnable> outcomes = new ArrayDeque<>();

    /** Does work at once; what comes of it is delivered when the test says so. */
    private final class Held implements TaskRunner {
        private final TaskRunner others = new SameThreadTaskRunner();

        @Override
        public <T> RunningTask start(Task<T> task) {
            outcomes.add(task.outcome(Progress.NONE, CancelToken.NEVER));
            return others.start(Task.of("", task.lane(), (_, _) -> true, _ -> {}, _ -> {}));
        }

        @Override
        public void deliver(Runnable action) {
            action.run();
        }

        @Override
        public RunningTask every(Duration period, String name, Runnable action) {
            return others.every(period, name, action);
        }
    }

    @Test
    void whatWasReadLaterCountsWhicheverComesFirst(@TempDir Path folder) {
        try (var sample = new OpenSample(folder)) {
            var profile = sample.state().profile();
            var current = new CurrentProfile(sample.profiles,
                    new ProfileRemoval(sample.profiles, sample.settings, () -> sample.secrets), new Held(),
                    error -> {
                        throw new AssertionError(error);
                    });
            current.begin(CurrentProfile.open(sample.profiles, profile.id()));
            var ended = new SimpleIntegerProperty();
            var recent = new RecentActivity(current, ended);
            sample.profiles.log(profile.user(),
                    new ActivityEntry(OpenSample.NOW, "backup", "manual", "", Duration.ZERO, 0, null));
            ended.set(1);
            outcomes.removeLast().run();
            assertThat(recent.recent().get().entries()).hasSize(1);
            while (!outcomes.isEmpty()) {
                outcomes.removeLast().run();
            }
            assertThat(recent.recent().get().entries()).as("an older reading that took longer").hasSize(1);
            current.close();
        }
    }
}
