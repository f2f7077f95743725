package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.control.chart.HistoryChart;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values changed by hand, and their history. */
class MetricsFlowTest extends WindowTest {
    @BeforeEach
    void openMetrics() {
        openSample();
        show(FeatureId.METRICS);
        select(0);
    }

    private TableView<?> table() {
        return (TableView<?>) node(".metrics-view .table-view");
    }

    private void select(int row) {
        FxThread.until(() -> table().getItems().size() == 8);
        FxThread.run(() -> table().getSelectionModel().select(row));
    }

    private TextField fieldOf(String value) {
        return FxThread.ask(() -> table().lookupAll(".text-field").stream().map(TextField.class::cast)
                .filter(field -> field.getText().equals(value)).findFirst().orElseThrow());
    }

    @Test
    void anEditShowsItsConsequencesFirstAndIsToldAfterwards() {
        FxThread.run(() -> ((ToggleSwitch) node("#editing")).setSelected(true));
        var field = fieldOf("87");
        FxThread.run(() -> {
            field.requestFocus();
            field.setText("100");
        });
        press(KeyCode.ENTER);
        waitFor("Change combo?");
        assertThat(mentions("This will unlock 1: Centurion")).isTrue();
        assertThat(number("combo")).as("nothing is saved yet").isEqualTo(87);
        click(".dialog-footer .accent");
        waitForNoDialog();
        FxThread.until(() -> number("combo") == 100);
        waitFor("Achievement unlocked");
        assertThat(shows("Centurion")).isTrue();
    }

    @Test
    void whatIsTypedCanBeTakenBackAndWhatIsNoNumberIsRefused() {
        FxThread.run(() -> ((ToggleSwitch) node("#editing")).setSelected(true));
        var field = fieldOf("87");
        FxThread.run(() -> {
            field.requestFocus();
            field.setText("eighty");
        });
        press(KeyCode.ENTER);
        assertThat(FxThread.ask(() -> application().root().modals().depth())).isZero();
        press(KeyCode.ESCAPE);
        assertThat(FxThread.<String>ask(field::getText)).isEqualTo("87");
        assertThat(number("combo")).isEqualTo(87);
    }

    @Test
    void theHistoryIsReadByKeyboardAndKeptAsAFile() throws IOException {
        FxThread.until(() -> find(".history-chart") instanceof HistoryChart);
        var metric = FxThread.ask(() -> String.valueOf(
                node(".history-chart").queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        assertThat(metric).contains("score");
        FxThread.run(() -> {
            ((ToggleButton) node("#all")).fire();
            node(".history-chart").requestFocus();
        });
        press(KeyCode.END);
        FxThread.until(() -> find(".chart-hover") != null && shows("48,250"));
        press(KeyCode.LEFT);
        FxThread.until(() -> !Objects.equals(text(".chart-hover-value"), "48,250"));
        press(KeyCode.ESCAPE);
        FxThread.until(() -> find(".chart-hover") == null);

        var file = folder.resolve("score.csv");
        picker.answer(file);
        click("#download");
        FxThread.until(() -> Files.exists(file));
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20).first().isEqualTo("time,value");
    }

    private String text(String selector) {
        return ((Label) node(selector)).getText();
    }

    @Test
    void anUnlockIsToldInTheCorner() {
        play("combo", 100);
        waitFor("Achievement unlocked");
    }
}
