package dev.laurel.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.laurel.engine.Cause;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.StateStore.Change;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;

/** A data folder as tests use it. */
final class DataFolder {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));

    private DataFolder() {}

    static Database open(Path folder) {
        return Database.open(folder, CLOCK).database();
    }

    static Path file(Path folder) {
        return folder.resolve("laurel.db");
    }

    static long addProfile(Database database, String name) {
        var draft = new ProfileTable.Draft(name, "user-" + name, "Game", "hash", "{\"a\":1}", CLOCK.instant());
        return database.profiles().add(draft, ProfileTable.Beginning.EMPTY).orElseThrow().id();
    }

    static <T> T held(StateStore store, Supplier<T> action) {
        store.guard().lock();
        try {
            return action.get();
        } finally {
            store.guard().unlock();
        }
    }

    static void commit(StateStore store, Change change) {
        held(store, () -> {
            try (var transaction = store.begin(-1)) {
                transaction.commit(change);
            }
            return true;
        });
    }

    static void set(StateStore store, String metric, double value, long millis, String... unlocked) {
        commit(store, new Change.Delta(Map.of(metric, MetricValue.of(value)), List.of(unlocked), Cause.UPDATE,
                Instant.ofEpochMilli(millis)));
    }

    static Metrics metrics(StateStore store) {
        return held(store, store::load).snapshot().metrics();
    }
}
