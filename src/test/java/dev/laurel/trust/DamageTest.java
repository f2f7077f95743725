package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.AgeKey;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.Profiles;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose bits have flipped or whose end is missing: what is in them is never taken for something else. */
class DamageTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_795_000_000_000L));
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"},\"20\":{\"title\":\"Twenty\"}}}";
    private static final ExportedData DATA = new ExportedData(
            ExportedData.VERSION, CLOCK.millis(), Metrics.of(Map.of("score", MetricValue.of(20))),
            List.of("score_10", "score_20"), null);

    @TempDir
    Path temp;

    private final Random random = Rounds.random(DamageTest.class);

    /** How one damaged copy of a file is read. */
    private interface Reader {
        ExportReading read(byte[] bytes) throws IOException;
    }

    /** What came of all damaged copies. */
    private record Tally(int refused, int equal, int other) {
        @Override
        public String toString() {
            return "%,d refused, %,d the same all the same, %,d taken for something else".formatted(
                    refused, equal, other);
        }
    }

    /** Flips bits at every offset, and cuts before every one. */
    private Tally everywhere(byte[] good, Reader reader) throws IOException {
        return tally(good, reader, 2 * good.length, Rounds.of(1, 8));
    }

    private Tally tally(byte[] good, Reader reader, int places, int bits) throws IOException {
        int refused = 0;
        int equal = 0;
        int other = 0;
        for (var place = 0; place < places; place++) {
            var at = (int) ((long) place / 2 * good.length / (places / 2));
            var isCut = place % 2 == 1;
            for (var bit = 0; bit < (isCut ? 1 : bits); bit++) {
                var bad = isCut ? Arrays.copyOf(good, at) : good.clone();
                if (!isCut) {
                    bad[at] ^= (byte) (1 << (bits == 8 ? bit : random.nextInt(8)));
                }
                var reading = reader.read(bad);
                if (reading.file() == null) {
                    assertThat(reading.errors()).isNotEmpty();
                    refused++;
                } else if (reading.file().data().equals(DATA)) {
                    equal++;
                } else {
                    other++;
                }
            }
        }
        return new Tally(refused, equal, other);
    }

    private static byte[] export() throws IOException {
        var out = new ByteArrayOutputStream();
        ExportWriter.writePortable(DATA, CATALOG, "Mia", "mia", null, out);
        return out.toByteArray();
    }

    private static ExportReading read(byte[] bytes, String secret) {
        return ImportFiles.read(new ByteArrayInputStream(bytes), bytes.length, Secrets.once(secret.toCharArray()),
                Progress.NONE, CancelToken.NEVER);
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "An encrypted backup that has changed in one bit, or whose end is missing, is"
            + " refused, wherever that is")
    void aChangedBackupInAnAgeEnvelopeIsRefused(Figure figure) throws IOException {
        var key = AgeKey.make();
        var out = new ByteArrayOutputStream();
        try (var seal = Envelopes.sealToRecipients(out, List.of(key.recipient()))) {
            seal.write(export());
        }
        var tally = everywhere(out.toByteArray(), bytes -> read(bytes, key.identity()));
        assertThat(tally.equal() + tally.other()).as("%s", tally).isZero();
        figure.is("age: %s".formatted(tally));
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "A backup that CryptoJS has encrypted and that has changed is refused; that"
            + " format has no check of its own, so about three in a million changes would pass as another text")
    void aChangedBackupOfCryptoJsIsRefused(Figure figure) throws IOException {
        var out = new ByteArrayOutputStream();
        // A salt of chance could bring one of the three in a million.
        var salt = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 7);
            }
        };
        try (var seal = Envelopes.sealForCryptoJs(out, "right".toCharArray(), salt)) {
            seal.write(export());
        }
        var tally = everywhere(out.toByteArray(), bytes -> read(bytes, "right"));
        assertThat(tally.other()).as("%s", tally).isZero();
        figure.is("CryptoJS: %s".formatted(tally));
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "A backup that is not encrypted and has changed since it was made here, in one"
            + " bit or at its end, is refused")
    void aChangedPlainBackupIsRefused(Figure figure) throws IOException {
        var disk = temp.resolve("disk");
        FolderDestination.setUp("disk", Files.createDirectory(disk));
        try (var profiles = Profiles.open(Files.createDirectory(temp.resolve("data")), CLOCK).profiles();
                var session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id());
                var destination = new FolderDestination("disk", disk)) {
            session.engine().update("score", MetricValue.of(20));
            var backups = new ProfileBackups(
                    session, new Backups(destination, "1", CLOCK), new SecureRandom(), "manual");
            var key = backups.backupAs(new Sealing.None(), false, CancelToken.NEVER).key();
            assertThat(Objects.requireNonNull(
                    backups.open(key, Secrets.NONE, Progress.NONE, CancelToken.NEVER).file()).data().metrics())
                    .isEqualTo(DATA.metrics());
            var file = disk.resolve(key);
            var tally = tally(Files.readAllBytes(file), bytes -> {
                Files.write(file, bytes);
                return backups.open(key, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
            }, Rounds.of(400, 2_000), 1);
            assertThat(tally.equal() + tally.other()).as("%s", tally).isZero();
            figure.is("%s".formatted(tally));
        }
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "An export that has changed in one bit, or whose end "
            + "is missing, is refused unless it still is a whole export; the format has nothing "
            + "to tell one digit from another by, so an import shows first what it would change")
    void aChangedExportIsRefusedOrStillOne(Figure figure) throws IOException {
        var cuts = new int[1];
        var good = export();
        var tally = tally(good, bytes -> {
            var reading = read(bytes, "none");
            if (bytes.length < good.length) {
                cuts[0]++;
                assertThat(reading.file()).as("cut at %d", bytes.length).isNull();
            }
            return reading;
        }, Rounds.of(400, 2_000), 1);
        assertThat(cuts[0]).isPositive();
        assertThat(tally.refused()).isGreaterThan(cuts[0]);
        figure.is("%,d cuts, all refused; of %,d flips %,d".formatted(
                cuts[0], tally.refused() + tally.equal() + tally.other() - cuts[0], tally.refused() - cuts[0])
                + " refused, %,d still whole exports".formatted(tally.equal() + tally.other()));
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "A database in which a bit has flipped, or whose end is missing, is "
            + "recognised at"
            + " the next start, kept aside as it was, and what can be read of it is saved")
    void aChangedDatabaseIsRecognised(Figure figure) throws IOException {
        var closed = closed();
        var good = Files.readAllBytes(closed.resolve("laurel.db"));
        var rounds = Rounds.of(100, 1_000);
        assertThat(start(closed, good, true)).isEmpty();
        for (var round = 0; round < rounds; round++) {
            var at = (int) ((long) round * good.length / rounds);
            var isCut = round % 10 == 9;
            var bad = isCut ? Arrays.copyOf(good, at) : good.clone();
            if (!isCut) {
                bad[at] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(start(closed, bad, !isCut)).as("at %d of %d", at, good.length).isNotEmpty();
            assertThat(temp.resolve("start/laurel.db.damaged-" + CLOCK.millis())).hasBinaryContent(bad);
        }
        figure.is("%,d places, all recognised".formatted(rounds));
    }

    /** A data folder after it was closed. */
    private Path closed() throws IOException {
        var folder = Files.createDirectory(temp.resolve("good"));
        try (var profiles = Profiles.open(folder, CLOCK).profiles();
                var session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id())) {
            for (var i = 0; i < 200; i++) {
                session.engine().update(Map.of(
                        "metric number " + i, MetricValue.of(i * 1.5), "score", MetricValue.of(i % 25)));
            }
        }
        return folder;
    }

    /** What a start has to tell. A disk whose bits flip leaves the time of the file as it was. */
    private List<LaurelError> start(Path closed, byte[] database, boolean sameTime) throws IOException {
        var folder = temp.resolve("start");
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        Files.copy(closed.resolve("laurel.db.lock"), folder.resolve("laurel.db.lock"));
        Files.write(folder.resolve("laurel.db"), database);
        if (sameTime) {
            Files.setLastModifiedTime(folder.resolve("laurel.db"),
                    Files.getLastModifiedTime(closed.resolve("laurel.db")));
        }
        var opening = Profiles.open(folder, CLOCK);
        opening.profiles().close();
        return opening.notices();
    }
}
