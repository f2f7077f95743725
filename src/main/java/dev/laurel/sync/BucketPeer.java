package dev.laurel.sync;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.laurel.backup.BackupKey;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.engine.Snapshot;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;

/**
 * One object in a destination, {@code users/<user>/sync.json}: an export that is only ever replaced by whoever has seen
 * the newest one, so that devices meet without a server of their own.
 */
public final class BucketPeer implements SyncPeer {
    private final Destination destination;
    private final String user;
    private final String configHash;
    private final InstantSource clock;
    private final AtomicLong moved = new AtomicLong();

    /**
     * A peer in a destination, which it closes.
     *
     * @param user id of the player, as in the keys of backups
     * @param configHash of the player's catalog
     */
    public BucketPeer(Destination destination, String user, String configHash, InstantSource clock) {
        this.destination = destination;
        this.user = user;
        this.configHash = configHash;
        this.clock = clock;
    }

    private String key() {
        return BackupKey.prefix(user) + "sync.json";
    }

    @Override
    public String name() {
        return destination.name();
    }

    @Override
    public String id() {
        return idOf(destination.name(), user);
    }

    /** The {@link #id} of one in the destination of a name. */
    public static String idOf(String destination, String user) {
        return "destination " + destination + " " + user;
    }

    @Override
    public long moved() {
        return moved.get();
    }

    @Override
    public Pulled pull(CancelToken cancel) {
        try (var opened = destination.open(key(), cancel)) {
            var state = StateFile.read(opened.content(), cancel);
            moved.addAndGet(opened.object().size());
            if (state == null) {
                throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_ANSWER, destination.name()), null, null);
            }
            return new Pulled(state, opened.object().tag(), opened.object().modified());
        } catch (LaurelException e) {
            if (e.error().code() == ErrorCode.DESTINATION_NOT_FOUND) {
                return new Pulled(Snapshot.EMPTY, "", null);
            }
            throw new SyncFailure(e.error(), null, e);
        } catch (IOException e) {
            throw new SyncFailure(
                    LaurelError.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key()), null, e);
        }
    }

    /** Also the version of nothing: that there is no object is as good to go by as which one there is. */
    @Override
    public boolean guards(String version) {
        return true;
    }

    @Override
    public Pushed push(Snapshot state, Snapshot base, String version, CancelToken cancel) {
        var content = Content.of(StateFile.write(state, Math.max(1, clock.millis()), configHash));
        try {
            var stored = destination.replace(key(), version.isEmpty() ? null : version, content, Map.of(), cancel);
            moved.addAndGet(content.size());
            return new Pushed.Done(stored.tag());
        } catch (LaurelException e) {
            if (e.error().code() == ErrorCode.DESTINATION_CHANGED) {
                return new Pushed.Overtaken();
            }
            throw new SyncFailure(e.error(), null, e);
        }
    }

    @Override
    public void close() {
        destination.close();
    }
}
