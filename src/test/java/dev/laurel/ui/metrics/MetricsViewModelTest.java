package dev.laurel.ui.metrics;

import static dev.laurel.ui.metrics.Kind.NUMBER;
import static dev.laurel.ui.metrics.Kind.TEXT;
import static dev.laurel.ui.metrics.Kind.TRUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.i18n.Messages;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.SettingsStore;
import dev.laurel.ui.control.chart.StepSeries;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.Input;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsViewModelTest {
    private static final String CATALOG = """
            {"score": {"100": {"title": "Spark"}, "500": {"title": "Kindling"}, "1000": {"title": "Campfire"}},
             "mode": {"hard": {"title": "Iron"}}, "done": {"true": {"title": "Scene"}}}""";

    @TempDir
    private Path folder;

    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final Answers answers = new Answers();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private Profiles profiles;
    private CurrentProfile current;
    private MetricsViewModel model;

    @BeforeEach
    void open() {
        profiles = Profiles.open(folder, () -> now).profiles();
        var settings = SettingsStore.open(folder, () -> now).store();
        current = new CurrentProfile(
                profiles, new ProfileRemoval(profiles, settings, SessionSecretStore::new), tasks, answers::error);
        var i18n = new I18n(Messages.of(Locale.ENGLISH), () -> now, ZoneOffset.UTC);
        var masking = new SimpleObjectProperty<>(Masking.ALL);
        var history = new HistoryViewModel(current, () -> now, i18n, answers, answers, answers);
        model = new MetricsViewModel(current, tasks, () -> now, masking, history,
                new EditViewModel(current, i18n, masking, answers));
        current.open(profiles.add("Mira", "mira", "Game", CATALOG));
    }

    @AfterEach
    void close() {
        current.close();
        profiles.close();
    }

    private void update(String metric, MetricValue value) {
        current.inLane("", (session, _, _) -> {
            session.engine().update(metric, value);
            return true;
        }, _ -> {}, answers::error);
    }

    private MetricRow row(String name) {
        return model.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private MetricValue stored(String metric) {
        return Objects.requireNonNull(Objects.requireNonNull(current.state().get()).snapshot().metrics().get(metric));
    }

    @Test
    void listsTheCatalogsMetricsThenTheOthers() {
        update("extra", MetricValue.of(7));
        update("score", MetricValue.of(450));
        update("done", MetricValue.of(true));

        assertThat(model.rows()).extracting(MetricRow::name).containsExactly("score", "mode", "done", "extra");
        assertThat(row("score").line().next()).isInstanceOfSatisfying(NextUp.Reach.class,
                reach -> assertThat(reach.title()).isEqualTo("Kindling"));
        assertThat(row("score").line().unlocked()).isOne();
        assertThat(row("mode").line().next()).isEqualTo(new NextUp.Needs("default", "Iron", "hard"));
        assertThat(row("done").line().next()).isEqualTo(new NextUp.AllUnlocked());
        assertThat(row("extra").line().next()).isEqualTo(new NextUp.Nothing());
        assertThat(row("score").line().changed()).isEqualTo(now);
        model.searchProperty().set("SC");
        assertThat(model.rows()).extracting(MetricRow::name).containsExactly("score");
        model.searchProperty().set("nowhere");
        assertThat(model.nothingFoundProperty().get()).isTrue();
    }

    @Test
    void anUpdateChangesOneRow() {
        update("score", MetricValue.of(1));
        var mode = row("mode").line();
        var before = List.copyOf(model.rows());
        var touched = model.touched();

        update("score", MetricValue.of(2));

        assertThat(model.rows()).isEqualTo(before);
        assertThat(model.touched() - touched).isOne();
        assertThat(row("mode").line()).isSameAs(mode);
    }

    @Test
    void anEditShowsWhatItUnlocksBeforeItIsSaved() {
        update("score", MetricValue.of(List.of(MetricValue.of(50), MetricValue.of("kept"))));

        model.edit().propose(row("score"), MetricValue.of(600));

        assertThat(answers.questions).singleElement().satisfies(question -> {
            assertThat(question.title()).isEqualTo("Change score?");
            assertThat(question.text()).contains("50 becomes 600").contains("unlock 2: Spark, Kindling");
        });
        assertThat(row("score").line().unlocked()).as("nothing is saved yet").isZero();
        answers.yes.run();
        assertThat(row("score").line().unlocked()).isEqualTo(2);
        assertThat(stored("score").all()).containsExactly(MetricValue.of(600), MetricValue.of("kept"));

        model.edit().propose(row("score"), MetricValue.of(200));
        assertThat(answers.questions.getLast().text())
                .contains("unlocks nothing")
                .contains("1 unlocked achievement is then no longer reached, but stays unlocked: Kindling");
        model.edit().propose(row("score"), MetricValue.of(600));
        assertThat(answers.questions).as("the same value asks nothing").hasSize(2);
    }

    @Test
    void countingAsksOnlyBeforeAnUnlock() {
        update("score", MetricValue.of(98));

        model.edit().step(row("score"), 1);
        assertThat(answers.questions).isEmpty();
        assertThat(stored("score")).isEqualTo(MetricValue.of(99));

        model.edit().step(row("score"), 1);
        assertThat(answers.questions).hasSize(1);
        assertThat(stored("score")).isEqualTo(MetricValue.of(99));
        answers.yes.run();
        assertThat(stored("score")).isEqualTo(MetricValue.of(100));
    }

    @Test
    void readsWhatIsTypedByItsKindAndLanguage() {
        assertThat(MetricEdit.read(" 48,250.5 ", NUMBER, Locale.ENGLISH)).contains(MetricValue.of(48250.5));
        assertThat(MetricEdit.read("48.250,5", NUMBER, Locale.GERMAN)).contains(MetricValue.of(48250.5));
        assertThat(MetricEdit.read("1e400", NUMBER, Locale.ENGLISH)).isEmpty();
        assertThat(MetricEdit.read("NaN", NUMBER, Locale.ENGLISH)).isEmpty();
        assertThat(MetricEdit.read("", NUMBER, Locale.ENGLISH)).isEmpty();
        assertThat(MetricEdit.read("true", TRUTH, Locale.ENGLISH)).contains(MetricValue.of(true));
        assertThat(MetricEdit.read("yes", TRUTH, Locale.ENGLISH)).isEmpty();
        assertThat(MetricEdit.read(" 5 ", TEXT, Locale.ENGLISH)).contains(MetricValue.of(" 5 "));
        assertThat(MetricEdit.step(0.1, 0.2)).isEqualTo(0.3);
    }

    @Test
    void showsTheSelectedMetricOverTime() {
        for (var i = 0; i <= 10; i++) {
            update("score", MetricValue.of(i * 40));
            now = now.plus(Duration.ofHours(12));
        }
        model.reveal("score");

        var shown = Objects.requireNonNull(model.history().shownProperty().get());
        assertThat(shown.chart().series().last()).isEqualTo(400);
        assertThat(shown.chart().marks()).extracting(mark -> mark.title()).containsExactly("Spark");
        assertThat(shown.chart().thresholds()).extracting(threshold -> threshold.title())
                .as("nothing beyond the next one").containsExactly("Spark", "Kindling");
        assertThat(shown.next()).isEqualTo(500);
        assertThat(shown.pace()).as("when it last changed").isEqualTo(Duration.ofHours(30));

        now = now.plus(Duration.ofMinutes(1));
        model.history().rangeProperty().set(HistoryRange.DAY);
        var day = Objects.requireNonNull(model.history().shownProperty().get());
        assertThat(day.chart().series().value(0)).as("what held when the day began").isEqualTo(360);
        assertThat(day.chart().from()).isEqualTo(now.minus(Duration.ofDays(1)).toEpochMilli());
    }

    @Test
    void textsAreListedAndTrendsAreReadOnce() {
        update("mode", MetricValue.of("easy"));
        now = now.plusSeconds(60);
        update("mode", MetricValue.of("normal"));
        model.reveal("mode");

        assertThat(Objects.requireNonNull(model.history().shownProperty().get()).changes())
                .extracting(HistoryViewModel.Change::value)
                .containsExactly(MetricValue.of("normal"), MetricValue.of("easy"));
        var started = tasks.names().size();
        model.wantTrend(row("mode"));
        model.wantTrend(row("mode"));
        assertThat(tasks.names()).hasSize(started + 1);
        assertThat(row("mode").trendProperty().get().changes()).isEqualTo(2);
        assertThat(row("mode").trendProperty().get().series()).isEqualTo(StepSeries.EMPTY);
    }

    @Test
    void savesTheWholeHistoryAsCsv() throws IOException {
        update("mode", MetricValue.of("=1+1, \"so\""));
        update("score", MetricValue.of(48250.5));
        answers.file = Optional.of(folder.resolve("history.csv"));

        model.reveal("mode");
        model.history().download();
        assertThat(Files.readString(folder.resolve("history.csv")))
                .isEqualTo("time,value\r\n2026-11-20T12:00:00Z,\"'=1+1, \"\"so\"\"\"\r\n");
        model.reveal("score");
        model.history().download();
        assertThat(Files.readString(folder.resolve("history.csv")))
                .isEqualTo("time,value\r\n2026-11-20T12:00:00Z,48250.5\r\n");
        assertThat(answers.toasts).hasSize(2);
    }

    @Test
    void paceNeedsAHistoryThatRises() {
        var hour = 3_600_000L;
        var rising = StepSeries.of(new long[] {0, 10 * hour}, new double[] {0, 100});

        assertThat(Pace.until(rising, 200, 10 * hour)).contains(Duration.ofHours(10));
        assertThat(Pace.until(rising, 100, 10 * hour)).as("reached").isEmpty();
        assertThat(Pace.until(StepSeries.EMPTY, 100, 10 * hour)).isEmpty();
        assertThat(Pace.until(rising, 200, 10 * hour + 8 * 24 * hour)).as("idle for a week").isEmpty();
        assertThat(Pace.until(StepSeries.of(new long[] {0, 5}, new double[] {0, 9}), 10, 5)).as("too short").isEmpty();
        assertThat(Pace.until(StepSeries.of(new long[] {0, hour}, new double[] {5, 1}), 10, hour)).isEmpty();
    }

    /** Answers in a person's place. */
    private static final class Answers implements Dialogs, FilePicker, Notifier {
        private final List<Confirmation> questions = new ArrayList<>();
        private final List<Toast> toasts = new ArrayList<>();
        private Runnable yes = () -> {};
        private Optional<Path> file = Optional.empty();

        @Override
        public void error(ErrorReport report) {
            throw new AssertionError(report);
        }

        @Override
        public void confirm(Confirmation question, Runnable onYes) {
            questions.add(question);
            yes = onYes;
        }

        @Override
        public void passphrase(Confirmation question, Consumer<char[]> answer) {
            throw new AssertionError(question);
        }

        @Override
        public void input(Input question, Consumer<String> answer) {
            throw new AssertionError(question);
        }

        @Override
        public Optional<Path> openFile(String title, List<FilePicker.Kind> kinds) {
            return file;
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestedName, List<FilePicker.Kind> kinds) {
            return file;
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return file;
        }

        @Override
        public void show(Toast toast) {
            toasts.add(toast);
        }

        @Override
        public void unlocked(Achievement achievement) {
            throw new AssertionError(achievement);
        }
    }
}
