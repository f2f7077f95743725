package dev.laurel.ui.dialog;

import java.util.Map;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;

/** Dialogs as overlays of the window. */
public final class FxDialogs implements Dialogs {
    private final ModalHost host;
    private final I18n i18n;

    /** Dialogs that appear in a host. */
    public FxDialogs(ModalHost host, I18n i18n) {
        this.host = host;
        this.i18n = i18n;
    }

    @Override
    public void error(ErrorReport report) {
        var viewModel = new ErrorDialogViewModel(report, i18n);
        var loader = new FxmlLoader(
                i18n, Map.of(ErrorDialogView.class, () -> new ErrorDialogView(viewModel, host::close)));
        host.show((Region) loader.load(ErrorDialogView.class).root(), () -> {});
    }

    @Override
    public void confirm(Confirmation question, Runnable yes) {
        var text = new Label(question.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("question-text");
        var button = new Button(question.yes());
        button.getStyleClass().add(question.destructive() ? "danger" : "accent");
        button.setOnAction(_ -> {
            host.close();
            yes.run();
        });
        // What may lose something is never what Enter does at once.
        show(question.title(), text, button, question.destructive());
    }

    @Override
    public void passphrase(Confirmation question, Consumer<char[]> answer) {
        var text = new Label(question.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("question-text");
        var field = new PasswordField();
        field.setAccessibleText(question.title());
        field.getStyleClass().add("initial-focus");
        var button = new Button(question.yes());
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        button.setOnAction(_ -> {
            var typed = field.getText().toCharArray();
            field.clear();
            host.close();
            answer.accept(typed);
        });
        show(question.title(), new VBox(12, text, field), button, false);
    }

    @Override
    public void input(Input question, Consumer<String> answer) {
        var label = new Label(question.label());
        label.getStyleClass().add("form-label");
        var field = new TextField(question.initial());
        field.getStyleClass().add("initial-focus");
        label.setLabelFor(field);
        var problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().addAll("caption", "danger-text");
        var button = new Button(question.yes());
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        field.textProperty().subscribe(text -> {
            var wrong = question.check().apply(text);
            button.setDisable(wrong.isPresent());
            problem.setText(text.isEmpty() ? "" : wrong.orElse(""));
        });
        button.setOnAction(_ -> {
            host.close();
            answer.accept(field.getText());
        });
        field.selectAll();
        show(question.title(), new VBox(4, label, field, problem), button, false);
    }

    private void show(String title, Node body, Button yes, boolean cancelFirst) {
        var heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add("pane-title");
        var cancel = new Button(i18n.text("dialog.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> host.close());
        (cancelFirst ? cancel : yes).getStyleClass().add("initial-focus");
        var header = new HBox(heading);
        header.getStyleClass().add("dialog-header");
        var middle = new VBox(body);
        middle.getStyleClass().add("dialog-body");
        var footer = new HBox(cancel, yes);
        footer.getStyleClass().add("dialog-footer");
        var box = new VBox(header, middle, footer);
        box.getStyleClass().addAll("dialog-box", "question-dialog");
        box.getStylesheets().add(String.valueOf(FxDialogs.class.getResource("dialog.css")));
        host.show(box, () -> {});
    }
}
