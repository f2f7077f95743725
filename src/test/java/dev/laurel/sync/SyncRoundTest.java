package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.AchievementServer.Tagging;
import dev.laurel.store.Database;
import dev.laurel.store.MemoryStore;
import dev.laurel.store.ProfileTable;
import dev.laurel.store.SqliteStore;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds over a real server and a real database. */
class SyncRoundTest {
    private static final RetryLimits RETRIES = new RetryLimits(1, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Catalog CATALOG = CatalogReader.read(Device.ACHIEVEMENTS).catalog();
    private static final String METRICS = "users/anna/achievements/metrics";

    @TempDir
    private Path folder;

    private final AchievementServer server = new AchievementServer();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Running device;

    @BeforeEach
    void start() {
        device = new Running();
    }

    @AfterEach
    void stop() {
        device.close();
        server.close();
    }

    /** Laurel, between a start and an end, over the data folder's database. */
    private final class Running implements AutoCloseable {
        private final Database database = Database.open(folder, () -> now).database();
        private final long profile = database.profiles().find("Anna")
                .or(() -> database.profiles().add(
                        new ProfileTable.Draft("Anna", "anna", "Game", CATALOG.configHash(), Device.ACHIEVEMENTS, now),
                        ProfileTable.Beginning.EMPTY))
                .orElseThrow()
                .id();
        private final SqliteStore store = database.state(profile);
        private final AchievementEngine engine = AchievementEngine.open(CATALOG, store, () -> now);
        private final SyncPeer peer = new RestPeer(
                new RestServer(server.address(), "anna", Map.of(), Duration.ofSeconds(20)), null, RETRIES, () -> now);
        private final SyncRound round = new SyncRound(
                engine, peer, new StoredSyncMemory(database.sync(profile), peer.id()), () -> now);

        SyncRound.Done sync(SyncRound.Aim aim) {
            return round.run(aim, CancelToken.NEVER);
        }

        List<MetricValue> history(String metric) {
            try (var table = database.history(profile)) {
                return List.copyOf(table.of(metric, Instant.MIN, Instant.MAX, 1000).values());
            }
        }

        @Override
        public void close() {
            engine.close();
            peer.close();
            store.guard().lock();
            try {
                store.close();
            } finally {
                store.guard().unlock();
            }
            database.close();
        }
    }

    private void restart() {
        device.close();
        device = new Running();
    }

    private void later() {
        now = now.plusSeconds(60);
    }

    @ParameterizedTest
    @EnumSource(Tagging.class)
    @Promise(area = Area.SYNC, value = "What is done without a connection "
            + "survives restarts and goes out once, as the newest state")
    void editsMadeOfflineGoOutOnceAsTheNewestState(Tagging tagging) {
        server.setTagging(tagging);
        device.engine.update("score", MetricValue.of(5));
        device.sync(SyncRound.Aim.BOTH);
        assertThat(device.round.isPending()).isFalse();

        server.setFaults(_ -> new Fault.CutBefore());
        for (var score = 6; score < 12; score++) {
            later();
            device.engine.update("score", MetricValue.of(score));
            Assertions.assertThatExceptionOfType(SyncFailure.class)
                    .isThrownBy(() -> device.sync(SyncRound.Aim.SEND));
            restart();
            assertThat(device.round.isPending()).as("known after a restart").isTrue();
        }
        server.release();
        var before = server.requests().size();
        assertThat(device.sync(SyncRound.Aim.BOTH).sent()).isTrue();
        var requests = server.requests().subList(before, server.requests().size());
        assertThat(requests.stream().filter(it -> it.method().equals("PUT")).map(it -> it.path()))
                .as("once, each").doesNotHaveDuplicates().hasSize(2);
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[11]}}");
        restart();
        assertThat(device.round.isPending()).isFalse();
        assertThat(device.sync(SyncRound.Aim.BOTH)).isEqualTo(new SyncRound.Done(0, false, List.of()));
    }

    @Test
    void whatComesUnlocksAndTells() {
        server.plant(METRICS, "{\"metrics\":{\"score\":[60],\"coins\":[3]}}");
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"name_Ann\"]}");
        var events = new ArrayList<EngineEvent>();
        device.engine.on(EngineEvent.class, events::add);
        var done = device.sync(SyncRound.Aim.BOTH);
        assertThat(done.received()).isEqualTo(3);
        assertThat(done.sent()).as("what it unlocked here goes out").isTrue();
        assertThat(device.engine.unlocked()).containsExactly("name_Ann", "score_10", "score_50");
        assertThat(events.stream().filter(EngineEvent.AchievementUnlocked.class::isInstance)
                        .map(it -> ((EngineEvent.AchievementUnlocked) it).achievement().id()))
                .containsExactly("name_Ann", "score_10", "score_50");
        assertThat(events.stream().filter(EngineEvent.MetricUpdated.class::isInstance)).hasSize(2);
        assertThat(events.getLast()).isInstanceOf(EngineEvent.StateChanged.class);
        assertThat(device.engine.undoable()).as("it would only come back").isEmpty();
        assertThat(device.history("score")).containsExactly(MetricValue.of(60));
        restart();
        assertThat(device.engine.unlocked()).containsExactly("name_Ann", "score_10", "score_50");
    }

    @Test
    @Promise(area = Area.SYNC, value = "What two devices have changed is told once and holds nothing up; the later "
            + "value counts,"
            + " the other stays in the history")
    void aConflictIsShownOnceAndBlocksNothing() {
        device.engine.update("name", MetricValue.of("start"));
        device.sync(SyncRound.Aim.BOTH);
        later();
        server.setModified(now);
        server.plant(METRICS, "{\"metrics\":{\"name\":[\"theirs\"]}}");
        later();
        device.engine.update("name", MetricValue.of("mine"));
        var done = device.sync(SyncRound.Aim.BOTH);
        var conflict = new Conflict("name", MetricValue.of("mine"), MetricValue.of("theirs"), true);
        assertThat(done.conflicts()).containsExactly(conflict);
        assertThat(server.text(METRICS)).as("the later one is kept").isEqualTo("{\"metrics\":{\"name\":[\"mine\"]}}");
        assertThat(device.history("name")).as("the other one stays in the history, before it").containsExactly(
                MetricValue.of("start"), MetricValue.of("theirs"), MetricValue.of("mine"));
        assertThat(device.sync(SyncRound.Aim.BOTH).conflicts()).as("once").isEmpty();

        restart();
        var waiting = device.database.sync(device.profile).conflicts();
        assertThat(waiting).singleElement().satisfies(it -> {
            assertThat(it.kept()).isEqualTo(MetricValue.of("mine"));
            assertThat(it.other()).isEqualTo(MetricValue.of("theirs"));
        });
        device.database.sync(device.profile).shown(waiting.getFirst().id());
        assertThat(device.database.sync(device.profile).conflicts()).isEmpty();
    }

    @Test
    void theLaterOneMayBeTheOther() {
        device.engine.update("name", MetricValue.of("start"));
        device.sync(SyncRound.Aim.BOTH);
        later();
        device.engine.update("name", MetricValue.of("mine"));
        later();
        server.setModified(now);
        server.plant(METRICS, "{\"metrics\":{\"name\":[\"theirs\"]}}");
        assertThat(device.sync(SyncRound.Aim.BOTH).conflicts()).singleElement()
                .satisfies(it -> assertThat(it.kept()).isEqualTo(MetricValue.of("theirs")));
        assertThat(device.engine.metrics().current("name")).isEqualTo(MetricValue.of("theirs"));
        assertThat(device.history("name")).containsExactly(
                MetricValue.of("start"), MetricValue.of("mine"), MetricValue.of("theirs"));
    }

    @Test
    void aLostAnswerMakesNoConflict() {
        device.engine.update("name", MetricValue.of("start"));
        device.sync(SyncRound.Aim.BOTH);
        device.engine.update("name", MetricValue.of("mine"));
        server.setFaults(it -> it.method().equals("PUT") ? new Fault.CutAfter() : null);
        Assertions.assertThatExceptionOfType(SyncFailure.class).isThrownBy(() -> device.sync(SyncRound.Aim.SEND));
        server.release();
        restart();
        later();
        device.engine.update("name", MetricValue.of("mine again"));
        assertThat(device.sync(SyncRound.Aim.BOTH).conflicts()).isEmpty();
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"name\":[\"mine again\"]}}");
    }

    @Test
    void whatAPlayerTakesBackStaysBack() {
        device.engine.update("score", MetricValue.of(20));
        device.sync(SyncRound.Aim.BOTH);
        var file = new ExportedData(ExportedData.VERSION, 1,
                device.engine.metrics().with("score", MetricValue.of(100)), List.of(), null);
        device.engine.importData(file, ImportOptions.of(ImportStrategy.HIGHEST));
        device.sync(SyncRound.Aim.SEND);
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[100]}}");
        device.engine.undo();
        device.sync(SyncRound.Aim.BOTH);
        assertThat(device.engine.unlocked()).containsExactly("score_10");
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[20]}}");
        device.engine.reset();
        device.sync(SyncRound.Aim.SEND);
        assertThat(server.text(METRICS)).isNull();
        assertThat(device.engine.snapshot()).isEqualTo(Snapshot.EMPTY);
        assertThat(device.sync(SyncRound.Aim.BOTH).received()).isZero();
    }

    @Test
    void aResetDoesNotTakeAwayWhatOthersHaveDoneSince() {
        device.engine.update("score", MetricValue.of(20));
        device.sync(SyncRound.Aim.BOTH);
        server.plant(METRICS, "{\"metrics\":{\"score\":[30]}}");
        device.engine.reset();
        device.sync(SyncRound.Aim.SEND);
        assertThat(device.engine.metrics().current("score")).isEqualTo(MetricValue.of(30));
    }

    /** Where nothing guards it, a send looks at the metrics alone: they tell whether anybody was there. */
    @ParameterizedTest
    @EnumSource(value = Tagging.class, names = {"NONE", "WEAK"})
    void aSendTakesMetricsThatAreAsTheyWereForAll(Tagging tagging) {
        server.setTagging(tagging);
        device.engine.update("score", MetricValue.of(20));
        device.sync(SyncRound.Aim.BOTH);
        var before = server.requests().size();
        device.engine.update("score", MetricValue.of(60));
        assertThat(device.sync(SyncRound.Aim.SEND).sent()).isTrue();
        assertThat(server.requests().subList(before, server.requests().size())).hasSize(3);
        server.plant(METRICS, "{\"metrics\":{\"score\":[70]}}");
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"only on the web\"]}");
        device.engine.update("coins", MetricValue.of(1));
        device.sync(SyncRound.Aim.SEND);
        assertThat(device.engine.unlocked()).contains("only on the web", "score_50");
        assertThat(server.text("users/anna/achievements/unlocked")).contains("only on the web", "score_50");
    }

    @Test
    void aSendToAPlaceThatWasNeverSeenLooksAtAllOfIt() {
        server.setTagging(Tagging.NONE);
        server.plant(METRICS, "{\"metrics\":{}}");
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"only on the web\"]}");
        device.engine.update("score", MetricValue.of(20));
        device.sync(SyncRound.Aim.SEND);
        assertThat(server.text("users/anna/achievements/unlocked")).contains("only on the web", "score_10");
    }

    /** A web client's writes may get through by half; until the other half is there, it can't read what is. */
    @ParameterizedTest
    @EnumSource(Tagging.class)
    void whatIsThereByHalfIsMadeWhole(Tagging tagging) {
        server.setTagging(tagging);
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"only on the web\"]}");
        device.sync(SyncRound.Aim.BOTH);
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{}}");
        assertThat(server.text("users/anna/achievements/unlocked")).isEqualTo("{\"unlocked\":[\"only on the web\"]}");
        var before = server.requests().size();
        device.sync(SyncRound.Aim.BOTH);
        assertThat(server.requests()).as("once").hasSize(before + 2);
    }

    @Test
    void anotherPlaceIsNoAncestor() {
        device.engine.update("score", MetricValue.of(20));
        device.sync(SyncRound.Aim.BOTH);
        Supplier<SyncPeer> elsewhere = () -> new RestPeer(
                new RestServer(server.address(), "bert", Map.of(), Duration.ofSeconds(20)), null, RETRIES, () -> now);
        server.plant("users/bert/achievements/metrics", "{\"metrics\":{\"score\":[20]}}");
        device.engine.reset();
        try (var peer = elsewhere.get()) {
            var round = new SyncRound(device.engine, peer,
                    new StoredSyncMemory(device.database.sync(device.profile), peer.id()), () -> now);
            round.run(SyncRound.Aim.BOTH, CancelToken.NEVER);
        }
        assertThat(device.engine.metrics().current("score")).isEqualTo(MetricValue.of(20));
    }

    @Test
    void idsThatTheReferenceMakesAnewAreTheirAchievement() {
        var catalog = CatalogReader.read("""
                {"score": {"fair": {"title": "Fair", "condition": "metrics.score > 1000"}}}""").catalog();
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"score_custom_x8f2\",\"score_custom_9abc\"]}");
        server.plant(METRICS, "{\"metrics\":{}}");
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), () -> now)) {
            var round = new SyncRound(engine, device.peer,
                    new StoredSyncMemory(device.database.sync(device.profile), "x"), () -> now);
            assertThat(round.run(SyncRound.Aim.BOTH, CancelToken.NEVER))
                    .isEqualTo(new SyncRound.Done(1, false, List.of()));
            assertThat(engine.unlocked()).containsExactly("score_custom_fair");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aKillAnywhereLosesNothing(int moment) {
        Supplier<SyncPeer> peers = () -> new RestPeer(
                new RestServer(server.address(), "anna", Map.of(), Duration.ofSeconds(20)), null, RETRIES, () -> now);
        try (var killed = new Device("killed", peers, () -> now)) {
            killed.engine().update("coins", MetricValue.of(7));
            server.plant(METRICS, "{\"metrics\":{\"score\":[60]}}");
            server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[\"only on the web\"]}");
            killed.syncAndDie(moment);
            killed.syncForSure();
            assertThat(killed.state().metrics().asMap())
                    .isEqualTo(Map.of("score", MetricValue.of(60), "coins", MetricValue.of(7)));
            assertThat(killed.state().unlocked()).contains("only on the web", "score_50", "coins_5");
            assertThat(server.text(METRICS)).contains("\"score\":[60]", "\"coins\":[7]");
            assertThat(server.text("users/anna/achievements/unlocked")).contains("only on the web", "coins_5");
        }
    }

    @Test
    void somebodyWhoIsAlwaysQuickerDoesNotHoldItForEver() {
        device.engine.update("score", MetricValue.of(5));
        server.setFaults(it -> it.method().equals("PUT") ? new Fault.Status(412, null) : null);
        Assertions.assertThatExceptionOfType(SyncFailure.class)
                .isThrownBy(() -> device.sync(SyncRound.Aim.BOTH))
                .satisfies(it -> {
                    assertThat(it.error().code()).isEqualTo(ErrorCode.SYNC_OVERTAKEN);
                    assertThat(it.error().arguments()).as("how often it was tried")
                            .isEqualTo(List.of((int) server.requests().stream()
                                    .filter(request -> request.method().equals("PUT")).count()));
                });
    }

    @ParameterizedTest
    @EnumSource(SyncRound.Aim.class)
    void aRoundThatIsCancelledBeforehandLeavesNoTrace(SyncRound.Aim aim) {
        device.engine.update("score", MetricValue.of(5));
        device.sync(SyncRound.Aim.BOTH);
        device.engine.update("score", MetricValue.of(6));
        var memory = new StoredSyncMemory(device.database.sync(device.profile), device.peer.id());
        var known = memory.load();
        var before = server.requests().size();
        Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> device.round.run(aim, () -> true));
        assertThat(memory.load()).as("nothing was sent").isEqualTo(known);
        assertThat(server.requests()).hasSize(before);
        assertThat(device.round.isPending()).isTrue();
    }

    @Test
    void aRoundThatFindsNothingNewWritesNothingDown() {
        Supplier<SyncPeer> peers = () -> new RestPeer(
                new RestServer(server.address(), "anna", Map.of(), Duration.ofSeconds(20)), null, RETRIES, () -> now);
        try (var one = new Device("one", peers, () -> now)) {
            one.engine().increment("coins");
            one.syncForSure();
            var before = one.saves();
            one.syncForSure();
            assertThat(one.saves()).isEqualTo(before).isPositive();
        }
    }
}
