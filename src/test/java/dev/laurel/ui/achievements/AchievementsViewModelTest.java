package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.i18n.Messages;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.SettingsStore;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.Input;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AchievementsViewModelTest {
    private static final String CATALOG = """
            {"score": {"100": {"title": "Spark"}, "500": {"title": "Kindling"}, "1000": {"title": "Campfire"},
               "best": {"title": "Flawless", "condition": "metrics.score >= 500 && metrics.level == 3"}},
             "level": {"2": {"title": "Steps"}, "9": {"title": "Nemesis", "hidden": true}}}""";

    @TempDir
    private Path folder;

    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final SimpleObjectProperty<Masking> masking = new SimpleObjectProperty<>(Rows.BUT_METRIC);
    private final List<String> visited = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T14:32:00Z");
    private Profiles profiles;
    private CurrentProfile current;
    private AchievementsViewModel model;
    private DetailViewModel detail;

    @BeforeEach
    void open() {
        profiles = Profiles.open(folder, () -> now).profiles();
        open(CATALOG);
    }

    private void open(String catalog) {
        var dialogs = new NoDialogs();
        var settings = SettingsStore.open(folder, () -> now).store();
        current = new CurrentProfile(
                profiles, new ProfileRemoval(profiles, settings, SessionSecretStore::new), tasks, dialogs::error);
        detail = new DetailViewModel(current, () -> now,
                (_, id, _) -> Optional.of(new FirstSeen.Sighting(now, "key of " + id, "cellar")),
                (feature, key) -> visited.add(feature + " " + key));
        var i18n = new I18n(Messages.of(Locale.ENGLISH), () -> now, ZoneOffset.UTC);
        model = new AchievementsViewModel(current, tasks, i18n, () -> now, masking, detail,
                new ConsistencyViewModel(current, () -> now, dialogs));
        current.open(profiles.add("P" + catalog.length(), "user", "Game", catalog));
    }

    @AfterEach
    void close() {
        current.close();
        profiles.close();
    }

    private void update(String metric, double value) {
        current.inLane("", (session, _, _) -> {
            session.engine().update(metric, MetricValue.of(value));
            return true;
        }, _ -> {}, error -> {
            throw new AssertionError(error);
        });
    }

    private String titles() {
        return model.rows().stream().map(row -> row.achievement().title()).collect(Collectors.joining(", "));
    }

    private AchievementRow row(String title) {
        return model.rows().stream().filter(it -> it.achievement().title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void showsTheCatalogByMetricWithItsCounts() {
        update("score", 450);

        assertThat(titles()).isEqualTo("Spark, Kindling, Campfire, Flawless, Steps, Nemesis");
        assertThat(model.summaryProperty().get()).isEqualTo(new AchievementsViewModel.Summary(6, 1, 1));
        assertThat(model.lines()).hasSize(5);
        assertThat(row("Spark").group().count())
                .isEqualTo(new MetricGroup.Count(1, 4, MetricValue.of(450)));
        assertThat(row("Kindling").standing().state()).isEqualTo(Standing.State.ALMOST_THERE);
    }

    @Test
    void anUnlockChangesItsRowAndLeavesTheOthersAlone() {
        update("score", 50);
        var before = List.copyOf(model.rows());
        var level = row("Steps").standing();

        update("score", 100);

        assertThat(model.rows()).isEqualTo(before);
        assertThat(row("Spark").standing().justNow()).isTrue();
        assertThat(row("Steps").standing()).isSameAs(level);

        now = now.plus(Duration.ofMinutes(2));
        tasks.tick();

        assertThat(row("Spark").standing().unlocked()).isTrue();
        assertThat(row("Spark").standing().justNow()).isFalse();
    }

    @Test
    void filtersAndSearchesAndShowsEverythingAgain() {
        update("score", 450);
        model.filterProperty().set(Filter.LOCKED);
        assertThat(titles()).isEqualTo("Kindling, Campfire, Flawless, Steps, Nemesis");

        update("level", 2);
        assertThat(titles()).as("unlocked meanwhile").isEqualTo("Kindling, Campfire, Flawless, Nemesis");

        model.searchProperty().set("camp");
        assertThat(titles()).isEqualTo("Campfire");
        model.searchProperty().set("campanile");
        assertThat(model.nothingFoundProperty().get()).isTrue();

        model.clearFilters();
        assertThat(model.nothingFoundProperty().get()).isFalse();
        assertThat(model.rows()).hasSize(6);
    }

    @Test
    void closesAndOpensHeadings() {
        var group = row("Spark").group();

        model.toggle(group);
        assertThat(model.lines()).hasSize(3).contains(new CardLine.Header(group, true));
        model.reveal("score_500");
        assertThat(model.lines()).as("opened to show what was asked for").hasSize(5);
        assertThat(model.selectedProperty().get()).isSameAs(row("Kindling"));
        model.columnsProperty().set(2);
        assertThat(model.lines()).hasSize(5);
        model.groupedProperty().set(false);
        assertThat(model.lines()).hasSize(3);
    }

    @Test
    void whatIsHiddenStaysSecretUntilItIsUnlockedOrNobodyWantsSecrets() {
        update("level", 8);
        assertThat(row("Nemesis").standing().face().title()).isNull();
        assertThat(model.summaryProperty().get().almost()).isZero();
        model.searchProperty().set("nemesis");
        assertThat(model.rows()).isEmpty();
        model.searchProperty().set("");

        masking.set(Masking.NONE);
        assertThat(row("Nemesis").standing().face().title()).isEqualTo("Nemesis");
        assertThat(model.summaryProperty().get().almost()).isOne();

        masking.set(Masking.ALL);
        assertThat(row("Nemesis").group().metric()).as("under a heading of its own").isNull();
        update("level", 9);
        assertThat(row("Nemesis").standing().face().title()).isEqualTo("Nemesis");
        assertThat(row("Nemesis").group().metric()).isEqualTo("level");
    }

    @Test
    void tellsAllAboutWhatIsSelected() {
        update("score", 450);
        model.reveal("score_100");

        var spark = Objects.requireNonNull(detail.detailProperty().get());
        assertThat(spark.next()).isEqualTo(new Detail.Next("default", "Kindling", 50));
        assertThat(detail.historyProperty().get().last()).isEqualTo(450);
        assertThat(detail.sightingProperty().get()).isNotNull();
        detail.openSighting();
        detail.openMetric();
        assertThat(visited).containsExactly("BACKUPS key of score_100", "METRICS score");

        update("score", 500);
        assertThat(detail.historyProperty().get().last()).isEqualTo(500);
        model.reveal("score_custom_best");
        var flawless = Objects.requireNonNull(detail.detailProperty().get());
        assertThat(flawless.parts()).hasSize(2);
        assertThat(flawless.standing().partsMet()).isOne();
        assertThat(flawless.history()).as("the part that is still missing").isEqualTo("level");
        assertThat(detail.sightingProperty().get()).as("it is locked").isNull();
    }

    @Test
    void saysWhereUnlocksAndMetricsDisagreeUntilThatIsDismissed() {
        update("score", 150);
        now = now.plusSeconds(5);
        update("score", 50);
        assertThat(model.consistency().shownProperty().get()).as("earned once").isFalse();

        var data = new ExportedData(ExportedData.VERSION, 0, Metrics.of(Map.of()), List.of("score_1000"), null);
        current.inLane("", (session, _, _) ->
                session.engine().importData(data, ImportOptions.of(ImportStrategy.MERGE)), _ -> {}, _ -> {});

        assertThat(model.consistency().shownProperty().get()).isTrue();
        assertThat(model.consistency().findingsProperty().get().unearned()).extracting(it -> it.id())
                .containsExactly("score_1000");
        model.consistency().dismiss();
        update("score", 60);
        assertThat(model.consistency().shownProperty().get()).isFalse();
    }

    @Test
    void earnedButLockedIsUnlockedByItsRemedy() {
        update("score", 450);
        var eased = CATALOG.replace("\"500\"", "\"400\"");
        var profile = Objects.requireNonNull(current.profile());
        current.close();
        current.open(profiles.replaceCatalog(profile.id(), eased));

        assertThat(model.consistency().findingsProperty().get().unawarded()).extracting(it -> it.id())
                .containsExactly("score_400");
        model.consistency().unlockNow();

        assertThat(row("Kindling").standing().unlocked()).isTrue();
        assertThat(model.consistency().shownProperty().get()).isFalse();
    }

    @Test
    void aHundredThousandAchievementsAreTouchedOnlyWhereTheyChange() {
        open(IntStream.range(0, 1000)
                .mapToObj(metric -> "\"m%d\": {%s}".formatted(metric, IntStream.range(1, 101)
                        .mapToObj(key -> "\"%d\": {\"title\": \"T%d of %d\"}".formatted(key, key, metric))
                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(",", "{", "}")));
        assertThat(model.rows()).hasSize(100_000);
        var before = model.rows().getFirst();
        var looked = model.looked();
        var touched = model.touched();

        update("m7", 50);

        assertThat(model.touched() - touched).as("the hundred of this metric").isEqualTo(100);
        assertThat(model.rows().getFirst()).isSameAs(before);
        assertThat(model.summaryProperty().get().unlocked()).isEqualTo(50);

        model.searchProperty().set("t50 of 7");
        model.searchProperty().set("t50 of 77");
        assertThat(model.rows()).hasSize(11);
        assertThat(model.looked() - looked).as("the second search looks at what the first found")
                .isLessThan(2 * 100_000 + 2 * 111 + 1);
    }

    /** Nobody is asked anything here. */
    private static final class NoDialogs implements Dialogs {
        @Override
        public void error(ErrorReport report) {
            throw new AssertionError(report);
        }

        @Override
        public void confirm(Confirmation question, Runnable yes) {
            throw new AssertionError(question);
        }

        @Override
        public void passphrase(Confirmation question, java.util.function.Consumer<char[]> answer) {
            throw new AssertionError(question);
        }

        @Override
        public void input(Input question, java.util.function.Consumer<String> answer) {
            throw new AssertionError(question);
        }
    }
}
