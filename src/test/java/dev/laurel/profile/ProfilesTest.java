package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.ExportedHistory;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.BackupMade;
import dev.laurel.store.BackupMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00.123Z");
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"},\"20\":{\"title\":\"Twenty\"}}}";

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init") // JUnit makes it before each test.
    private Profiles profiles;

    @BeforeEach
    void open() {
        profiles = Profiles.open(temp, InstantSource.fixed(NOW)).profiles();
    }

    @AfterEach
    void close() {
        profiles.close();
    }

    @Test
    void aProfileKeepsItsProgress() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        try (var session = profiles.session(mia.id())) {
            session.engine().update("score", MetricValue.of(12));
        }
        close();
        open();

        assertThat(profiles.list()).containsExactly(mia);
        assertThat(profiles.find("Mia")).contains(mia);
        assertThat(profiles.find("mia")).isEmpty();
        try (var session = profiles.session(mia.id())) {
            assertThat(session.profile()).isEqualTo(mia);
            assertThat(session.catalogJson()).isEqualTo(CATALOG);
            assertThat(session.engine().unlocked()).containsExactly("score_10");
            assertThat(session.engine().unlockedAt("score_10")).contains(NOW);
            assertThat(session.history().of("score", Instant.EPOCH, NOW, 10))
                    .containsExactly(new HistoryPoint(NOW, MetricValue.of(12)));
        }
    }

    @Test
    void twoSessionsSeeEachOthersChanges() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        try (var window = profiles.session(mia.id());
                var command = profiles.session(mia.id())) {
            command.engine().increment("score", 5);
            assertThat(window.engine().refresh()).isTrue();
            window.engine().increment("score", 5);
            command.engine().increment("score", 10);

            assertThat(command.engine().metrics().get("score")).isEqualTo(MetricValue.of(20));
            assertThat(command.engine().unlocked()).containsExactly("score_10", "score_20");
            assertThat(window.engine().refresh()).isTrue();
            assertThat(window.engine().snapshot()).isEqualTo(command.engine().snapshot());
        }
    }

    @Test
    void namesAreUniqueAndSensible() {
        profiles.add("Mia", "mia", "Game", CATALOG);

        assertThat(code(() -> profiles.add("Mia", "x", "x", CATALOG))).isEqualTo(ErrorCode.PROFILE_NAME_TAKEN);
        for (var name : List.of("", "  ", "a\nb", "a\0", "\ud800", "x".repeat(101))) {
            assertThat(code(() -> profiles.add(name, "x", "x", CATALOG))).isEqualTo(ErrorCode.PROFILE_NAME_BAD);
        }
        profiles.add("Mia 🦊 ü", "x", "x", CATALOG);
        assertThat(profiles.list()).hasSize(2);
    }

    @Test
    void aCatalogThatIsNoneMakesNoProfile() {
        assertThatExceptionOfType(LaurelException.class).isThrownBy(() -> profiles.add("Mia", "mia", "Game", "[1]"));
        assertThat(profiles.list()).isEmpty();
    }

    @Test
    void aRemovedProfileTakesAllWithItAndItsIdIsNotUsedAgain() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        try (var session = profiles.session(mia.id())) {
            session.engine().update("score", MetricValue.of(12));
            session.engine().reset();
            session.log(entry(NOW, "reset"));
            session.backedUp("Stick", new BackupMark("s", "k", NOW), new BackupMade("manual", "s", "h"), List.of());
        }
        profiles.remove(mia.id());

        assertThat(profiles.list()).isEmpty();
        assertThat(profiles.activity(10)).isEmpty();
        assertThat(code(() -> profiles.session(mia.id()))).isEqualTo(ErrorCode.STORE_PROFILE_GONE);
        assertThat(profiles.add("Mia", "mia", "Game", CATALOG).id()).isGreaterThan(mia.id());
    }

    @Test
    void everyCatalogSeenIsKeptByItsHash() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        var newer = CATALOG.replace("20", "25");
        try (var session = profiles.session(mia.id())) {
            session.engine().update("score", MetricValue.of(22));
        }

        var changed = profiles.replaceCatalog(mia.id(), newer);

        assertThat(changed.configHash()).isNotEqualTo(mia.configHash());
        assertThat(profiles.catalogSeen(mia.configHash())).contains(CATALOG);
        assertThat(profiles.catalogSeen(changed.configHash())).contains(newer);
        assertThat(profiles.catalogSeen("never")).isEmpty();
        try (var session = profiles.session(mia.id())) {
            assertThat(session.engine().unlocked()).containsExactly("score_10", "score_20");
            assertThat(session.catalogJson()).isEqualTo(newer);
        }
        var other = CATALOG.replace("10", "11");
        profiles.keepCatalog(other);
        assertThat(profiles.catalogSeen(dev.laurel.engine.catalog.ConfigHash.of(other))).contains(other);
    }

    @Test
    void aPortableProfileMakesAProfile() {
        var data = new ExportedData(ExportedData.VERSION, 1, Metrics.of(Map.of("score", MetricValue.of(30))),
                List.of("score_10", "other_1"), null);
        var file = new ExportFile(data, CATALOG, "Game", "mia-7", ExportedHistory.EMPTY, List.of());
        var made = profiles.addFrom(file, "Mia", "mia-8", "Game");

        assertThat(made.user()).isEqualTo("mia-8");
        assertThat(made.game()).isEqualTo("Game");
        try (var session = profiles.session(made.id())) {
            assertThat(session.engine().metrics()).isEqualTo(data.metrics());
            assertThat(session.engine().unlocked()).containsExactly("score_10", "other_1", "score_20");
            assertThat(session.engine().unlockedAt("score_20")).contains(NOW);
            assertThat(session.engine().unlockedAt("other_1")).isEmpty();
        }
        var bare = new ExportFile(data, null, null, null, ExportedHistory.EMPTY, List.of());
        assertThat(code(() -> profiles.addFrom(bare, "Ben", "ben", "Game")))
                .isEqualTo(ErrorCode.PROFILE_NO_CATALOG);
    }

    @Test
    void theSampleGameIsPlayedUpToNow() {
        var sample = profiles.addSample();

        assertThat(profiles.addSample()).isEqualTo(sample);
        try (var session = profiles.session(sample.id())) {
            var engine = session.engine();
            assertThat(engine.unlocked()).hasSizeGreaterThan(20);
            assertThat(engine.unlocked()).allSatisfy(id -> assertThat(engine.unlockedAt(id).orElseThrow())
                    .isBefore(NOW).isAfter(NOW.minus(Duration.ofDays(30))));
            assertThat(engine.unlocked().stream().map(id -> engine.unlockedAt(id).orElseThrow()).toList()).isSorted();
            var points = session.history().of("score", Instant.EPOCH, NOW, 10_000);
            assertThat(points).hasSizeGreaterThan(100);
            assertThat(points.getLast().value()).isEqualTo(engine.metrics().get("score"));
            assertThat(points.getFirst().time()).isBefore(NOW.minus(Duration.ofDays(20)));
            assertThat(engine.undoable()).isEmpty();
            // What is stored is what its catalog says: nothing is earned and still locked.
            assertThat(engine.achievements()).allSatisfy(it -> assertThat(it.unlocked())
                    .isEqualTo(engine.unlocked().contains(it.achievement().id())));
        }
    }

    @Test
    void theSampleFindsANameBesideOnesOwn() {
        profiles.add("Ember Vale", "me", "Game", CATALOG);

        assertThat(profiles.addSample().name()).isEqualTo("Ember Vale 2");
    }

    @Test
    void theActivityLogKeepsNinetyDays() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        var ben = profiles.add("Ben", "ben", "Game", CATALOG);
        try (var first = profiles.session(mia.id());
                var second = profiles.session(ben.id())) {
            var old = entry(NOW.minus(Duration.ofDays(91)), "import");
            var recent = entry(NOW.minus(Duration.ofDays(89)), "export");
            var failed = new ActivityEntry(NOW, "backup", "command", "Stick\0", Duration.ofMillis(70), 5, "X-Y");
            first.log(old);
            assertThat(first.activity(10)).containsExactly(old);
            first.log(recent);
            second.log(failed);

            assertThat(first.activity(10)).containsExactly(recent);
            assertThat(second.activity(10)).containsExactly(failed);
            assertThat(profiles.activity(10)).containsExactly(failed, recent);
            assertThat(profiles.activity(1)).containsExactly(failed);
        }
    }

    @Test
    void theLastBackupIsRemembered() {
        var mia = profiles.add("Mia", "mia", "Game", CATALOG);
        try (var session = profiles.session(mia.id())) {
            assertThat(session.lastBackup("Stick")).isEmpty();
            session.backedUp("Stick", new BackupMark("s1", "k1", NOW), new BackupMade("manual", "s", "h"), List.of());
            session.backedUp("Stick", new BackupMark("s2", "k2", NOW), new BackupMade("manual", "s", "h"), List.of());
            assertThat(session.lastBackup("Stick")).contains(new BackupMark("s2", "k2", NOW));
            assertThat(session.lastBackup("Cloud")).isEmpty();
        }
    }

    private static ActivityEntry entry(Instant time, String what) {
        return new ActivityEntry(time, what, "manual", "detail ☃", Duration.ofMillis(3), -1, null);
    }

    private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        return assertThatExceptionOfType(LaurelException.class).isThrownBy(action).actual().error().code();
    }
}
