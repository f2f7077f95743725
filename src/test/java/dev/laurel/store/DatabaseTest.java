package dev.laurel.store;

import static dev.laurel.store.DataFolder.CLOCK;
import static dev.laurel.store.DataFolder.metrics;
import static dev.laurel.store.DataFolder.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.laurel.engine.Cause;
import dev.laurel.engine.StateStore.Change;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.Fork;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path temp;

    @Test
    void whatWasStoredIsThereNextTimeWithNothingLeftBesideIt() throws IOException {
        long profile;
        try (var database = DataFolder.open(temp)) {
            profile = DataFolder.addProfile(database, "Mia");
            try (var store = database.state(profile)) {
                set(store, "m", 7, 1, "m_5");
            }
        }
        assertThat(file()).exists();
        assertThat(temp.resolve("laurel.db-wal")).doesNotExist();

        var opening = Database.open(temp, CLOCK);
        try (var database = opening.database();
                var store = database.state(profile)) {
            assertThat(opening.notices()).isEmpty();
            assertThat(metrics(store).get("m")).isEqualTo(MetricValue.of(7));
            assertThat(database.profiles().list()).extracting(ProfileRow::name).containsExactly("Mia");
        }
    }

    @Test
    void theFolderMayHaveAnyName() throws IOException {
        var odd = Files.createDirectories(temp.resolve("a b?c#d%20é'\"☃&mode=ro"));
        try (var database = DataFolder.open(odd)) {
            DataFolder.addProfile(database, "Mia");
        }
        assertThat(odd.resolve("laurel.db")).exists();
        try (var database = DataFolder.open(odd)) {
            assertThat(database.profiles().list()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsKeptAside() throws IOException {
        Files.writeString(file(), "Dear diary, ".repeat(1000));

        var opening = Database.open(temp, CLOCK);

        var aside = temp.resolve("laurel.db.damaged-1700000000000");
        try (var database = opening.database()) {
            assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.STORE_STRANGE, file(), aside));
            assertThat(aside).hasContent("Dear diary, ".repeat(1000));
            DataFolder.addProfile(database, "Mia");
        }
        assertThat(Database.open(temp, CLOCK).notices()).isEmpty();
    }

    @Test
    void anotherProgramsDatabaseIsKeptAsideAsItWas() throws IOException, SQLException {
        try (var link = Link.open(file(), Link.Mode.WRITE)) {
            link.run("CREATE TABLE theirs (a)");
        }
        var before = Files.readAllBytes(file());

        var opening = Database.open(temp, CLOCK);

        opening.database().close();
        assertThat(opening.notices()).extracting(LaurelError::code).containsExactly(ErrorCode.STORE_STRANGE);
        assertThat(temp.resolve("laurel.db.damaged-1700000000000")).hasBinaryContent(before);
    }

    @Test
    void anEmptyFileIsANewDatabase() throws IOException {
        Files.createFile(file());

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database()) {
            assertThat(opening.notices()).isEmpty();
            assertThat(database.profiles().list()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatWasEmptiedDoesNotTakeItsLogWithIt() throws IOException {
        var log = new byte[5000];
        Arrays.fill(log, (byte) 7);
        Files.createFile(file());
        Files.write(temp.resolve("laurel.db-wal"), log);

        var opening = Database.open(temp, CLOCK);

        opening.database().close();
        assertThat(opening.notices()).extracting(LaurelError::code).containsExactly(ErrorCode.STORE_SALVAGED);
        assertThat(temp.resolve("laurel.db.damaged-1700000000000-wal")).hasBinaryContent(log);
    }

    @Test
    void ofATruncatedDatabaseThatIsSavedWhichCanBeRead() throws IOException {
        fill(400);
        var size = Files.size(file());
        try (var channel = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
            channel.truncate(size * 3 / 4);
        }
        var before = Files.readAllBytes(file());

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database()) {
            assertThat(opening.notices()).extracting(LaurelError::code).containsExactly(ErrorCode.STORE_SALVAGED);
            assertThat(temp.resolve("laurel.db.damaged-1700000000000")).hasBinaryContent(before);
            assertThat(database.profiles().list()).extracting(ProfileRow::name).contains("Mia");
            DataFolder.addProfile(database, "New");
        }
        assertThat(temp).isDirectoryNotContaining("glob:**.salvage*").isDirectoryNotContaining("glob:**.new*");
    }

    @Test
    void aProfileWhoseCatalogIsLostKeepsItsProgress() throws IOException, SQLException {
        var profile = fill(10);
        try (var from = Link.open(file(), Link.Mode.WRITE);
                var to = Link.open(temp.resolve("saved.db"), Link.Mode.WRITE)) {
            from.run("PRAGMA foreign_keys = OFF");
            from.run("DELETE FROM catalog");
            Migrations.own().apply(to);
            Salvage.copy(from, to);
        }
        Files.delete(file());
        Files.move(temp.resolve("saved.db"), file());
        try (var database = DataFolder.open(temp);
                var store = database.state(profile)) {
            assertThat(database.profiles().catalog(profile)).contains("{}");
            assertThat(metrics(store).size()).isEqualTo(10);
        }
    }

    /** Whatever is flipped, a start is possible, what was there is kept, and no second start complains again. */
    @Test
    void flippedBytesNeverKeepItFromStarting() throws IOException {
        var seed = System.nanoTime();
        System.out.println("DatabaseTest seed " + seed);
        var random = new Random(seed);
        fill(300);
        var good = Files.readAllBytes(file());
        for (var round = 0; round < 25; round++) {
            var bad = good.clone();
            for (var n = 1 + random.nextInt(20); n > 0; n--) {
                // The first page is where most can go wrong.
                bad[random.nextInt(random.nextBoolean() ? 4096 : bad.length)] = (byte) random.nextInt(256);
            }
            for (var leftover : List.of("laurel.db", "laurel.db-wal", "laurel.db-shm",
                    "laurel.db.damaged-1700000000000", "laurel.db.damaged-1700000000000-shm",
                    "laurel.db.damaged-1700000000000-wal")) {
                Files.deleteIfExists(temp.resolve(leftover));
            }
            Files.write(file(), bad);

            var opening = Database.open(temp, CLOCK);

            try (var database = opening.database()) {
                if (opening.notices().stream().noneMatch(it -> it.code() == ErrorCode.STORE_NEWER)) {
                    if (!opening.notices().isEmpty()) {
                        assertThat(temp.resolve("laurel.db.damaged-1700000000000")).hasBinaryContent(bad);
                    }
                    DataFolder.addProfile(database, "After " + round);
                }
            }
        }
    }

    @Test
    void aFormatOfTheSchemaThatThereIsNotCostsNothing() throws IOException {
        fill(3);
        var bytes = Files.readAllBytes(file());
        bytes[46] = 7;
        Files.write(file(), bytes);

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database()) {
            assertThat(opening.notices()).singleElement()
                    .satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.STORE_SALVAGED));
            assertThat(database.profiles().list()).hasSize(2);
        }
    }

    @Test
    void aByteThatFlippedWithinTheNameOfAColumnIsFound() throws IOException {
        fill(3);
        var bytes = Files.readAllBytes(file());
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        // Pages that were split keep what stood there before, which nobody reads.
        for (var at = text.indexOf("CREATE TABLE profile");
                at >= 0;
                at = text.indexOf("CREATE TABLE profile", at + 1)) {
            bytes[text.indexOf("user ", at)] = 'x';
        }
        Files.write(file(), bytes);

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database()) {
            assertThat(opening.notices()).isNotEmpty();
            assertThat(temp.resolve("laurel.db.damaged-1700000000000")).hasBinaryContent(bytes);
            DataFolder.addProfile(database, "After");
        }
    }

    /** SQLite takes such a file for one that may only be read. */
    @Test
    void aByteThatFlippedInTheVersionOfWritingIsFound() throws IOException {
        fill(3);
        var bytes = Files.readAllBytes(file());
        bytes[18] = 77;
        Files.write(file(), bytes);

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database()) {
            assertThat(opening.notices()).extracting(LaurelError::code).containsExactly(ErrorCode.STORE_SALVAGED);
            assertThat(temp.resolve("laurel.db.damaged-1700000000000")).hasBinaryContent(bytes);
            assertThat(database.profiles().list()).extracting(ProfileRow::name).contains("Mia", "Ben");
            DataFolder.addProfile(database, "After");
        }
    }

    private long fill(int metrics) {
        try (var database = DataFolder.open(temp)) {
            var profile = DataFolder.addProfile(database, "Mia");
            DataFolder.addProfile(database, "Ben");
            try (var store = database.state(profile)) {
                var values = IntStream.range(0, metrics).boxed().collect(Collectors.toMap(
                        i -> "a metric with a longish name " + i,
                        i -> MetricValue.of("a text value, longish as well " + i)));
                DataFolder.commit(store,
                        new Change.Delta(values, List.of("m_1", "m_2"), Cause.UPDATE, CLOCK.instant()));
            }
            return profile;
        }
    }

    @Test
    void aDamagedDatabaseThatIsInUseIsLeftAlone() throws Exception {
        fill(10);
        try (var other = Fork.of(User.class, temp.toString())) {
            assertThat(other.line()).isEqualTo("open");
            Files.writeString(file(), "rubbish".repeat(100));

            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> Database.open(temp, CLOCK))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_DAMAGED));
            assertThat(file()).hasContent("rubbish".repeat(100));
        }
    }

    /** Has the database open until it is killed. */
    static final class User {
        private User() {}

        public static void main(String[] args) throws IOException {
            try (var database = DataFolder.open(Path.of(args[0]))) {
                System.out.println("open");
                var ignored = System.in.read();
                System.out.println(ignored + database.profiles().list().toString());
            }
        }
    }

    @Test
    void damageThatIsMetLaterIsLookedIntoAtTheNextStart() throws IOException {
        fill(10);
        try (var database = DataFolder.open(temp)) {
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> database.read(link -> {
                        throw new SQLException("malformed", "", 11);
                    }))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_DAMAGED));
        }
        assertThat(temp.resolve("laurel.db.check")).exists();
        DataFolder.open(temp).close();
        assertThat(temp.resolve("laurel.db.check")).doesNotExist();
    }

    @Test
    @Promise(area = Area.PROGRESS, value = "What a newer Laurel has written is read and not touched")
    void aNewerVersionsDatabaseIsReadAndNotWritten() throws SQLException {
        var profile = fill(10);
        try (var link = Link.open(file(), Link.Mode.WRITE)) {
            link.run("PRAGMA user_version = 99");
        }

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database();
                var store = database.state(profile)) {
            assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.STORE_NEWER, file()));
            assertThat(metrics(store).size()).isEqualTo(10);
            assertThat(database.profiles().list()).hasSize(2);
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> set(store, "m", 1, 1))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_NEWER));
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> database.profiles().remove(profile))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_NEWER));
        }
    }

    @Test
    void anOlderVersionIsCopiedAndBroughtUpToDate() throws SQLException {
        var begin = "CREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n";
        new DatabaseOpening(file(), new Migrations(List.of(begin)), CLOCK).open().database().close();
        var both = new Migrations(List.of(begin, "ALTER TABLE a ADD COLUMN y;\nUPDATE a SET y = x + 1;\n"));

        var opening = new DatabaseOpening(file(), both, CLOCK).open();

        try (var database = opening.database()) {
            assertThat(opening.notices()).isEmpty();
            assertThat(database.<Long>read(link -> link.number(0, "SELECT y FROM a"))).isEqualTo(2);
        }
        try (var copy = Link.open(Migrations.copyOf(file(), 1), Link.Mode.READ)) {
            assertThat(copy.number(0, "SELECT x FROM a")).isEqualTo(1);
            assertThat(Migrations.versionOf(copy)).isEqualTo(1);
        }
    }

    @Test
    void aDataFolderOfVersionOneIsBroughtUpToDate() throws SQLException {
        var profile = VersionOne.fill(temp, CLOCK, 2);

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database();
                var store = database.state(profile);
                var history = database.history(profile)) {
            assertThat(opening.notices()).isEmpty();
            assertThat(metrics(store).asMap()).isEqualTo(Map.of("m", MetricValue.of(4)));
            set(store, "m", 8, 2);
            assertThat(history.of("m", Instant.MIN, Instant.MAX, 10).values())
                    .containsExactly(MetricValue.of(2), MetricValue.of(4), MetricValue.of(8));
        }
        assertThat(Migrations.copyOf(file(), 1)).exists();
    }

    @Test
    void aNewDatabaseLeavesNoCopyOfEarlierVersions() {
        fill(3);
        assertThat(Migrations.copyOf(file(), 1)).doesNotExist();
    }

    @Test
    void aDataFolderOfVersionOneThatCantBeWrittenIsReadAllTheSame() throws IOException, SQLException {
        var profile = VersionOne.fill(temp, CLOCK, 2);
        Files.delete(temp.resolve("laurel.db.lock"));
        Files.createDirectory(temp.resolve("laurel.db.lock"));

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database();
                var store = database.state(profile);
                var history = database.history(profile)) {
            assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.STORE_READ_ONLY, file()));
            assertThat(metrics(store).asMap()).isEqualTo(Map.of("m", MetricValue.of(4)));
            assertThat(history.of("m", Instant.MIN, Instant.MAX, 10).values())
                    .containsExactly(MetricValue.of(2), MetricValue.of(4));
            assertThat(history.lastChanges()).isEqualTo(Map.of("m", Instant.ofEpochMilli(2)));
        }
    }

    @Test
    void ofADamagedDataFolderOfVersionOneTheHistoryIsSavedToo() throws IOException, SQLException {
        var profile = VersionOne.fill(temp, CLOCK, 2);
        try (var from = Link.open(file(), Link.Mode.WRITE);
                var to = Link.open(temp.resolve("saved.db"), Link.Mode.WRITE)) {
            Migrations.own().apply(to);
            Salvage.copy(from, to);
        }
        Files.move(temp.resolve("saved.db"), file(), StandardCopyOption.REPLACE_EXISTING);
        try (var database = DataFolder.open(temp);
                var store = database.state(profile);
                var history = database.history(profile)) {
            assertThat(metrics(store).asMap()).isEqualTo(Map.of("m", MetricValue.of(4)));
            assertThat(history.of("m", Instant.MIN, Instant.MAX, 10)).hasSize(2);
        }
    }

    @Test
    void aMigrationThatFailsChangesNothing() throws SQLException {
        var first = new Migrations(List.of("CREATE TABLE a (x);\n"));
        new DatabaseOpening(file(), first, CLOCK).open().database().close();
        var broken = new Migrations(List.of("", "CREATE TABLE b (y);\nCREATE TABLE a (x);\n"));

        assertThatExceptionOfType(LaurelException.class)
                .isThrownBy(() -> new DatabaseOpening(file(), broken, CLOCK).open())
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_FAILED));

        try (var link = Link.open(file(), Link.Mode.READ)) {
            assertThat(Migrations.versionOf(link)).isEqualTo(1);
            assertThat(link.number(0, "SELECT count(*) FROM sqlite_master WHERE name = 'b'")).isZero();
        }
    }

    @Test
    void aSalvageThatWasCutShortIsFinished() throws IOException {
        fill(10);
        Files.move(file(), temp.resolve("laurel.db.new"));

        try (var database = DataFolder.open(temp)) {
            assertThat(database.profiles().list()).hasSize(2);
        }
    }

    @Test
    void aFullDiskIsSaidPlainlyAndLosesNothing() {
        var profile = fill(10);
        try (var database = DataFolder.open(temp);
                var store = database.state(profile)) {
            database.write(link -> {
                link.run("PRAGMA max_page_count = 1"); // As small as it is now: SQLite then says that the disk is full.
                return true;
            });
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> {
                        for (var i = 0; i < 10_000; i++) {
                            DataFolder.addProfile(database, "Profile " + i + " " + "x".repeat(500));
                        }
                    })
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_FULL));
            for (var again = 0; again < 2; again++) {
                assertThatExceptionOfType(LaurelException.class)
                        .isThrownBy(() -> DataFolder.addProfile(database, "y".repeat(5_000)))
                        .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_FULL));
            }
            assertThat(database.profiles().find("Mia")).isPresent();
            database.write(link -> {
                link.run("PRAGMA max_page_count = 100000");
                return true;
            });
            DataFolder.addProfile(database, "There is room again");
            set(store, "m", 1, 1);
            assertThat(metrics(store).get("m")).isEqualTo(MetricValue.of(1));
        }
    }

    @Test
    void everyFailureHasItsCode() {
        assertThat(List.of(5, 261, 6, 8, 1032, 11, 267, 26, 13, 14, 23, 3, 10, 778, 7, 22, 1, 21))
                .extracting(code -> StoreFailure.code(new SQLException("", "", code)))
                .containsExactly(ErrorCode.STORE_BUSY, ErrorCode.STORE_BUSY, ErrorCode.STORE_BUSY,
                        ErrorCode.STORE_READ_ONLY, ErrorCode.STORE_READ_ONLY, ErrorCode.STORE_DAMAGED,
                        ErrorCode.STORE_DAMAGED, ErrorCode.STORE_DAMAGED, ErrorCode.STORE_FULL,
                        ErrorCode.STORE_NO_ACCESS, ErrorCode.STORE_NO_ACCESS, ErrorCode.STORE_NO_ACCESS,
                        ErrorCode.STORE_IO, ErrorCode.STORE_IO, ErrorCode.STORE_IO, ErrorCode.STORE_IO,
                        ErrorCode.STORE_FAILED, ErrorCode.STORE_FAILED);
    }

    @Test
    void whereNothingCanBeWrittenWhatIsThereIsRead() throws IOException {
        var profile = fill(10);
        // A folder in the lock's place keeps it from being written, whoever runs this.
        Files.delete(temp.resolve("laurel.db.lock"));
        Files.createDirectory(temp.resolve("laurel.db.lock"));

        var opening = Database.open(temp, CLOCK);

        try (var database = opening.database();
                var store = database.state(profile)) {
            assertThat(opening.notices()).containsExactly(LaurelError.of(ErrorCode.STORE_READ_ONLY, file()));
            assertThat(metrics(store).size()).isEqualTo(10);
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> set(store, "m", 1, 1))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_READ_ONLY));
        }
    }

    private Path file() {
        return DataFolder.file(temp);
    }
}
