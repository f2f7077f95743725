package dev.laurel.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.catalog.CatalogMatch;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Brings this device and the place where devices meet to the same state: pull, join, push, and from the beginning if
 * somebody else was quicker. It may break off anywhere, by a kill too, and the next one goes on from there: what came
 * is in the state here before it is remembered as seen, and what goes out is remembered before it is sent.
 *
 * <p>One at a time for each peer; on any thread that may wait.
 */
public final class SyncRound {
    /** Somebody gets through each time, so this takes as many others, each of them always quicker. */
    private static final int MOST_ATTEMPTS = 12;

    private final AchievementEngine engine;
    private final SyncPeer peer;
    private final SyncMemory memory;
    private final InstantSource clock;

    /** Between an engine and a peer, both of which stay the caller's to close. */
    public SyncRound(AchievementEngine engine, SyncPeer peer, SyncMemory memory, InstantSource clock) {
        this.engine = engine;
        this.peer = peer;
        this.memory = memory;
        this.clock = clock;
    }

    /** What a round is for. */
    public enum Aim {
        /** To bring both sides together. */
        BOTH,
        /** To send what is new here, if anything; looks at what is there only where it has to. */
        SEND
    }

    /**
     * What a round did.
     *
     * @param received how many metrics and unlocks came
     * @param sent whether anything went out
     * @param conflicts what had to be decided
     */
    public record Done(int received, boolean sent, List<Conflict> conflicts) {
        public Done {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Whether there is something here that the other side, as it was last seen, does not have. */
    public boolean isPending() {
        return !Values.same(engine.snapshot(), memory.load().base());
    }

    /**
     * Does a round.
     *
     * @throws SyncFailure if it did not get through; what came before that is kept
     * @throws dev.laurel.error.LaurelException if this device's own store fails
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public Done run(Aim aim, CancelToken cancel) {
        var known = memory.load();
        if (aim == Aim.SEND && Values.same(engine.snapshot(), known.base())) {
            return new Done(0, false, List.of());
        }
        var received = 0;
        var conflicts = new ArrayList<Conflict>();
        var look = firstLook(aim, known);
        var tried = false;
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            cancel.check();
            if (look != Look.NONE) {
                var pulled = look == Look.SHORT ? peer.look(known.base(), cancel) : peer.pull(cancel);
                var there = inTermsOfCatalog(pulled.state());
                var join = join(there, known, pulled.modified());
                received += join.received();
                conflicts.addAll(join.conflicts());
                var seen = known.pulled(there, pulled.version());
                if (!seen.equals(known)) { // Where nothing new came there is no conflict either.
                    save(seen, join.conflicts());
                }
                known = seen;
            }
            var here = engine.snapshot();
            if (Values.same(here, known.base()) && peer.isWhole(known.version())) {
                return new Done(received, tried, conflicts);
            }
            if (look != Look.FULL && here.equals(Snapshot.EMPTY)) {
                look = Look.FULL; // Emptying the other side is not guarded there.
                continue;
            }
            known = known.sending(here);
            save(known, List.of());
            tried = true;
            switch (peer.push(here, known.base(), known.version(), cancel)) {
                case SyncPeer.Pushed.Done(var version) -> {
                    save(SyncMemory.Known.pushed(here, version), List.of());
                    return new Done(received, true, conflicts);
                }
                case SyncPeer.Pushed.Overtaken _ -> look = Look.FULL;
            }
        }
        throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_OVERTAKEN, MOST_ATTEMPTS), null, null);
    }

    /** How closely to look at what is there before anything goes out. */
    private enum Look { NONE, SHORT, FULL }

    private Look firstLook(Aim aim, SyncMemory.Known known) {
        if (aim == Aim.BOTH || known.version().isEmpty()) {
            return Look.FULL; // What was never seen can't be as it was.
        }
        return peer.guards(known.version()) ? Look.NONE : Look.SHORT;
    }

    private void save(SyncMemory.Known known, List<Conflict> conflicts) {
        memory.save(known, conflicts, clock.instant());
    }

    private Join join(Snapshot there, SyncMemory.Known known, @Nullable Instant modified) {
        var ancestor = new Ancestor(known.base(), known.sent());
        var made = new AtomicReference<@Nullable Join>();
        engine.join(here -> {
            var join = Join.of(here, there, ancestor, metric -> isHereLater(metric, modified));
            made.set(join);
            return join.state();
        });
        return Objects.requireNonNull(made.get());
    }

    /** Where nobody can tell, this side is later: the other one is there already. */
    private boolean isHereLater(String metric, @Nullable Instant modified) {
        var changed = memory.changedHere(metric);
        return modified == null || changed == null || !changed.isBefore(modified);
    }

    /** The reference gives conditional achievements a new id at every start; see {@link CatalogMatch}. */
    private Snapshot inTermsOfCatalog(Snapshot there) {
        Set<String> ids = new LinkedHashSet<>();
        for (var id : there.unlocked()) {
            ids.add(engine.catalog().resolve(id) instanceof CatalogMatch.Known(var achievement) ? achievement.id()
                    : id);
        }
        return new Snapshot(there.metrics(), List.copyOf(ids));
    }
}
