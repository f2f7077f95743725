package dev.laurel.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.i18n.Messages;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;
import org.junit.jupiter.api.Test;

class ToastsViewModelTest {
    private static final I18n TEXTS =
            new I18n(Messages.of(Locale.ENGLISH), InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final List<Toast> elsewhere = new ArrayList<>();
    private final ToastsViewModel toasts = new ToastsViewModel(tasks, TEXTS, _ -> true, _ -> {});

    @Test
    void aToastGoesAfterSixSeconds() {
        toasts.info("One", "");
        IntStream.range(0, 11).forEach(_ -> tasks.tick());
        assertThat(toasts.shown()).hasSize(1);
        tasks.tick();
        assertThat(toasts.shown()).isEmpty();
    }

    @Test
    void aToastStaysWhileThePointerIsOverIt() {
        toasts.info("One", "");
        toasts.hold(true);
        IntStream.range(0, 50).forEach(_ -> tasks.tick());
        assertThat(toasts.shown()).hasSize(1);
        toasts.hold(false);
        IntStream.range(0, 12).forEach(_ -> tasks.tick());
        assertThat(toasts.shown()).isEmpty();
    }

    @Test
    void theFourthPushesOutTheOldest() {
        for (var title : new String[] {"1", "2", "3", "4"}) {
            toasts.info(title, "");
        }
        assertThat(toasts.shown()).extracting(Toast::title).containsExactly("2", "3", "4");
    }

    @Test
    void eachHasItsOwnTime() {
        toasts.info("early", "");
        IntStream.range(0, 6).forEach(_ -> tasks.tick());
        toasts.info("late", "");
        IntStream.range(0, 6).forEach(_ -> tasks.tick());
        assertThat(toasts.shown()).extracting(Toast::title).containsExactly("late");
    }

    @Test
    void whatIsNotWantedIsNotShown() {
        var quiet = new ToastsViewModel(tasks, TEXTS, level -> level == ToastLevel.DANGER, elsewhere::add);
        quiet.success("Done", "");
        quiet.unlocked(achievement(1));
        assertThat(quiet.shown()).isEmpty();
        quiet.show(Toast.of(ToastLevel.DANGER, "Lost", ""));
        assertThat(elsewhere).extracting(Toast::title).containsExactly("Lost");
    }

    @Test
    void aBurstOfUnlocksIsOneToast() {
        var later = new Later(tasks);
        var patient = new ToastsViewModel(later, TEXTS, _ -> true, _ -> {});
        IntStream.range(0, 5).forEach(i -> patient.unlocked(achievement(i)));
        later.deliverAll();
        assertThat(patient.shown()).extracting(Toast::title).containsExactly("5 achievements unlocked");
        IntStream.range(0, 2).forEach(i -> patient.unlocked(achievement(i)));
        later.deliverAll();
        assertThat(patient.shown()).extracting(Toast::title)
                .containsExactly("5 achievements unlocked", "Title 0", "Title 1");
    }

    private static Achievement achievement(int number) {
        return new Achievement("score_" + number, "score", String.valueOf(number), "Title " + number,
                "Description", "🏆", false, new Requirement.AtLeast(number));
    }

    /** Delivers when it is told to, as the FX thread does after what it is doing. */
    private record Later(TaskRunner tasks, Queue<Runnable> waiting) implements TaskRunner {
        Later(TaskRunner tasks) {
            this(tasks, new ArrayDeque<>());
        }

        void deliverAll() {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        }

        @Override
        public <T> RunningTask start(Task<T> task) {
            return tasks.start(task);
        }

        @Override
        public void deliver(Runnable action) {
            waiting.add(action);
        }

        @Override
        public RunningTask every(java.time.Duration period, String name, Runnable action) {
            return tasks.every(period, name, action);
        }
    }
}
