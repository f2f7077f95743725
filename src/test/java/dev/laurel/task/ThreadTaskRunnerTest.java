package dev.laurel.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadTaskRunnerTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private Task<String> task(Lane lane, Work<String> work) {
        return new Task<>("", lane, work, told::add, error -> told.add(error.code().text()),
                () -> told.add("cancelled"));
    }

    @Test
    void eachTaskHasOneOutcome() throws Exception {
        try (var runner = new ThreadTaskRunner()) {
            runner.start(task(Lane.IO, (_, _) -> "done"));
            assertThat(told.take()).isEqualTo("done");
            runner.start(task(Lane.IO, (_, _) -> {
                throw new LaurelException(LaurelError.of(ErrorCode.OUTPUT_FAILED));
            }));
            assertThat(told.take()).isEqualTo("OUTPUT-FAILED");
            runner.start(task(Lane.IO, (_, _) -> {
                throw new IllegalStateException("odd");
            }));
            assertThat(told.take()).isEqualTo("UNEXPECTED");
            var begun = new CountDownLatch(1);
            var running = runner.start(task(Lane.IO, (_, cancel) -> {
                begun.countDown();
                while (true) {
                    cancel.check();
                    Thread.onSpinWait();
                }
            }));
            begun.await();
            running.cancel();
            assertThat(told.take()).isEqualTo("cancelled");
        }
    }

    @Test
    void aLaneKeepsItsOrder() {
        var order = new ArrayList<Integer>();
        try (var runner = new ThreadTaskRunner()) {
            for (var n = 0; n < 200; n++) {
                var number = n;
                runner.start(task(new Lane.Serial("one"), (_, _) -> {
                    order.add(number); // Nobody else does this at the same time.
                    return "";
                }));
            }
            while (told.size() < 200) {
                Thread.onSpinWait();
            }
        }
        assertThat(order).hasSize(200).isSorted();
    }

    @Test
    void closingStopsWhatStillRuns() {
        var runner = new ThreadTaskRunner();
        for (var n = 0; n < 3; n++) {
            runner.start(task(Lane.IO, (_, cancel) -> {
                while (true) {
                    cancel.check();
                    Thread.onSpinWait();
                }
            }));
        }
        runner.close();
        assertThat(List.copyOf(told)).containsExactly("cancelled", "cancelled", "cancelled");
    }
}
