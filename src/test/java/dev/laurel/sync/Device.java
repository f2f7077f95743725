package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.MetricValue.Numeric;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/** A device with Laurel: a state and a memory that survive restarts, and what was ever seen on it. */
final class Device implements AutoCloseable {
    static final String ACHIEVEMENTS = """
            {"score": {"10": {"title": "Ten"}, "50": {"title": "Fifty"}, "100": {"title": "Hundred"}},
             "coins": {"5": {"title": "Five coins"}, "20": {"title": "Twenty coins"}},
             "name": {"Ann": {"title": "Called Ann"}},
             "won": {"true": {"title": "Won"}}}""";

    private static final Catalog CATALOG = CatalogReader.read(ACHIEVEMENTS).catalog();

    private final String name;
    private final MemoryStore store = new MemoryStore();
    private final Remembering memory = new Remembering();
    private final Supplier<SyncPeer> peers;
    private final InstantSource clock;
    private final Map<String, Double> highest = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private AchievementEngine engine;
    private SyncPeer peer;
    private int savesUntilKilled = -1;
    private int saves;

    Device(String name, Supplier<SyncPeer> peers, InstantSource clock) {
        this.name = name;
        this.peers = peers;
        this.clock = clock;
        engine = AchievementEngine.open(CATALOG, store, clock);
        peer = peers.get();
    }

    /** The process was killed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Survives restarts, as a database does; may kill the process before or after it has saved. */
    private final class Remembering implements SyncMemory {
        private Known known = Known.NOTHING;

        @Override
        public Known load() {
            return known;
        }

        @Override
        public void save(Known saved, List<Conflict> found, Instant time) {
            if (savesUntilKilled == 0) {
                throw new Killed();
            }
            saves++;
            known = saved;
            conflicts.addAll(found);
            if (savesUntilKilled == 1) {
                throw new Killed();
            }
            savesUntilKilled = Math.max(-1, savesUntilKilled - 2);
        }

        @Override
        public @Nullable Instant changedHere(String metric) {
            return null;
        }
    }

    /** Something that a player does; lives go down, too. */
    void play(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> engine.increment("score", 1 + random.nextInt(30));
            case 1 -> engine.increment("coins");
            case 2 -> engine.update("lives", MetricValue.of(random.nextInt(5)));
            case 3 -> engine.update("name", MetricValue.of(random.nextBoolean() ? "Ann" : name + random.nextInt(9)));
            case 4 -> engine.update("won", MetricValue.of(random.nextBoolean()));
            default -> engine.increment("own " + name, 2);
        }
    }

    /** One round; whether it got through. */
    boolean sync(SyncRound.Aim aim) {
        try {
            round().run(aim, CancelToken.NEVER);
            return true;
        } catch (SyncFailure _) {
            return false;
        } finally {
            look();
        }
    }

    /** One round, which has to get through. */
    SyncRound.Done syncForSure() {
        var done = round().run(SyncRound.Aim.BOTH, CancelToken.NEVER);
        look();
        return done;
    }

    SyncRound round() {
        return new SyncRound(engine, peer, memory, clock);
    }

    /** One round that is killed when it remembers something for the n-th time, before or after that. */
    void syncAndDie(int moment) {
        savesUntilKilled = moment;
        try {
            sync(SyncRound.Aim.BOTH);
        } catch (Killed _) {
            restart();
        } finally {
            savesUntilKilled = -1;
        }
    }

    void restart() {
        engine.close();
        engine = AchievementEngine.open(CATALOG, store, clock);
        look();
    }

    /** Goes on with a new connection. */
    void reconnect() {
        peer.close();
        peer = peers.get();
    }

    AchievementEngine engine() {
        return engine;
    }

    SyncMemory memory() {
        return memory;
    }

    /** How often anything was remembered. */
    int saves() {
        return saves;
    }

    SyncPeer peer() {
        return peer;
    }

    Snapshot state() {
        return engine.snapshot();
    }

    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** Whatever was seen here once is still here; nothing that only goes up has gone down. */
    void look() {
        var state = engine.snapshot();
        state.metrics().forEach((metric, value) -> {
            if (value.current() instanceof Numeric(var number) && !metric.equals("lives")) {
                highest.merge(metric, number, Math::max);
            }
        });
        ids.addAll(state.unlocked());
        assertThat(state.unlocked()).as("unlocked on " + name).containsAll(ids);
        highest.forEach((metric, number) -> assertThat(state.metrics().current(metric))
                .as(metric + " on " + name).isEqualTo(MetricValue.of(number)));
    }

    @Override
    public String toString() {
        return name + " " + state();
    }

    @Override
    public void close() {
        engine.close();
        peer.close();
    }
}
