package dev.laurel.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.SameThreadTaskRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {
    @Test
    void itemsAreDoneAtOnceAndNotMoreOfThemThanSaid() throws Exception {
        var meeting = new CyclicBarrier(4);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new ConcurrentLinkedQueue<Integer>();
        try (var runner = new ThreadTaskRunner()) {
            SideBySide.each(runner, 4, IntStream.range(0, 40).iterator(), item -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                meeting.await(); // Nobody gets past this alone.
                now.decrementAndGet();
                done.add(item);
            }, CancelToken.NEVER);
        }
        assertThat(most).hasValue(4);
        assertThat(done).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void aFailureEndsItWhenNothingIsUnderWayAnyMore() {
        var underWay = new AtomicInteger();
        var begun = new AtomicInteger();
        var second = new CountDownLatch(1);
        try (var runner = new ThreadTaskRunner()) {
            assertThatThrownBy(() -> SideBySide.each(runner, 2, IntStream.range(0, 1000).iterator(), item -> {
                underWay.incrementAndGet();
                begun.incrementAndGet();
                try {
                    if (item == 0) {
                        second.await();
                        throw new LaurelException(LaurelError.of(ErrorCode.OUTPUT_FAILED));
                    }
                    second.countDown();
                } finally {
                    underWay.decrementAndGet();
                }
            }, CancelToken.NEVER)).isInstanceOf(LaurelException.class);
            assertThat(underWay).hasValue(0);
        }
    }

    @Test
    void cancellingStopsItBetweenItems() {
        var cancelled = new AtomicBoolean();
        var done = new AtomicInteger();
        try (var runner = new ThreadTaskRunner()) {
            assertThatThrownBy(() -> SideBySide.each(runner, 3, IntStream.iterate(0, it -> it + 1).iterator(), item -> {
                done.incrementAndGet();
                cancelled.set(item >= 100);
            }, cancelled::get)).isInstanceOf(CancellationException.class);
        }
        assertThat(done.get()).isBetween(101, 110);
    }

    @Test
    void aRunnerThatStartsNothingLeavesTheCallerToIt() throws Exception {
        var done = new AtomicInteger();
        SideBySide.each(new SameThreadTaskRunner(), 8, List.of(1, 2, 3).iterator(), done::addAndGet, CancelToken.NEVER);
        assertThat(done).hasValue(6);
    }
}
