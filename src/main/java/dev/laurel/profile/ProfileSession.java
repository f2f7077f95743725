package dev.laurel.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.HistorySource;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.ActivityTable;
import dev.laurel.store.BackupMade;
import dev.laurel.store.BackupMark;
import dev.laurel.store.BackupRecords;
import dev.laurel.store.HistoryTable;
import dev.laurel.store.ProfileTable;
import dev.laurel.store.SqliteStore;
import dev.laurel.store.SyncTable;

/** An open profile. Safe from any thread; closing it closes its engine and store. */
public final class ProfileSession implements AutoCloseable {
    private final Profile profile;
    private final String catalogJson;
    private final AchievementEngine engine;
    private final SqliteStore store;
    private final HistoryTable past;
    private final History history;
    private final ActivityTable activity;
    private final ProfileTable profiles;
    private final BackupRecords backups;
    private final SyncTable sync;
    private final InstantSource clock;

    ProfileSession(
            Profile profile,
            String catalogJson,
            AchievementEngine engine,
            SqliteStore store,
            HistoryTable past,
            ActivityTable activity,
            ProfileTable profiles,
            BackupRecords backups,
            SyncTable sync,
            InstantSource clock) {
        this.profile = profile;
        this.catalogJson = catalogJson;
        this.engine = engine;
        this.store = store;
        this.past = past;
        this.history = new StoredHistory(past);
        this.activity = activity;
        this.profiles = profiles;
        this.backups = backups;
        this.sync = sync;
        this.clock = clock;
    }

    /** Who, as it was when this was opened. */
    public Profile profile() {
        return profile;
    }

    /** Its engine, over the store. */
    public AchievementEngine engine() {
        return engine;
    }

    /**
     * Puts back the state before the last import, restore or reset, and notes that.
     *
     * @param trigger as for {@link #noting}
     * @return whether there was one
     */
    public boolean undo(String trigger) {
        var last = engine.undoable();
        return last.isPresent()
                && noting(trigger).note("undo", last.get().cause().name().toLowerCase(Locale.ROOT), _ -> engine.undo());
    }

    /** Its catalog as the JSON text that was given. */
    public String catalogJson() {
        return catalogJson;
    }

    /**
     * Writes its state as a portable profile.
     *
     * @param withHistory whether with all values that its metrics had, and the times of its unlocks
     * @throws IOException as the stream does
     */
    public void writePortable(boolean withHistory, OutputStream out) throws IOException {
        var data = engine.exportData();
        ExportWriter.writePortable(
                data, catalogJson, profile.name(), profile.user(), withHistory ? past(data) : null, out);
    }

    private HistorySource past(ExportedData data) {
        return new HistorySource() {
            @Override
            public void points(Sink sink) throws IOException {
                // What came after the state that is written is none of its past.
                past.forEach(Instant.ofEpochMilli(data.timestamp()), sink::point);
            }

            @Override
            public Map<String, Instant> unlockedAt() {
                var times = new LinkedHashMap<String, Instant>();
                data.unlockedAchievements().forEach(
                        id -> engine.unlockedAt(id).ifPresent(time -> times.put(id, time)));
                return times;
            }
        };
    }

    /** Its metrics over time. */
    public History history() {
        return history;
    }

    /**
     * Does things that stand in the activity log then.
     *
     * @param trigger what sets them going, see {@link ActivityEntry}
     */
    public Noting noting(String trigger) {
        return new Noting(this, clock, trigger);
    }

    /** Notes something in the activity log. */
    public void log(ActivityEntry entry) {
        activity.add(profile.id(), entry);
    }

    /** The newest entries of its activity log first. */
    public List<ActivityEntry> activity(int most) {
        return activity.newest(profile.id(), most);
    }

    /** What was last backed up to a destination. */
    public Optional<BackupMark> lastBackup(String destination) {
        return profiles.lastBackup(profile.id(), destination);
    }

    /**
     * Notes a backup that was just made.
     *
     * @param unlocked ids that it has unlocked
     */
    public void backedUp(String destination, BackupMark mark, BackupMade made, Collection<String> unlocked) {
        backups.made(profile.id(), destination, mark, made, unlocked);
    }

    /** What set going the backups of this profile that were made here, by key; as in the activity log. */
    public Map<String, String> backupOrigins(String destination) {
        return backups.origins(profile.id(), destination);
    }

    /** What is known of backups and their listing does not tell. */
    BackupRecords backupRecords() {
        return backups;
    }

    /** What it remembers of the places where it meets other devices. */
    SyncTable sync() {
        return sync;
    }

    @Override
    public void close() {
        engine.close();
        past.close();
        store.guard().lock();
        try {
            store.close();
        } finally {
            store.guard().unlock();
        }
    }

    private record StoredHistory(HistoryTable past) implements History {
        @Override
        public List<HistoryPoint> of(String metric, Instant from, Instant until, int most) {
            return past.of(metric, from, until, most).entrySet().stream()
                    .map(point -> new HistoryPoint(point.getKey(), point.getValue()))
                    .toList();
        }

        @Override
        public Map<String, Instant> lastChanges() {
            return past.lastChanges();
        }
    }
}
