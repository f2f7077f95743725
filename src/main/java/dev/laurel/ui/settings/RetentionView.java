package dev.laurel.ui.settings;

import java.util.Map;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.Counts;
import dev.laurel.ui.control.LookCalendar;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.settings.RetentionViewModel.State;

/** Rules of retention, and a calendar of what they mean for the backups that are there. */
public final class RetentionView {
    private static final int MOST = 999;

    private final RetentionViewModel model;
    private final I18n i18n;

    @FXML private VBox box;
    @FXML private Label summary;
    @FXML private Spinner<Integer> last;
    @FXML private Spinner<Integer> daily;
    @FXML private Spinner<Integer> weekly;
    @FXML private Spinner<Integer> monthly;
    @FXML private Spinner<Integer> yearly;
    @FXML private HBox failureRow;
    @FXML private Label failure;
    @FXML private Label loading;
    @FXML private VBox preview;

    /** A view of the rules. */
    public RetentionView(RetentionViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        Map.of(last, model.lastProperty(), daily, model.dailyProperty(), weekly, model.weeklyProperty(),
                        monthly, model.monthlyProperty(), yearly, model.yearlyProperty())
                .forEach((spinner, count) -> Counts.bind(spinner, count, MOST));
        var calendar = new LookCalendar(i18n.today(), i18n.locale(), new LookCalendar.Words(
                i18n.text("settings.retention.back"), i18n.text("settings.retention.on"),
                i18n.text("settings.retention.year")));
        preview.getChildren().addFirst(calendar);
        failure.textProperty().bind(model.failureProperty());
        model.outlookProperty().subscribe(() -> {
            summary.setText(model.summary());
            calendar.setMarks(model::mark, model::mark);
        });
        model.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        show(box, state != State.NONE);
        show(loading, state == State.LOADING);
        show(failureRow, state == State.FAILED);
        show(preview, state == State.READY);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void retry() {
        model.retry();
    }
}
