package dev.laurel.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javafx.beans.Observable;
import javafx.beans.property.SimpleIntegerProperty;

import dev.laurel.fakes.OpenSample;
import dev.laurel.store.ActivityEntry;
import dev.laurel.ui.frame.RecentActivity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityViewModelTest {
    @TempDir
    private Path folder;

    private final SimpleIntegerProperty ended = new SimpleIntegerProperty();
    private OpenSample sample;
    private UnseenFailures unseen;
    private ActivityViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    ActivityViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        unseen = new UnseenFailures(new RecentActivity(sample.current, ended).recent());
        model = new ActivityViewModel(sample.current, ended, unseen, sample.files, sample.notifier, sample.i18n);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private void note(int seconds, String what, String detail, @Nullable String code) {
        sample.current.inLane("", (session, _, _) -> {
            session.log(new ActivityEntry(OpenSample.NOW.plusSeconds(seconds), what, "manual", detail,
                    Duration.ofMillis(412), 2500, code));
            return true;
        }, _ -> {}, error -> assertThat(error).isNull());
        ended.set(ended.get() + 1);
    }

    @Test
    void entriesAreShownInWordsNewestFirst() {
        note(1, "backup", "stick:users/mira", null);
        note(2, "import", "broken.json", "JSON-NUMBER");
        assertThat(model.rows()).hasSizeGreaterThanOrEqualTo(2);
        var newest = model.rows().getFirst();
        assertThat(newest.what()).isEqualTo("Import");
        assertThat(newest.failed()).isTrue();
        assertThat(newest.code()).isEqualTo("JSON-NUMBER");
        assertThat(model.explanation(newest)).isNotEmpty();
        assertThat(newest.took()).isEqualTo("412 ms");
        assertThat(newest.size()).isEqualTo("2.5 KB");
        assertThat(model.rows().get(1).outcome()).isEqualTo("Done");
    }

    /** A wrapper that nobody holds on to is collected, and takes those who listen to it along. */
    @Test
    void whoListensToTheRowsHearsOfThemAfterTheCollectorWasThere() {
        var heard = new AtomicInteger();
        model.rows().addListener((Observable _) -> heard.incrementAndGet());
        var probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
        }
        note(1, "backup", "stick:users/mira", null);
        assertThat(heard).hasPositiveValue();
    }

    @Test
    void kindAndSearchNarrowTheList() {
        note(1, "backup", "stick:users/mira", null);
        note(2, "export", "out.json", null);
        model.kindProperty().set(ActivityKind.BACKUP);
        assertThat(model.rows()).extracting(ActivityRow::detail).containsExactly("stick:users/mira");
        model.searchProperty().set("OUT");
        assertThat(model.rows()).isEmpty();
        model.kindProperty().set(null);
        assertThat(model.rows()).extracting(ActivityRow::kind).containsExactly(ActivityKind.EXPORT);
        model.clearFilter();
        assertThat(model.rows()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void failuresOutOfSightAreCountedUntilTheyAreSeen() {
        note(1, "backup", "a", "DESTINATION-UNREACHABLE");
        note(2, "backup", "b", null);
        note(3, "backup", "a", "DESTINATION-UNREACHABLE");
        assertThat(unseen.count().get()).as("one thing to look at").isEqualTo(1);
        model.setInSight(true);
        assertThat(unseen.count().get()).isZero();
        note(4, "backup", "a", "DESTINATION-UNREACHABLE");
        assertThat(unseen.count().get()).as("in sight").isZero();
        model.setInSight(false);
        note(5, "backup", "b", "DESTINATION-UNREACHABLE");
        assertThat(unseen.count().get()).isEqualTo(1);
        var later = new UnseenFailures(new RecentActivity(sample.current, ended).recent());
        assertThat(later.count().get()).as("was there to be seen before this start").isZero();
    }

    @Test
    void anotherProfilesFailuresWereThereToBeSeenBeforeItWasOpened() {
        note(1, "backup", "a", "DESTINATION-UNREACHABLE");
        var ben = sample.profiles.add("Ben", "ben", "Game", "{\"score\":{\"10\":{\"title\":\"Ten\"}}}");
        sample.profiles.log("ben", new ActivityEntry(OpenSample.NOW.plusSeconds(60), "backup", "command", "stick",
                Duration.ZERO, -1, "DESTINATION-UNREACHABLE"));
        sample.current.open(ben);
        assertThat(unseen.count().get()).isZero();
        note(90, "backup", "stick", "DESTINATION-UNREACHABLE");
        assertThat(unseen.count().get()).isEqualTo(1);
        sample.current.close();
        assertThat(unseen.count().get()).as("without a profile").isZero();
    }

    @Test
    void whatSomebodyHasStoppedIsNoFailure() {
        note(1, "verify", "stick", ActivityEntry.CANCELLED);
        var row = model.rows().getFirst();
        assertThat(row.outcome()).isEqualTo("Cancelled");
        assertThat(row.failed()).isFalse();
        assertThat(row.code()).isEmpty();
        assertThat(unseen.count().get()).isZero();
    }

    @Test
    void whatRunsByItselfIsShownWhenItHasEnded() {
        sample.current.inLane("", (session, _, _) -> {
            session.log(new ActivityEntry(OpenSample.NOW, "backup", "interval", "stick", Duration.ZERO, 1, null));
            return true;
        }, _ -> {}, error -> assertThat(error).isNull());
        ended.set(1);
        assertThat(model.rows().getFirst().triggerText()).isEqualTo("Schedule");
    }

    @Test
    void theListIsWrittenAsCsvAndCopiedAsText() throws Exception {
        note(1, "export", "a \"quoted\", name.json", null);
        model.kindProperty().set(ActivityKind.EXPORT);
        var target = folder.resolve("activity.csv");
        sample.files.answer(target);
        model.exportCsv();
        assertThat(Files.readString(target)).startsWith("time,what,trigger,detail,milliseconds,bytes,outcome,code\r\n")
                .contains("\"a \"\"quoted\"\", name.json\",412,2500,\"Done\"");
        assertThat(model.asText(List.copyOf(model.rows()))).contains("Export\tManual\ta \"quoted\", name.json");
    }
}
