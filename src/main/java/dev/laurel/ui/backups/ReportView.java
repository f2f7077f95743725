package dev.laurel.ui.backups;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of many things at once: those that did not go as they should, with their codes. */
public final class ReportView {
    private final Report report;
    private final Runnable onClose;

    @FXML private Label title;
    @FXML private Label summary;
    @FXML private ListView<Report.Line> lines;

    /**
     * A view.
     *
     * @param onClose closes the dialog
     */
    public ReportView(Report report, Runnable onClose) {
        this.report = report;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        title.setText(report.title());
        summary.setText(report.summary());
        lines.getItems().setAll(report.lines());
        lines.setCellFactory(_ -> new LineCell());
        lines.setVisible(!report.lines().isEmpty());
        lines.setManaged(!report.lines().isEmpty());
    }

    private static final class LineCell extends ListCell<Report.Line> {
        private final FontIcon icon = new FontIcon();
        private final Label subject = new Label();
        private final Label outcome = new Label();
        private final Label code = new Label();
        private final HBox box;

        LineCell() {
            subject.getStyleClass().add("semibold");
            outcome.getStyleClass().add("secondary");
            outcome.setWrapText(true);
            code.getStyleClass().addAll("mono", "muted");
            code.setMinWidth(USE_PREF_SIZE);
            var texts = new VBox(2, subject, outcome);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            box = new HBox(12, icon, texts, code);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Report.@Nullable Line line, boolean none) {
            super.updateItem(line, none);
            setGraphic(none || line == null ? null : box);
            if (line != null && !none) {
                icon.setIconLiteral(line.failed() ? "fth-alert-triangle" : "fth-lock");
                icon.getStyleClass().setAll("ikonli-font-icon", line.failed() ? "danger-icon" : "subtle-icon");
                subject.setText(line.subject());
                outcome.setText(line.outcome());
                code.setText(line.code());
            }
        }
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(report.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
