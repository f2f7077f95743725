package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.control.LookCalendar;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** Rules of retention are tried in a calendar, by keyboard too, and kept. */
class RetentionFlowTest extends WindowTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** One backup a day for forty days. */
    private void backUp() throws IOException {
        var place = Files.createDirectory(folder.resolve("stick"));
        FolderDestination.setUp("stick", place);
        try (var destination = new FolderDestination("stick", place);
                var session = services().profiles().session(state().profile().id())) {
            for (var day = 0; day < 40; day++) {
                var time = Instant.now().minus(Duration.ofDays(day));
                var backups = new Backups(destination, "1.0.0", () -> time);
                var made = new BackupService(backups, new SecureRandom()).backup(new BackupService.Source(
                        session.profile().user(), "Mira", session.engine().exportData(), session.catalogJson()),
                        new Sealing.None(), false, CancelToken.NEVER);
                if (day == 8) {
                    backups.pin(made.backup().key(), "Before the boss", CancelToken.NEVER);
                }
            }
        }
        services().settings().update(it -> it.withDestinations(_ -> List.of(
                new DestinationSettings.Folder("stick", place))));
    }

    private void set(String spinner, int count) {
        FxThread.run(() -> ((Spinner<?>) node(spinner)).getEditor().setText(String.valueOf(count)));
    }

    private String title(String pattern, LocalDate of) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(of);
    }

    /** What a screen reader says of where the keys are. */
    private String spoken() {
        return FxThread.ask(() -> application().scene().getFocusOwner() instanceof Label cell
                ? cell.getAccessibleText() : "");
    }

    @Test
    void rulesAreTriedInTheCalendarAndKept() throws IOException {
        openSample();
        backUp();
        show(FeatureId.SETTINGS);
        FxThread.run(() -> node(".settings").lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals("Destinations")).findFirst().orElseThrow().fire());
        waitFor("10 of 40 stay");
        set("#daily", 14);
        set("#weekly", 4);
        set("#monthly", 2);
        waitForMention("backups would go, more than half");
        assertThat(mentions("L+2") || mentions("L+3")).as("today").isTrue();
        set("#last", 0);
        set("#daily", 40);
        set("#weekly", 0);
        set("#monthly", 0);
        waitForMention("nothing goes for now");

        FxThread.run(() -> node(".calendar-cell:today").requestFocus());
        assertThat(spoken()).startsWith(title("d MMMM uuuu", today) + ": ").contains("newest of its day");
        press(KeyCode.LEFT);
        assertThat(spoken()).startsWith(title("d MMMM uuuu", today.minusDays(1)) + ": ");
        press(KeyCode.PAGE_UP);
        waitFor(title("LLLL uuuu", today.minusDays(1).minusMonths(1)));
        press(KeyCode.PAGE_DOWN);
        press(KeyCode.ESCAPE);
        waitFor(title("uuuu", today.minusDays(1)));
        assertThat(spoken()).startsWith(title("LLLL uuuu", today.minusDays(1)) + ": ");
        press(KeyCode.LEFT);
        press(KeyCode.ENTER);
        var shown = FxThread.ask(() -> ((LookCalendar) node(".look-calendar")).monthProperty().get());
        assertThat(shown).isEqualTo(YearMonth.from(today.minusDays(1)).minusMonths(1));

        click("#saveButton");
        FxThread.until(() -> services().settings().get()
                .backupRules(state().profile().id(), "stick").retention().daily() == 40);
    }
}
