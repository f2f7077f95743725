package dev.laurel.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import javafx.application.Platform;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.Work;
import dev.laurel.ui.FxThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxThread.class)
class FxTaskRunnerTest {
    private final FxTaskRunner tasks = new FxTaskRunner();

    @AfterEach
    void close() {
        tasks.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static LaurelError errorOf(CompletableFuture<?> future) {
        var error = get(future.handle((_, failure) -> failure instanceof LaurelException e ? e.error() : null));
        return Objects.requireNonNull(error);
    }

    private static void expect(CompletableFuture<?> future, Object value) {
        Object result = get(future);
        assertThat(result).isEqualTo(value);
    }

    private <T> CompletableFuture<T> start(Lane lane, Work<T> work) {
        var outcome = new CompletableFuture<T>();
        tasks.start(new Task<>("test", lane, work, outcome::complete,
                error -> outcome.completeExceptionally(new LaurelException(error)), () -> outcome.cancel(false)));
        return outcome;
    }

    @Test
    void workRunsElsewhereAndItsOutcomeArrivesOnTheFxThread() {
        var delivered = new CompletableFuture<List<Boolean>>();
        tasks.start(Task.of("", Lane.IO, (_, _) -> Platform.isFxApplicationThread(),
                worked -> delivered.complete(List.of(worked, Platform.isFxApplicationThread())), _ -> {}));
        assertThat(get(delivered)).containsExactly(false, true);
    }

    @Test
    void oneLaneKeepsItsOrder() {
        var order = new CopyOnWriteArrayList<Integer>();
        var last = IntStream.range(0, 100).mapToObj(i -> start(new Lane.Serial("a"), (_, _) -> order.add(i)))
                .reduce((_, next) -> next).orElseThrow();
        get(last);
        assertThat(order).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void anotherLaneDoesNotWait() {
        var release = new CountDownLatch(1);
        var waiting = start(new Lane.Serial("a"), (_, _) -> release.await(20, TimeUnit.SECONDS));
        expect(start(new Lane.Serial("b"), (_, _) -> "done"), "done");
        expect(start(Lane.IO, (_, _) -> "done"), "done");
        release.countDown();
        expect(waiting, true);
    }

    @Test
    void aFailureOfItsOwnKeepsItsCode() {
        var error = LaurelError.of(ErrorCode.USAGE, "x");
        var outcome = start(Lane.IO, (_, _) -> {
            throw new LaurelException(error);
        });
        assertThat(errorOf(outcome)).isEqualTo(error);
    }

    @Test
    void anyOtherFailureIsUnexpectedAndTheLaneGoesOn() {
        var lane = new Lane.Serial("a");
        var outcome = start(lane, (_, _) -> {
            throw new IOException("disk on fire");
        });
        assertThat(errorOf(outcome).code()).isEqualTo(ErrorCode.UNEXPECTED);
        expect(start(lane, (_, _) -> 1), 1);
    }

    @Test
    void cancelledWorkEndsAsCancelled() {
        var running = new CountDownLatch(1);
        var outcome = new CompletableFuture<String>();
        var task = tasks.start(new Task<>("", Lane.IO, (_, cancel) -> {
            running.countDown();
            while (true) {
                cancel.check();
                Thread.onSpinWait();
            }
        }, _ -> outcome.complete("success"), _ -> outcome.complete("failure"), () -> outcome.complete("cancelled")));
        FxThread.until(() -> running.getCount() == 0);
        task.cancel();
        assertThat(get(outcome)).isEqualTo("cancelled");
    }

    @Test
    void aLongTaskIsListedWithItsProgressUntilItEnds() {
        var release = new CountDownLatch(1);
        var outcome = start(Lane.IO, (progress, _) -> {
            progress.report(62, 100);
            return release.await(20, TimeUnit.SECONDS);
        });
        FxThread.until(() -> tasks.running().size() == 1 && tasks.running().getFirst().getProgress() == 0.62);
        assertThat(tasks.running().getFirst().name()).isEqualTo("test");
        release.countDown();
        get(outcome);
        FxThread.until(() -> tasks.running().isEmpty());
    }

    @Test
    void whatRepeatsGoesOnUntilItIsCancelled() {
        var ticks = new CountDownLatch(3);
        var repeating = tasks.every(Duration.ofMillis(5), "", ticks::countDown);
        FxThread.until(() -> ticks.getCount() == 0);
        repeating.cancel();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void workThatWaitsInALaneIsDoneBeforeClosing() {
        var done = new CopyOnWriteArrayList<Integer>();
        IntStream.range(0, 20).forEach(i -> {
            var _ = start(new Lane.Serial("a"), (_, _) -> done.add(i));
        });
        tasks.close();
        assertThat(done).hasSize(20);
    }
}
