package dev.laurel.ui.settings;

import java.nio.file.Path;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.javafx.FontIcon;

/** Versions, folders and licences. */
public final class AboutView {
    private final AboutViewModel model;
    private final I18n i18n;

    @FXML private GridPane versions;
    @FXML private GridPane folders;
    @FXML private TextArea licences;

    /** A view of what Laurel is. */
    public AboutView(AboutViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        model.versions().forEach((name, version) -> {
            var label = new Label(name);
            label.getStyleClass().add("form-label");
            label.setMinWidth(Label.USE_PREF_SIZE);
            versions.addRow(versions.getRowCount(), label, new Label(version));
        });
        addFolder("settings.about.data", model.dataFolder());
        addFolder("settings.about.logs", model.logFolder());
        licences.setText(model.licences());
    }

    private void addFolder(String key, Path folder) {
        var label = new Label(i18n.text(key));
        label.getStyleClass().add("form-label");
        label.setMinWidth(Label.USE_PREF_SIZE);
        var path = new Label(folder.toString());
        path.getStyleClass().add("mono");
        path.setTooltip(new Tooltip(folder.toString()));
        GridPane.setHgrow(path, Priority.ALWAYS);
        var show = new Button(i18n.text("settings.about.show"), new FontIcon("fth-folder"));
        show.getStyleClass().add("small");
        show.setMinWidth(Button.USE_PREF_SIZE);
        show.setAccessibleText(label.getText() + ", " + show.getText());
        show.setOnAction(_ -> model.show(folder));
        folders.addRow(folders.getRowCount(), label, path, show);
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.details());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
