package dev.laurel.ui.backups;

import java.util.Map;
import java.util.function.Function;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import dev.laurel.ui.backups.PruneViewModel.Outlook;
import dev.laurel.ui.backups.PruneViewModel.Row;
import dev.laurel.ui.control.Counts;
import dev.laurel.ui.control.FilledCell;
import dev.laurel.ui.control.IconLabel;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Rules of retention, and what they say of each backup before anything is deleted. */
public final class PruneView {
    private static final int MOST = 999;

    private final PruneViewModel model;
    private final String destination;
    private final I18n i18n;
    private final Runnable onClose;
    private final Runnable onPrune;

    @FXML private Label about;
    @FXML private Spinner<Integer> last;
    @FXML private Spinner<Integer> daily;
    @FXML private Spinner<Integer> weekly;
    @FXML private Spinner<Integer> monthly;
    @FXML private Spinner<Integer> yearly;
    @FXML private Label summary;
    @FXML private Label warning;
    @FXML private TableView<Row> verdicts;
    @FXML private TableColumn<Row, Row> subjectColumn;
    @FXML private TableColumn<Row, Row> sizeColumn;
    @FXML private TableColumn<Row, Row> reasonColumn;
    @FXML private CheckBox remember;
    @FXML private CheckBox force;
    @FXML private Button pruneButton;

    /**
     * A view.
     *
     * @param destination where the backups are
     * @param onClose closes the dialog
     * @param onPrune carries the plan out
     */
    public PruneView(
            PruneViewModel model, String destination, I18n i18n, Runnable onClose, Runnable onPrune) {
        this.model = model;
        this.destination = destination;
        this.i18n = i18n;
        this.onClose = onClose;
        this.onPrune = onPrune;
    }

    @FXML
    private void initialize() {
        about.setText(i18n.text("backups.copy.about", model.who(), destination));
        Map.of(last, model.lastProperty(), daily, model.dailyProperty(), weekly, model.weeklyProperty(),
                monthly, model.monthlyProperty(), yearly, model.yearlyProperty())
                .forEach((spinner, count) -> Counts.bind(spinner, count, MOST));
        FilledCell.in(subjectColumn, () -> text(model.isOfMany() ? "medium" : "tabular", Row::subject));
        FilledCell.in(sizeColumn, () -> text("tabular", row -> i18n.size(row.size())));
        FilledCell.in(reasonColumn, () -> {
            var label = new IconLabel();
            return new FilledCell.Look<>(label, row -> {
                if (row.stays()) {
                    label.show("fth-check-circle", "success-icon", row.why(), "success-text");
                } else {
                    label.show("fth-minus-circle", "danger-icon", row.why(), "danger-text");
                }
            });
        });
        verdicts.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        remember.selectedProperty().bindBidirectional(model.rememberProperty());
        remember.setVisible(model.isOwn());
        remember.setManaged(model.isOwn());
        force.selectedProperty().bindBidirectional(model.forceProperty());
        subjectColumn.setText(i18n.text(model.isOfMany() ? "players.column.player" : "backups.column.time"));
        warning.setText(i18n.text(model.isOfMany() ? "players.prune.much" : "backups.prune.much"));
        model.outlookProperty().subscribe(this::show);
        model.rememberProperty().subscribe(_ -> show(model.outlookProperty().get()));
    }

    private void show(@Nullable Outlook outlook) {
        var going = outlook == null ? 0 : outlook.going();
        var all = outlook == null ? 0 : outlook.all();
        if (outlook == null) {
            verdicts.getItems().clear();
        } else if (!outlook.rows().equals(verdicts.getItems())) {
            verdicts.getItems().setAll(outlook.rows());
        }
        summary.setText(i18n.text("retention.summary", all - going, all));
        var tooMuch = outlook != null && outlook.tooMuch() > 0;
        warning.setVisible(tooMuch);
        warning.setManaged(tooMuch);
        force.setVisible(tooMuch && model.isOfMany());
        force.setManaged(tooMuch && model.isOfMany());
        force.setText(i18n.text("players.prune.force", outlook == null ? 0 : outlook.tooMuch()));
        var onlyRules = going == 0 && model.rememberProperty().get();
        pruneButton.setDisable(outlook == null || (going == 0 && !onlyRules));
        pruneButton.setText(i18n.text(onlyRules ? "backups.prune.keep" : "backups.prune.yes", going));
        StyleClass.choose(pruneButton, going > 0, "danger", "accent");
    }

    private static FilledCell.Look<Row> text(String style, Function<Row, String> text) {
        var label = new Label();
        label.getStyleClass().add(style);
        return new FilledCell.Look<>(label, row -> label.setText(text.apply(row)));
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void prune() {
        onPrune.run();
    }
}
