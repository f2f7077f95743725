package dev.laurel.profile;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.Cause;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.TimedValues;
import dev.laurel.settings.SyncSettings;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.BackupRecords;
import dev.laurel.store.Database;
import dev.laurel.store.MemoryStore;
import dev.laurel.store.ProfileRow;
import dev.laurel.store.ProfileTable;
import dev.laurel.store.ProfileTable.Beginning;
import dev.laurel.store.ProfileTable.Past;
import dev.laurel.sync.BucketPeer;

/** The profiles of one data folder. Safe from any thread; every call does I/O. */
public final class Profiles implements AutoCloseable {
    private final Database database;
    private final ProfileTable table;
    private final InstantSource clock;

    private Profiles(Database database, InstantSource clock) {
        this.database = database;
        this.table = database.profiles();
        this.clock = clock;
    }

    /**
     * What came of opening.
     *
     * @param profiles to be closed after use
     * @param notices what a person should know: a damaged database that was kept aside, one that can't be changed
     */
    public record Opening(Profiles profiles, List<LaurelError> notices) {
        public Opening {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Opens the data folder's database, making or migrating it.
     *
     * @param dataFolder an existing folder
     * @throws LaurelException with one of the store's codes if no start is possible
     */
    public static Opening open(Path dataFolder, InstantSource clock) {
        var opening = Database.open(dataFolder, clock);
        return new Opening(new Profiles(opening.database(), clock), opening.notices());
    }

    /** Whether nothing can be changed, as one of the notices has said. */
    public boolean isReadOnly() {
        return database.readOnly() != null;
    }

    /** All profiles, by name. */
    public List<Profile> list() {
        return table.list().stream().map(Profiles::profile).toList();
    }

    /** The profile of a name. */
    public Optional<Profile> find(String name) {
        return table.find(name).map(Profiles::profile);
    }

    private static Profile profile(ProfileRow row) {
        return new Profile(row.id(), row.name(), row.user(), row.game(), row.configHash(), row.created());
    }

    /**
     * Adds a profile.
     *
     * @param catalogJson with valid and perhaps invalid entries
     * @throws LaurelException {@link ErrorCode#PROFILE_NAME_TAKEN}, {@link ErrorCode#PROFILE_NAME_BAD}, or what is wrong
     *     with a catalog that is no JSON object
     */
    public Profile add(String name, String user, String game, String catalogJson) {
        return add(draft(name, user, game, catalogJson), Beginning.EMPTY);
    }

    /**
     * Makes a profile of a portable profile, with its catalog and progress, and with its past if the file tells it.
     *
     * @param name what to call it here
     * @param user its user id here
     * @param game title of the game, which the file does not tell
     * @throws LaurelException {@link ErrorCode#PROFILE_NO_CATALOG} if the file brings no catalog, and as {@link #add}
     */
    public Profile addFrom(ExportFile file, String name, String user, String game) {
        var catalog = file.catalogJson();
        if (catalog == null) {
            throw new LaurelException(LaurelError.of(ErrorCode.PROFILE_NO_CATALOG));
        }
        var draft = draft(name, user, game, catalog);
        try (var engine = AchievementEngine.open(
                CatalogReader.read(catalog).catalog(), new MemoryStore(), clock)) {
            // Through an engine, so that what the metrics meet is unlocked even where the file has forgotten it.
            var result = engine.importData(file.data(), ImportOptions.of(ImportStrategy.REPLACE));
            if (!result.success()) {
                throw new LaurelException(result.errors().getFirst());
            }
            var state = engine.snapshot();
            var times = new HashMap<String, Instant>();
            for (var id : state.unlocked()) {
                engine.unlockedAt(id).ifPresent(time -> times.put(id, time));
            }
            file.history().unlockedAt().forEach((id, time) ->
                    times.put(engine.catalog().find(id).map(Achievement::id).orElse(id), time));
            var past = file.history().metrics().entrySet().stream()
                    .map(metric -> past(metric.getKey(), metric.getValue()))
                    .toList();
            return add(draft, new Beginning(state, times, past, Cause.IMPORT, false));
        }
    }

    /** A view, since there may be many points. */
    private static List<Past> past(String metric, TimedValues values) {
        return new AbstractList<>() {
            @Override
            public Past get(int point) {
                return new Past(metric, Instant.ofEpochMilli(values.time(point)), values.value(point));
            }

            @Override
            public int size() {
                return values.size();
            }
        };
    }

    private Profile add(ProfileTable.Draft draft, Beginning beginning) {
        return table.add(draft, beginning)
                .map(Profiles::profile)
                .orElseThrow(() -> new LaurelException(
                        LaurelError.of(ErrorCode.PROFILE_NAME_TAKEN, draft.name())));
    }

    private ProfileTable.Draft draft(String name, String user, String game, String catalogJson) {
        if (!Profile.isName(name)) {
            throw new LaurelException(LaurelError.of(ErrorCode.PROFILE_NAME_BAD, name));
        }
        return new ProfileTable.Draft(name, user, game, hash(catalogJson), catalogJson, clock.instant());
    }

    private static String hash(String catalogJson) {
        return CatalogReader.read(catalogJson).catalog().configHash();
    }

    /** Removes a profile and everything of it. */
    public void remove(long id) {
        table.remove(id);
    }

    /**
     * Gives a profile another version of its catalog; its progress stays. Open sessions keep the old one.
     *
     * @throws LaurelException {@link ErrorCode#STORE_PROFILE_GONE}, or what is wrong with a catalog that is no JSON
     *     object
     */
    public Profile replaceCatalog(long id, String catalogJson) {
        return table.replaceCatalog(id, hash(catalogJson), catalogJson, clock.instant())
                .map(Profiles::profile)
                .orElseThrow(Profiles::gone);
    }

    /** The text of the catalog of this hash that was seen last, in a profile or in a file. */
    public Optional<String> catalogSeen(String configHash) {
        return table.catalogSeen(configHash);
    }

    /** Keeps a catalog that came with a file, so that its achievements can be named later. */
    public void keepCatalog(String catalogJson) {
        table.keepCatalog(hash(catalogJson), catalogJson, clock.instant());
    }

    /**
     * Opens a profile.
     *
     * @throws LaurelException {@link ErrorCode#STORE_PROFILE_GONE} if there is none of this id
     */
    public ProfileSession session(long id) {
        var profile = table.get(id).map(Profiles::profile).orElseThrow(Profiles::gone);
        var catalogJson = table.catalog(id).orElseThrow(Profiles::gone);
        var store = database.state(id);
        try {
            var engine = AchievementEngine.open(CatalogReader.read(catalogJson).catalog(), store, clock);
            return new ProfileSession(
                    profile, catalogJson, engine, store, database.history(id), database.activity(), table,
                    database.backups(), database.sync(id), clock);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static LaurelException gone() {
        return new LaurelException(LaurelError.of(ErrorCode.STORE_PROFILE_GONE, "laurel.db"));
    }

    /** Makes the sample game's profile with its recorded history, which ends now; or finds the one there is. */
    public Profile addSample() {
        var sample = table.sample();
        if (sample.isPresent()) {
            return profile(sample.get());
        }
        var catalogJson = SampleGame.catalogJson();
        var beginning = SampleGame.beginning(catalogJson, clock.instant());
        var number = 1;
        while (true) {
            var name = number == 1 ? SampleGame.NAME : SampleGame.NAME + " " + number;
            var added = table.add(draft(name, SampleGame.USER, SampleGame.NAME, catalogJson), beginning);
            if (added.isPresent()) {
                return profile(added.get());
            }
            number++; // Somebody has called a profile of their own like that.
        }
    }

    /** What this computer knows of backups and their listing does not tell. */
    public BackupRecords backupRecords() {
        return database.backups();
    }

    /**
     * Destinations are called otherwise from now on: what is known of backups there, and what profiles remember of
     * meeting others there, goes along.
     *
     * @param names the new ones by the old ones
     * @param meeting where profiles meet others, under the old names
     */
    public void destinationsRenamed(Map<String, String> names, List<SyncSettings> meeting) {
        database.backups().renamed(names);
        for (var place : meeting) {
            if (place instanceof SyncSettings.Bucket(var profile, var before, var user) && names.containsKey(before)) {
                database.sync(profile).renamed(BucketPeer.idOf(before, user),
                        BucketPeer.idOf(Objects.requireNonNull(names.get(before)), user));
            }
        }
    }

    /** Notes something in the activity log of every profile of a user. */
    public void log(String user, ActivityEntry entry) {
        list().stream().filter(it -> it.user().equals(user)).forEach(it -> database.activity().add(it.id(), entry));
    }

    /** The newest entries of the activity log of all profiles first. */
    public List<ActivityEntry> activity(int most) {
        return database.activity().newest(most);
    }

    /** Closes the database; sessions have to be closed before. */
    @Override
    public void close() {
        database.close();
    }
}
