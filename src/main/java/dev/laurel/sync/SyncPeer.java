package dev.laurel.sync;

import java.time.Instant;

import dev.laurel.engine.Snapshot;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Where devices meet: one place that holds one player's state. Safe from any thread, but meant for one round at a time.
 * Every call does I/O and fails with a {@link SyncFailure}, or with
 * {@link java.util.concurrent.CancellationException} when it was cancelled.
 */
public sealed interface SyncPeer extends AutoCloseable permits RestPeer, BucketPeer {
    /** What people call the place. */
    String name();

    /** Which place this is, whose state: what was remembered of another place must not be taken for this one's. */
    String id();

    /**
     * What is there now; nothing at all is {@link Snapshot#EMPTY}.
     *
     * @throws SyncFailure also if what is there can't be understood: it must not be taken for nothing and overwritten
     */
    Pulled pull(CancelToken cancel);

    /**
     * The same shortly before a push; may take a part for unchanged where another part shows that.
     *
     * @param seen what was there when it was last looked at
     * @throws SyncFailure as {@link #pull} does
     */
    default Pulled look(Snapshot seen, CancelToken cancel) {
        return pull(cancel);
    }

    /**
     * Whether a push upon this version can tell that somebody else was quicker; if not, a pull shortly before has to do.
     *
     * @param version as a pull or push has said, or empty
     */
    boolean guards(String version);

    /**
     * Whether what is there at this version can be read by everybody who meets there; if not, a push mends it, even of the
     * very state that is there.
     *
     * @param version as a pull or push has said, or empty
     */
    default boolean isWhole(String version) {
        return true;
    }

    /**
     * Puts a state there, unless somebody else has changed what is there since.
     *
     * @param state that is to be there
     * @param base what was there at {@code version}; what has not changed since need not be sent
     */
    Pushed push(Snapshot state, Snapshot base, String version, CancelToken cancel);

    /** How many bytes of states have gone over the line, both ways, since this was made. */
    long moved();

    /**
     * What was there.
     *
     * @param version for a later push; means nothing but to the peer
     * @param modified when it was last written, if the place tells
     */
    record Pulled(Snapshot state, String version, @Nullable Instant modified) {}

    /** What became of a push. */
    sealed interface Pushed {
        /** The state is there, at this version. */
        record Done(String version) implements Pushed {}

        /** Somebody else was quicker; perhaps a part of the state is there. */
        record Overtaken() implements Pushed {}
    }

    @Override
    void close();
}
