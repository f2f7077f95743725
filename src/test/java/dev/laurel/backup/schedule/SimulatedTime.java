package dev.laurel.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.SameThreadTaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * An automatic backup in simulated time: the clock stands still between the seconds that a test lets pass, and every
 * run is written down with its time.
 */
final class SimulatedTime implements InstantSource {
    /** One run. */
    record Run(Instant at, Trigger trigger) {
        @Override
        public String toString() {
            return at + " " + trigger;
        }
    }

    final List<Run> runs = new ArrayList<>();
    final List<AutomaticBackup.Status> told = new ArrayList<>();
    final AutomaticBackup backup;
    @Nullable ErrorCode failure;
    BiConsumer<SimulatedTime, Trigger> during = (_, _) -> {};
    private Instant now;

    SimulatedTime(Instant begin, Triggers triggers) {
        now = begin;
        backup = new AutomaticBackup("stick", "", Schedule.begin(triggers, false, begin), (trigger, _, _) -> {
            runs.add(new Run(now, trigger));
            during.accept(this, trigger);
            if (failure != null) {
                throw new LaurelException(LaurelError.of(failure, "stick", ""));
            }
            return Optional.empty();
        }, new SameThreadTaskRunner(), this, new Random(7), told::add);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass second by second, as the window's timer does. */
    void pass(Duration duration) {
        for (var left = duration.toSeconds(); left > 0; left--) {
            now = now.plusSeconds(1);
            backup.tick();
        }
    }

    /** The computer sleeps: no timer runs until it wakes up. */
    void sleep(Duration duration) {
        jump(duration);
    }

    /** Somebody sets the clock, or the system does. */
    void jump(Duration duration) {
        now = now.plus(duration);
        backup.tick();
    }

    /** The times of all runs from the first on, in seconds. */
    List<Long> secondsSince(Instant begin) {
        return runs.stream().map(run -> Duration.between(begin, run.at).toSeconds()).toList();
    }
}
