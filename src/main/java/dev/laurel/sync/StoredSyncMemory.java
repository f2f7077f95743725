package dev.laurel.sync;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.laurel.engine.Snapshot;
import dev.laurel.log.Log;
import dev.laurel.store.SyncTable;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/** Remembers in the data folder's database. Safe from any thread. */
public final class StoredSyncMemory implements SyncMemory {
    private static final Log LOG = Log.of(StoredSyncMemory.class);

    private final SyncTable table;
    private final String peer;

    /** What is remembered of one peer, by its {@link SyncPeer#id}. */
    public StoredSyncMemory(SyncTable table, String peer) {
        this.table = table;
        this.peer = peer;
    }

    @Override
    public Known load() {
        var row = table.find(peer).orElse(null);
        if (row == null) {
            return Known.NOTHING;
        }
        var base = read(row.base());
        var sent = row.sent() == null ? Snapshot.EMPTY : read(row.sent());
        // Without a memory two states are joined as if they had never met, which loses nothing.
        return base == null || sent == null ? Known.NOTHING : new Known(base, row.version(), sent);
    }

    @Override
    public void save(Known known, List<Conflict> conflicts, Instant time) {
        var sent = known.sent().equals(Snapshot.EMPTY) ? null : write(known.sent());
        var found = conflicts.stream()
                .map(it -> new SyncTable.NewConflict(it.metric(), it.kept(), it.other(), it.keptHere()))
                .toList();
        table.save(peer, new SyncTable.Row(write(known.base()), known.version(), sent), found, time);
    }

    @Override
    public @Nullable Instant changedHere(String metric) {
        return table.lastChange(metric).orElse(null);
    }

    private static String write(Snapshot state) {
        return new String(StateFile.write(state, 1, null), StandardCharsets.UTF_8);
    }

    private static @Nullable Snapshot read(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var state = StateFile.read(bytes, CancelToken.NEVER);
        if (state == null) {
            LOG.info("What was remembered of another device can't be read");
        }
        return state;
    }
}
