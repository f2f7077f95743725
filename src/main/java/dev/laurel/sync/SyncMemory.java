package dev.laurel.sync;

import java.time.Instant;
import java.util.List;

import dev.laurel.engine.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What this device remembers of the place where devices meet, across restarts. What is here and was not there when it
 * was last seen is what still has to go out: not a list of writes, but the newest state.
 */
public interface SyncMemory {
    /**
     * What is remembered.
     *
     * @param base what was there when it was last seen; all of it has been joined into the state here
     * @param version of it, for the peer to read; empty if it is not known
     * @param sent what was sent upon that, if it is not known to have arrived; otherwise nothing
     */
    record Known(Snapshot base, String version, Snapshot sent) {
        /** Nothing was ever seen of the place. */
        public static final Known NOTHING = new Known(Snapshot.EMPTY, "", Snapshot.EMPTY);

        /** What was just pulled; what was sent before may still arrive, so it stays remembered. */
        Known pulled(Snapshot state, String newVersion) {
            return new Known(state, newVersion, sent);
        }

        Known sending(Snapshot state) {
            return new Known(base, version, state);
        }

        /** What was just pushed and has arrived. */
        static Known pushed(Snapshot state, String version) {
            return new Known(state, version, Snapshot.EMPTY);
        }
    }

    /** What is remembered; {@link Known#NOTHING} at first. */
    Known load();

    /**
     * Remembers this instead; after this returns it survives a kill.
     *
     * @param conflicts found on the way, kept until a person has been shown them
     * @param time of these
     */
    void save(Known known, List<Conflict> conflicts, Instant time);

    /** When a metric was last changed here, or null if that is not known. */
    @Nullable Instant changedHere(String metric);
}
