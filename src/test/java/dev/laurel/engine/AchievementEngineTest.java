package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.laurel.engine.EngineEvent.AchievementUnlocked;
import dev.laurel.engine.EngineEvent.Custom;
import dev.laurel.engine.EngineEvent.Failed;
import dev.laurel.engine.EngineEvent.MetricUpdated;
import dev.laurel.engine.EngineEvent.StateChanged;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.store.MemoryStore;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AchievementEngineTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Catalog CATALOG = catalog("""
            {"score": {"1000": {"title": "Thousand"}, "100": {"title": "Hundred"}},
             "class": {"wizard": {"title": "Wizard"}},
             "tutorial": {"true": {"title": "Learnt"}, "false": {"title": "Skipped"}},
             "combo": {"both": {"title": "Both", "condition": "metrics.score >= 50 && metrics.accuracy == 100"}}}
            """);

    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final MemoryStore store = new MemoryStore();
    private final AchievementEngine engine = AchievementEngine.open(CATALOG, store, clock);
    private final List<String> heard = new ArrayList<>();
    private @Nullable AchievementEngine reentrant;

    @Test
    void unlocksInCatalogOrderWhateverTheOrderOfThresholds() {
        var catalog = catalog("""
                {"score": {"1e3": {"title": "A"}, "2e2": {"title": "B"}, "+500": {"title": "C"}, "7": {"title": "D"}}}
                """);
        var engine = AchievementEngine.open(catalog, store, clock);
        engine.on(AchievementUnlocked.class, event -> heard.add(event.achievement().id()));
        engine.update("score", MetricValue.of(5_000));
        assertThat(heard).containsExactly("score_7", "score_1e3", "score_2e2", "score_+500");
        assertThat(engine.unlocked()).isEqualTo(heard);
    }

    @Test
    void whatIsUnlockedStaysUnlocked() {
        engine.update("score", MetricValue.of(100));
        engine.update("score", MetricValue.of(1));
        engine.update("score", MetricValue.of(1_000));
        assertThat(engine.unlocked()).containsExactly("score_100", "score_1000");
    }

    @Test
    void aThresholdBetweenUnlockedOnesIsNotForgotten() {
        var early = new MemoryStore(new Snapshot(Metrics.empty(), List.of("score_1000")));
        var engine = AchievementEngine.open(CATALOG, early, clock);
        engine.update("score", MetricValue.of(1));
        engine.update("score", MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("score_1000", "score_100");
    }

    @Test
    void matchesStringsAndBooleansExactly() {
        engine.update("class", MetricValue.of("Wizard"));
        engine.update("tutorial", MetricValue.of("true"));
        engine.update("score", MetricValue.of("5000"));
        assertThat(engine.unlocked()).isEmpty();
        engine.update("class", MetricValue.of("wizard"));
        engine.update("tutorial", MetricValue.of(true));
        assertThat(engine.unlocked()).containsExactly("class_wizard", "tutorial_true");
    }

    @Test
    void theFirstElementCounts() {
        engine.update("score", array(99, 5_000));
        assertThat(engine.unlocked()).isEmpty();
        engine.update("score", array(100, 1));
        assertThat(engine.unlocked()).containsExactly("score_100");
        engine.update("class", new MetricValue.Array(List.of(MetricValue.of("wizard"))));
        assertThat(engine.unlocked()).containsExactly("score_100", "class_wizard");
    }

    @Test
    void nullAndNothingMeetNothing() {
        engine.update("score", new MetricValue.Null());
        engine.update("class", new MetricValue.Array(List.of()));
        engine.update("tutorial", new MetricValue.Opaque("{\"true\":true}"));
        assertThat(engine.unlocked()).isEmpty();
    }

    @Test
    void aConditionLooksAtOtherMetrics() {
        engine.update("accuracy", MetricValue.of(100));
        assertThat(engine.unlocked()).isEmpty();
        engine.update("score", MetricValue.of(50));
        assertThat(engine.unlocked()).containsExactly("combo_custom_both");
    }

    @Test
    void aStateThatCameFromElsewhereIsJudgedWholeByTheNextUpdate() {
        var metrics = Metrics.of(Map.of("score", MetricValue.of(700), "accuracy", MetricValue.of(100)));
        var engine = AchievementEngine.open(CATALOG, new MemoryStore(new Snapshot(metrics, List.of())), clock);
        assertThat(engine.unlocked()).isEmpty();
        engine.update("unrelated", MetricValue.of(1));
        assertThat(engine.unlocked()).containsExactly("score_100", "combo_custom_both");
    }

    @Test
    void aConditionCanBeMetByHavingNothing() {
        var idle = catalog("""
                {"idle": {"lazy": {"title": "Lazy", "condition": "!(metrics.score > 5)"}}}
                """);
        var engine = AchievementEngine.open(idle, store, clock);
        engine.update("score", MetricValue.of(6));
        engine.reset();
        assertThat(engine.unlocked()).isEmpty();
        engine.update("other", MetricValue.of(1));
        assertThat(engine.unlocked()).containsExactly("idle_custom_lazy");
    }

    @Test
    void anIdOfTheReferenceMeansTheOnlyConditionOfItsMetric() {
        var foreign = new Snapshot(Metrics.empty(), List.of("combo_custom_x8f3k2"));
        var engine = AchievementEngine.open(CATALOG, new MemoryStore(foreign), clock);
        engine.update(Map.of("score", MetricValue.of(50), "accuracy", MetricValue.of(100)));
        assertThat(engine.unlocked()).containsExactly("combo_custom_x8f3k2");
        assertThat(engine.achievements().getLast().unlocked()).isTrue();
    }

    @Test
    void anUpdateOfManyTellsOfEachInJavaScriptsOrder() {
        listenToAll();
        var values = new LinkedHashMap<String, MetricValue>();
        values.put("score", MetricValue.of(100));
        values.put("10", MetricValue.of(1));
        values.put("9", MetricValue.of(2));
        engine.update(values);
        assertThat(heard).containsExactly("9=2", "10=1", "score=100", "!score_100", "state of 3, 1");
    }

    @Test
    void anUpdateThatChangesNothingOnlySaysThatItWas() {
        engine.update("score", MetricValue.of(7));
        listenToAll();
        engine.update("score", MetricValue.of(7));
        engine.update(Map.of());
        assertThat(heard).containsExactly("state of 1, 0", "state of 1, 0");
        assertThat(loaded().revision()).isEqualTo(1);
    }

    @Test
    void listenersSeeTheNewState() {
        engine.on(MetricUpdated.class, _ -> heard.add(engine.unlocked() + " " + engine.metrics()));
        engine.update("score", MetricValue.of(100));
        assertThat(heard).containsExactly("[score_100] {score=Numeric[value=100.0]}");
    }

    @Test
    void theStateOfAnEventIsThatAfterItsChange() {
        var states = new ArrayList<Snapshot>();
        engine.on(StateChanged.class, event -> states.add(event.state()));
        engine.update("score", MetricValue.of(1));
        engine.update("score", MetricValue.of(100));
        engine.update("lives", MetricValue.of(3));
        assertThat(states).containsExactly(
                new Snapshot(Metrics.of(Map.of("score", MetricValue.of(1))), List.of()),
                new Snapshot(Metrics.of(Map.of("score", MetricValue.of(100))), List.of("score_100")),
                new Snapshot(
                        Metrics.of(Map.of("score", MetricValue.of(100), "lives", MetricValue.of(3))),
                        List.of("score_100")));
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        engine.on(MetricUpdated.class, _ -> {
            throw new IllegalStateException("mine");
        });
        engine.on(Failed.class, failed -> heard.add("failed " + failed.cause().getMessage()));
        engine.on(Failed.class, _ -> {
            throw new IllegalStateException("and that of the error");
        });
        engine.on(MetricUpdated.class, _ -> {
            throw new AssertionError("an error");
        });
        listenToAll();
        engine.update("score", MetricValue.of(100));
        assertThat(heard)
                .containsExactly(
                        "score=100", "!score_100", "state of 1, 1", "failed mine", "failed an error");
        assertThat(engine.unlocked()).containsExactly("score_100");
    }

    @Test
    void aListenerMayCallTheEngine() {
        engine.on(AchievementUnlocked.class, event -> {
            if (event.achievement().id().equals("score_100")) {
                engine.update("class", MetricValue.of("wizard"));
                heard.add("at once " + engine.unlocked());
            }
        });
        listenToAll();
        engine.update("score", MetricValue.of(100));
        assertThat(heard).containsExactly(
                "score=100",
                "at once [score_100, class_wizard]",
                "!score_100",
                "state of 1, 1",
                "class=wizard",
                "!class_wizard",
                "state of 2, 2");
    }

    @Test
    void listensOnceAfterTheOthers() {
        engine.once(MetricUpdated.class, event -> {
            heard.add("once " + event.metric());
            engine.update("lives", MetricValue.of(1));
        });
        engine.on(MetricUpdated.class, event -> heard.add("on " + event.metric()));
        engine.update("score", MetricValue.of(1));
        assertThat(heard).containsExactly("on score", "once score", "on lives");
    }

    @Test
    void aSubscriptionEndsAndOffEndsAll() {
        var subscription = engine.on(MetricUpdated.class, event -> heard.add("closed " + event.metric()));
        Consumer<EngineEvent> listener = _ -> heard.add("off");
        engine.on(MetricUpdated.class, listener);
        engine.once(StateChanged.class, listener);
        engine.on(MetricUpdated.class, listener);
        subscription.close();
        subscription.close();
        engine.update("score", MetricValue.of(1));
        assertThat(heard).containsExactly("off", "off");
        engine.off(listener);
        engine.update("score", MetricValue.of(2));
        assertThat(heard).hasSize(2);
    }

    @Test
    void whoLeavesDuringDeliveryHearsNoMore() {
        var later = new ArrayList<Subscription>();
        engine.on(MetricUpdated.class, _ -> later.getFirst().close());
        later.add(engine.on(StateChanged.class, _ -> heard.add("state")));
        engine.update("score", MetricValue.of(1));
        assertThat(heard).isEmpty();
    }

    @Test
    void incrementsNumbersAndKeepsOtherValues() {
        engine.increment("score");
        engine.increment("score", 98.5);
        assertThat(engine.metrics().get("score")).isEqualTo(MetricValue.of(99.5));
        engine.update("lives", array(3, 7));
        engine.increment("lives", -1);
        assertThat(engine.metrics().get("lives")).isEqualTo(array(2, 7));
        engine.increment("score", 0.5);
        assertThat(engine.unlocked()).containsExactly("score_100");
    }

    @Test
    void onlyNumbersCanBeIncremented() {
        engine.update(Map.of("class", MetricValue.of("wizard"), "max", MetricValue.of(Double.MAX_VALUE)));
        var before = engine.snapshot();
        assertThatThrownBy(() -> engine.increment("class")).satisfies(code(ErrorCode.METRIC_NOT_NUMBER));
        assertThatThrownBy(() -> engine.increment("max", Double.MAX_VALUE))
                .satisfies(code(ErrorCode.METRIC_TOO_LARGE));
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @Test
    void mappedEventsChangeMetricsAndAreHeard() {
        var mapping = EventMapping.builder()
                .toMetric("hit", "score")
                .computed("kill", (data, metrics) -> Map.of(
                        data == null ? "nothing" : "score", MetricValue.of(metrics.size() * 100)))
                .build();
        var engine = AchievementEngine.open(CATALOG, store, clock, mapping);
        engine.on(EngineEvent.class, event -> heard.add(text(event)));
        engine.emit("hit", MetricValue.of(99));
        engine.emit("kill", MetricValue.of("rat"));
        engine.emit("other", null);
        engine.emit("hit", null);
        assertThat(heard).containsExactly(
                "score=99", "state of 1, 0", "event hit",
                "score=100", "!score_100", "state of 1, 1", "event kill",
                "event other",
                "score=null", "state of 1, 1", "event hit");
    }

    @Test
    void anUpdaterMustNotUseTheEngine() {
        var mapping = EventMapping.builder().computed("again", (_, _) -> {
            own().update("score", MetricValue.of(1));
            return Map.of();
        });
        reentrant = AchievementEngine.open(CATALOG, store, clock, mapping.build());
        assertThatThrownBy(() -> own().emit("again", null)).isInstanceOf(IllegalStateException.class);
        own().update("score", MetricValue.of(2));
        assertThat(own().metrics().get("score")).isEqualTo(MetricValue.of(2));
    }

    @Test
    void tellsWhenAndHowFar() {
        engine.update("score", MetricValue.of(250));
        now = NOON.plus(Duration.ofHours(1));
        engine.update("class", MetricValue.of("wizard"));
        assertThat(engine.unlockedAt("score_100")).contains(NOON);
        assertThat(engine.unlockedAt("class_wizard")).contains(now);
        assertThat(engine.unlockedAt("score_1000")).isEmpty();
        assertThat(engine.progress("score_1000")).contains(new Progress(250, 1_000, 0.25));
        assertThat(engine.progress("class_wizard")).isEmpty();
        assertThat(engine.progress("no such")).isEmpty();
        assertThat(engine.achievements())
                .extracting(status -> status.achievement().id(), AchievementStatus::unlocked)
                .startsWith(Tuple.tuple("score_100", true), Tuple.tuple("score_1000", false));
    }

    @Test
    void progressIsWholeOnlyWhenReached() {
        assertThat(Progress.of(MetricValue.of(Math.nextDown(3e15)), 3e15).fraction()).isLessThan(1);
        assertThat(Progress.of(MetricValue.of(-5), 10).fraction()).isZero();
        assertThat(Progress.of(MetricValue.of(-5), -10).fraction()).isEqualTo(1);
        assertThat(Progress.of(MetricValue.of(-5), 0).fraction()).isZero();
        assertThat(Progress.of(MetricValue.of(5), 5)).isEqualTo(new Progress(5, 5, 1));
        assertThat(Progress.of(null, 0)).isEqualTo(new Progress(0, 0, 0));
        assertThat(Progress.of(MetricValue.of("9"), 5)).isEqualTo(new Progress(0, 5, 0));
        assertThat(Progress.of(MetricValue.of(1e300), Double.POSITIVE_INFINITY).fraction()).isZero();
    }

    @Test
    void resetClearsAllAndCanBeUndone() {
        engine.update("score", MetricValue.of(100));
        var before = engine.snapshot();
        listenToAll();
        now = NOON.plusSeconds(60);
        engine.reset();
        assertThat(engine.snapshot()).isEqualTo(Snapshot.EMPTY);
        assertThat(engine.unlockedAt("score_100")).isEmpty();
        assertThat(engine.undoable()).map(StateStore.Undoable::cause).contains(Cause.RESET);
        engine.reset();
        assertThat(engine.undo()).isTrue();
        assertThat(engine.snapshot()).isEqualTo(before);
        assertThat(engine.unlockedAt("score_100")).contains(NOON);
        assertThat(engine.undo()).isFalse();
        assertThat(heard).containsExactly("state of 0, 0", "state of 0, 0", "state of 1, 1");
        engine.update("score", MetricValue.of(1_000));
        assertThat(engine.unlocked()).containsExactly("score_100", "score_1000");
    }

    @Test
    void anImportUnlocksWhatItMeetsAndCanBeUndone() {
        engine.update("score", MetricValue.of(100));
        var before = engine.snapshot();
        now = NOON.plusSeconds(60);
        listenToAll();
        var incoming = data(Map.of("score", MetricValue.of(2_000), "class", MetricValue.of("wizard")), "tutorial_true");
        var result = engine.importData(incoming, ImportOptions.of(ImportStrategy.HIGHEST));
        assertThat(result.success()).isTrue();
        assertThat(result.mergedUnlocked())
                .containsExactly("score_100", "tutorial_true", "score_1000", "class_wizard");
        assertThat(heard).containsExactly("!score_1000", "!class_wizard", "state of 2, 4");
        assertThat(engine.metrics()).isEqualTo(incoming.metrics()).isEqualTo(result.mergedMetrics());
        assertThat(engine.unlocked()).isEqualTo(result.mergedUnlocked());
        assertThat(engine.unlockedAt("score_100")).contains(NOON);
        assertThat(engine.unlockedAt("score_1000")).contains(now);
        assertThat(engine.unlockedAt("tutorial_true")).isEmpty();
        assertThat(engine.undo()).isTrue();
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @Test
    void anImportWithErrorsChangesNothing() {
        engine.update("score", MetricValue.of(100));
        var before = loaded();
        listenToAll();
        var strict = new ImportOptions(ImportStrategy.REPLACE, true, "other", Map.of());
        var result = engine.importData(data(Map.of()), strict);
        assertThat(result.success()).isFalse();
        assertThat(result.errors()).isNotEmpty();
        assertThat(result.mergedMetrics()).isNull();
        assertThat(loaded()).isEqualTo(before);
        assertThat(heard).isEmpty();
    }

    @Test
    void aPlanIsMadeAnewIfTheStateHasChanged() {
        var plan = engine.plan(
                data(Map.of("score", MetricValue.of(10))), ImportOptions.of(ImportStrategy.HIGHEST));
        assertThat(engine.metrics().isEmpty()).isTrue();
        engine.update("score", MetricValue.of(20));
        engine.apply(plan, Cause.RESTORE);
        assertThat(engine.metrics().get("score")).isEqualTo(MetricValue.of(20));
        assertThat(engine.undoable()).map(StateStore.Undoable::cause).contains(Cause.RESTORE);
    }

    @Test
    void aSnapshotKeepsItsIdsWhateverTheyCameFrom() {
        var ids = new ArrayList<>(List.of("score_100"));
        var snapshot = new Snapshot(Metrics.empty(), ids);
        ids.clear();
        assertThat(snapshot.unlocked()).containsExactly("score_100");
    }

    @Test
    void exportsTheStateAsItIs() {
        engine.update("score", MetricValue.of(100));
        assertThat(engine.exportData()).isEqualTo(new ExportedData(
                "3.3.0", NOON.toEpochMilli(), engine.metrics(), List.of("score_100"), CATALOG.configHash()));
    }

    @Test
    void takesOverWhatAnotherEngineCommitted() {
        var other = AchievementEngine.open(CATALOG, store, clock);
        listenToAll();
        other.update("score", MetricValue.of(100));
        assertThat(engine.metrics().isEmpty()).isTrue();
        assertThat(engine.refresh()).isTrue();
        assertThat(heard).containsExactly("score=100", "!score_100", "state of 1, 1");
        assertThat(engine.refresh()).isFalse();
        heard.clear();
        other.update("score", MetricValue.of(200));
        engine.increment("score");
        assertThat(heard).containsExactly("score=200", "state of 1, 1", "score=201", "state of 1, 1");
        assertThat(engine.unlockedAt("score_100")).contains(NOON);
    }

    @Test
    void whatAnotherEngineCommittedIsComparedWith() {
        engine.update("score", MetricValue.of(5));
        var other = AchievementEngine.open(CATALOG, store, clock);
        other.update("score", MetricValue.of(7));
        engine.update("score", MetricValue.of(5));
        assertThat(loaded().snapshot().metrics().get("score")).isEqualTo(MetricValue.of(5));
    }

    @Test
    void afterItsEndTheEngineOnlyAnswers() {
        engine.update("score", MetricValue.of(100));
        listenToAll();
        engine.close();
        assertThat(engine.unlocked()).containsExactly("score_100");
        assertThatThrownBy(() -> engine.update("score", MetricValue.of(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(engine::reset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(this::listenToAll).isInstanceOf(IllegalStateException.class);
        assertThat(heard).isEmpty();
        assertThat(store.guard().isLocked()).isFalse();
    }

    private AchievementEngine own() {
        return Objects.requireNonNull(reentrant);
    }

    private StateStore.Stored loaded() {
        return store.load();
    }

    private void listenToAll() {
        engine.on(MetricUpdated.class, event -> heard.add(text(event)));
        engine.on(AchievementUnlocked.class, event -> heard.add(text(event)));
        engine.on(StateChanged.class, event -> heard.add(text(event)));
        engine.on(Custom.class, event -> heard.add(text(event)));
    }

    private static String text(EngineEvent event) {
        return switch (event) {
            case MetricUpdated(var metric, _, var value, _) -> metric + "=" + text(value);
            case AchievementUnlocked(var achievement, _) -> "!" + achievement.id();
            case StateChanged(var state, _) -> "state of " + state.metrics().size() + ", " + state.unlocked().size();
            case Failed(var cause, _) -> "failed " + cause;
            case Custom(var name, _, _) -> "event " + name;
        };
    }

    private static String text(MetricValue value) {
        return switch (value) {
            case MetricValue.Numeric(var number) -> String.valueOf((long) number);
            case MetricValue.Text(var string) -> string;
            case MetricValue.Null _ -> "null";
            case MetricValue.Bool _, MetricValue.Array _, MetricValue.Opaque _ -> value.toString();
        };
    }

    private static ExportedData data(Map<String, MetricValue> metrics, String... unlocked) {
        return new ExportedData(
                ExportedData.VERSION, 1, Metrics.of(metrics), List.of(unlocked), CATALOG.configHash());
    }

    private static MetricValue array(double... values) {
        return new MetricValue.Array(
                Arrays.stream(values).mapToObj(MetricValue::of).toList());
    }

    private static Consumer<Throwable> code(ErrorCode code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(LaurelException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    static Catalog catalog(String json) {
        var reading = CatalogReader.read(json);
        assertThat(reading.problems()).isEmpty();
        return reading.catalog();
    }
}
