package dev.laurel.ui.dialog;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.javafx.FontIcon;

/** The error dialog: what happened and where, what was kept safe, what to do. */
public final class ErrorDialogView {
    private final ErrorDialogViewModel viewModel;
    private final Runnable close;

    @FXML private Label title;
    @FXML private TextFlow what;
    @FXML private GridPane excerpt;
    @FXML private VBox more;
    @FXML private Label safe;
    @FXML private VBox next;
    @FXML private Label code;
    @FXML private Button remedy;
    @FXML private Button copy;
    @FXML private Button closeButton;

    /**
     * A dialog.
     *
     * @param close closes it
     */
    @SuppressWarnings("NullAway.Init") // FXML sets the fields.
    public ErrorDialogView(ErrorDialogViewModel viewModel, Runnable close) {
        this.viewModel = viewModel;
        this.close = close;
    }

    private boolean hasPlace() {
        return !viewModel.source().isEmpty() || !viewModel.place().isEmpty();
    }

    @FXML
    void initialize() {
        title.setText(viewModel.title());
        what.getChildren().add(new Text(viewModel.what() + (hasPlace() ? "\n" : "")));
        if (!viewModel.source().isEmpty()) {
            var source = new Text(viewModel.source());
            source.getStyleClass().add("semibold");
            what.getChildren().add(source);
        }
        if (!viewModel.place().isEmpty()) {
            what.getChildren().add(new Text((viewModel.source().isEmpty() ? "" : ", ") + viewModel.place()));
        }
        safe.setText(viewModel.safe());
        code.setText(viewModel.code());
        var steps = viewModel.next();
        for (var i = 0; i < steps.size(); i++) {
            next.getChildren().add(step(steps.size() == 1 ? "" : i + 1 + ".", steps.get(i)));
        }
        viewModel.more().forEach(line -> more.getChildren().add(wrapped(line)));
        hideUnless(more, !viewModel.more().isEmpty());
        showExcerpt(viewModel.excerpt());
        var way = viewModel.remedy();
        hideUnless(remedy, way != null);
        if (way == null) {
            closeButton.getStyleClass().add("initial-focus");
        } else {
            remedy.setText(way.label());
            remedy.setGraphic(new FontIcon(way.icon()));
            remedy.setOnAction(_ -> {
                close.run();
                way.action().run();
            });
        }
    }

    @FXML
    void close() {
        close.run();
    }

    @FXML
    void copy() {
        var content = new ClipboardContent();
        content.putString(viewModel.details());
        Clipboard.getSystemClipboard().setContent(content);
        copy.setGraphic(new FontIcon("fth-check"));
    }

    private void showExcerpt(List<ErrorDialogViewModel.Line> lines) {
        hideUnless(excerpt, !lines.isEmpty());
        var row = 0;
        for (var line : lines) {
            var number = new Label(line.number());
            number.getStyleClass().add("excerpt-number");
            number.setMaxWidth(Double.MAX_VALUE);
            var text = new HBox(new Label(line.text()));
            text.getStyleClass().add("excerpt-line");
            GridPane.setHgrow(text, Priority.ALWAYS);
            if (line.mark()) {
                number.getStyleClass().add("marked");
                text.getStyleClass().add("marked");
            }
            excerpt.addRow(row++, number, text);
            if (line.mark()) {
                excerpt.addRow(row++, emptyNumber(), pointer(line));
            }
        }
    }

    private Node pointer(ErrorDialogViewModel.Line line) {
        var arrow = new Label(" ".repeat(Math.max(0, line.from())) + "↑ " + viewModel.what());
        arrow.getStyleClass().add("danger-text");
        arrow.setMinWidth(0);
        var pointer = new Label(viewModel.pointer());
        pointer.getStyleClass().add("muted");
        pointer.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(arrow, pointer);
        box.getStyleClass().add("excerpt-line");
        box.setSpacing(20);
        return box;
    }

    private static Node emptyNumber() {
        var label = new Label();
        label.getStyleClass().add("excerpt-number");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Node step(String number, String text) {
        var box = new HBox(wrapped(text));
        if (!number.isEmpty()) {
            var label = wrapped(number);
            label.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().addFirst(label);
        }
        box.setSpacing(4);
        return box;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void hideUnless(Node node, boolean shown) {
        node.setManaged(shown);
        node.setVisible(shown);
    }
}
