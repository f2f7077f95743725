package dev.laurel.ui.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.fakes.OpenSample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanViewModelTest {
    @TempDir
    private Path folder;

    private OpenSample sample;
    private PlanViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    PlanViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        model = plan(OpenSample.backup().data());
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private PlanViewModel plan(ExportedData data) {
        return plan(data, null);
    }

    private PlanViewModel plan(ExportedData data, @Nullable Catalog other) {
        var request = new PlanRequest(
                PlanRequest.Kind.IMPORT, "Import", "", "backup.json", 10, data, other, List.of());
        var desk = new SessionPlanDesk(sample.state().catalog(), sample.current, sample.files, sample.dialogs,
                sample.notifier, sample.i18n);
        return new PlanViewModel(request, desk, sample.i18n);
    }

    private PlanDigest digest() {
        return Objects.requireNonNull(model.digestProperty().get());
    }

    private PlanRow row(String metric) {
        return model.rows().stream().filter(row -> row.metric().equals(metric)).findFirst().orElseThrow();
    }

    @Test
    void mergingShowsWhatWouldUnlockAndLosesNothing() {
        assertThat(digest().summary().before()).isEqualTo(34);
        assertThat(digest().summary().after()).isEqualTo(37);
        assertThat(digest().summary().gained()).hasSize(3).allSatisfy(effect -> assertThat(effect.detail())
                .isNotEmpty());
        assertThat(digest().summary().lost()).isEmpty();
        assertThat(model.applicableProperty().get()).isTrue();
        assertThat(row("score").take()).isEqualTo(Take.BOTH);
        assertThat(row("score").furtherCount()).isPositive();
        assertThat(digest().catalogChange()).isNull();
        assertThat(sample.state().unlockedCount()).as("nothing is applied yet").isEqualTo(34);
    }

    @Test
    void replacingNamesWhatIsLost() {
        model.strategyProperty().set(ImportStrategy.REPLACE);
        assertThat(digest().summary().lost()).isNotEmpty();
        assertThat(row("score").take()).isEqualTo(Take.INCOMING);
        assertThat(row("score").result()).isEqualTo("31,650");
    }

    @Test
    void aChoiceForOneMetricOverridesTheStrategyUntilItIsTakenBack() {
        model.choose("score", Take.CURRENT);
        assertThat(row("score").chosen()).isTrue();
        assertThat(row("score").result()).isEqualTo("48,250");
        assertThat(row("score").furtherCount()).isZero();
        model.unchoose("score");
        assertThat(row("score").chosen()).isFalse();
        assertThat(row("score").furtherCount()).isPositive();
    }

    @Test
    void aTypedValueIsPlannedAsItIsTyped() {
        model.choose("score", Take.TYPED);
        assertThat(model.isBeingTyped("score")).isTrue();
        model.type("score", "250,000");
        assertThat(row("score").result()).isEqualTo("250,000");
        assertThat(digest().plan().result().get("score")).isEqualTo(MetricValue.of(250_000));
        assertThat(digest().summary().gained()).extracting(PlanEffect::id).contains("score_250000");
        model.type("score", "250,0");
        assertThat(row("score").problem()).isNotEmpty();
        assertThat(row("score").typed()).isEqualTo("250,0");
        assertThat(model.applicableProperty().get()).as("what makes no sense is not applied").isFalse();
        model.unchoose("score");
        assertThat(model.applicableProperty().get()).isTrue();
    }

    @Test
    void anotherCatalogIsSaidAndRefusedOnWish() {
        var data = OpenSample.backup().data();
        model = plan(new ExportedData(
                data.version(), data.timestamp(), data.metrics(), data.unlockedAchievements(), "zzzz"));
        var change = Objects.requireNonNull(digest().catalogChange());
        assertThat(change.thenHash()).isEqualTo("zzzz");
        assertThat(change.known()).isFalse();
        assertThat(model.applicableProperty().get()).isTrue();
        model.refuseOtherCatalogProperty().set(true);
        assertThat(model.applicableProperty().get()).isFalse();
        assertThat(digest().errors()).isNotEmpty();
    }

    @Test
    void oldNamesAreTakenForTheNewOnesOnWish() throws Exception {
        var older = CatalogReader.read(Files.readString(Path.of("src/main/resources/dev/laurel/sample/catalog.json"))
                .replaceFirst("\"score\"\\s*:", "\"points\":")).catalog();
        assertThat(older.metrics()).contains("points").doesNotContain("score");
        var data = OpenSample.backup().data();
        var metrics = new LinkedHashMap<String, MetricValue>();
        data.metrics().forEach((name, value) -> metrics.put(name.equals("score") ? "points" : name, value));
        var ids = data.unlockedAchievements().stream().map(id -> id.replaceFirst("^score_", "points_")).toList();
        model = plan(new ExportedData(
                data.version(), data.timestamp(), Metrics.of(metrics), ids, older.configHash()), older);
        var change = Objects.requireNonNull(digest().catalogChange());
        assertThat(change.mapped()).startsWith("points → score").contains("points_1000 → score_1000");
        assertThat(model.mapIdsProperty().get()).as("only on wish").isFalse();
        assertThat(digest().summary().gained()).extracting(PlanEffect::id).contains("points_1000");
        assertThat(row("points").current()).isEqualTo("–");

        model.mapIdsProperty().set(true);
        assertThat(digest().plan().gained()).noneMatch(id -> id.startsWith("points_"));
        assertThat(digest().summary().after()).as("as if the names had never changed").isEqualTo(37);
        assertThat(row("score").take()).isEqualTo(Take.BOTH);
        assertThat(model.rows()).noneMatch(row -> row.metric().equals("points"));
        assertThat(Objects.requireNonNull(digest().catalogChange()).mapped()).isEqualTo(change.mapped());

        model.mapIdsProperty().set(false);
        assertThat(row("points").take()).isEqualTo(Take.INCOMING);
        model.mapIdsProperty().set(true);
        model.apply(result -> assertThat(result.success()).isTrue());
        assertThat(sample.state().unlockedCount()).isEqualTo(37);
    }

    @Test
    void applyingChangesTheProfileAndIsNotedAndUndoable() {
        var told = new ArrayList<Boolean>();
        model.apply(result -> told.add(result.success()));
        assertThat(told).containsExactly(true);
        assertThat(sample.state().unlockedCount()).isEqualTo(37);
        sample.current.inLane("", (session, _, _) -> session.activity(10), entries -> assertThat(entries)
                .anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("import");
                    assertThat(entry.detail()).isEqualTo("backup.json");
                    assertThat(entry.errorCode()).isNull();
                }), error -> assertThat(error).isNull());
        sample.current.inLane("", (session, _, _) -> session.engine().undo(), done -> assertThat(done).isTrue(),
                error -> assertThat(error).isNull());
        assertThat(sample.state().unlockedCount()).isEqualTo(34);
    }

    @Test
    void thePlanIsWrittenAsTextAndAsJson() throws Exception {
        var text = folder.resolve("plan.txt");
        var json = folder.resolve("plan.json");
        sample.files.answer(text);
        model.save();
        sample.files.answer(json);
        model.save();
        assertThat(Files.readString(text)).contains("score", "Will unlock, 3");
        assertThat(Files.readString(json)).contains("\"strategy\": \"MERGE\"", "\"metric\": \"score\"");
        assertThat(sample.notifier.titles()).containsExactly("Plan saved", "Plan saved");
    }
}
