package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.laurel.engine.EngineEvent.AchievementUnlocked;
import dev.laurel.engine.EngineEvent.Custom;
import dev.laurel.engine.EngineEvent.Failed;
import dev.laurel.engine.EngineEvent.MetricUpdated;
import dev.laurel.engine.EngineEvent.StateChanged;
import dev.laurel.engine.Listeners.Registration;
import dev.laurel.engine.Outbox.Posting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutboxTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Outbox outbox = new Outbox(lock, InstantSource.fixed(NOON));
    private final List<String> heard = new ArrayList<>();

    @Test
    void bringsEachEventToThoseWhoListenToItsKind() {
        listen(Custom.class, event -> heard.add("one " + event.name()), false);
        listen(StateChanged.class, _ -> heard.add("state"), false);
        listen(EngineEvent.class, event -> heard.add("any " + event.time()), false);
        post("a");
        assertThat(heard).containsExactly("one a", "any " + NOON);
        heard.clear();
        post(new StateChanged(Snapshot.EMPTY, NOON));
        assertThat(heard).containsExactly("state", "any " + NOON);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void knowsWhetherAnyoneIsInterested() {
        assertThat(interested()).containsExactly(false, false, false, false);
        for (var i = 0; i < 4; i++) {
            var kinds = List.of(MetricUpdated.class, AchievementUnlocked.class, StateChanged.class, Custom.class);
            var subscription = listen(kinds.get(i), _ -> {}, false);
            var expected = new ArrayList<>(List.of(false, false, false, false));
            expected.set(i, true);
            assertThat(interested()).isEqualTo(expected);
            subscription.close();
        }
        listen(Failed.class, _ -> {}, false);
        assertThat(interested()).containsExactly(false, false, false, false);
    }

    private List<Boolean> interested() {
        var listeners = outbox.listeners();
        return List.of(listeners.toMetrics(), listeners.toUnlocks(), listeners.toStates(), listeners.toCustom());
    }

    @Test
    void whatIsPostedDuringDeliveryFollowsBehindWhatWaits() {
        listen(Custom.class, event -> {
            heard.add("first " + event.name());
            if (event.name().equals("a")) {
                post("b");
                heard.add("posted");
            }
        }, false);
        listen(Custom.class, event -> heard.add("second " + event.name()), false);
        post("a");
        assertThat(heard).containsExactly("first a", "posted", "second a", "first b", "second b");
    }

    @Test
    void anEventIsForThoseWhoListenedWhenItWasPosted() {
        Consumer<Custom> late = event -> heard.add("late " + event.name());
        listen(Custom.class, event -> {
            if (event.name().equals("a")) {
                post("b");
                listen(Custom.class, late, false);
            }
        }, false);
        post("a");
        assertThat(heard).isEmpty();
        post("c");
        assertThat(heard).containsExactly("late c");
    }

    @Test
    void whoLeftMayComeAgain() {
        Consumer<Custom> listener = event -> heard.add(event.name());
        var subscription = listen(Custom.class, listener, false);
        subscription.close();
        post("a");
        var again = listen(Custom.class, listener, false);
        post("b");
        outbox.remove(listener);
        post("c");
        listen(Custom.class, listener, false);
        post("d");
        again.close();
        post("e");
        assertThat(heard).as("the one that is closed last had ended before").containsExactly("b", "d", "e");
        assertThat(outbox.listeners().all()).hasSize(1);
    }

    @Test
    void onlyThatListenerIsRemoved() {
        Consumer<EngineEvent> listener = _ -> heard.add("removed");
        listen(Custom.class, listener, false);
        listen(Custom.class, event -> heard.add("stays " + event.name()), false);
        listen(EngineEvent.class, listener, true);
        outbox.remove(listener);
        post("a");
        assertThat(heard).containsExactly("stays a");
    }

    @Test
    void whoIsRemovedDuringDeliveryHearsNoMore() {
        Consumer<Custom> removed = _ -> heard.add("removed");
        listen(Custom.class, _ -> outbox.remove(removed), false);
        listen(Custom.class, removed, false);
        post("a");
        assertThat(heard).isEmpty();
    }

    @Test
    void afterItsEndNobodyHearsWhatStillWaits() {
        listen(Custom.class, event -> {
            heard.add(event.name());
            post("b");
            outbox.close();
        }, false);
        listen(Custom.class, _ -> heard.add("second"), false);
        post("a");
        post("c");
        assertThat(heard).containsExactly("a");
        assertThat(outbox.listeners()).isSameAs(Listeners.NONE);
    }

    @Test
    void theSameListenerTwiceIsOneButOnceAndLastingAreTwo() {
        Consumer<Custom> listener = event -> heard.add(event.name());
        listen(Custom.class, listener, false);
        var second = listen(Custom.class, listener, false);
        listen(Custom.class, listener, true);
        listen(EngineEvent.class, _ -> heard.add("other"), true);
        post("a");
        assertThat(heard).containsExactly("a", "a", "other");
        post("b");
        assertThat(heard).containsExactly("a", "a", "other", "b");
        second.close();
        post("c");
        assertThat(heard).hasSize(4);
    }

    @Test
    void whatAListenerThrowsIsToldToThoseWhoWantToKnow() {
        var failure = new AssertionError("mine");
        listen(Custom.class, _ -> {
            throw failure;
        }, false);
        listen(Failed.class, event -> heard.add(event.cause().getMessage() + " " + event.time()), false);
        assertThat(logged(() -> post("a"))).isEmpty();
        assertThat(heard).containsExactly("mine " + NOON);
        assertThat(lock.isLocked()).isFalse();
    }

    /** Of one that hears of failures too, or it would be told of its own for ever. */
    @Test
    void whatNobodyWantsToKnowIsLogged() {
        listen(Custom.class, _ -> {
            throw new IllegalStateException("mine");
        }, false);
        assertThat(logged(() -> post("a"))).containsExactly("mine");
        listen(Failed.class, _ -> {
            throw new IllegalStateException("that of the error");
        }, false);
        assertThat(logged(() -> post("a"))).containsExactly("that of the error");
        assertThat(lock.isLocked()).isFalse();
    }

    private static List<String> logged(Runnable run) {
        var log = (Logger) LoggerFactory.getLogger(AchievementEngine.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setAdditive(false);
        try {
            run.run();
        } finally {
            log.setAdditive(true);
            log.detachAppender(lines);
        }
        return lines.list.stream()
                .map(line -> line.getThrowableProxy().getMessage())
                .toList();
    }

    private void post(String name) {
        post(new Custom(name, null, NOON));
    }

    private void post(EngineEvent event) {
        @Nullable Posting claimed;
        lock.lock();
        try {
            outbox.post(event);
            claimed = outbox.claim();
        } finally {
            lock.unlock();
        }
        outbox.deliver(claimed);
    }

    private <E extends EngineEvent> Subscription listen(Class<E> kind, Consumer<? super E> listener, boolean once) {
        return outbox.add(new Registration(kind, event -> listener.accept(kind.cast(event)), listener, once));
    }
}
