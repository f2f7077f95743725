package dev.laurel.ui.shell;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.shell.SyncViewModel.ConflictRow;

/** What was changed on two devices: what counts, and what it could be instead. */
public final class ConflictsDialog {
    private ConflictsDialog() {}

    /** Shows them; nothing waits for an answer. On the FX thread. */
    public static void show(List<ConflictRow> conflicts, ModalHost modals, I18n i18n) {
        var about = new Label(i18n.text("sync.conflicts.about"));
        about.setWrapText(true);
        about.getStyleClass().add("secondary");
        var list = new VBox();
        conflicts.forEach(it -> list.getChildren().add(row(it, i18n)));
        var body = new VBox(8, about, list);
        body.setMaxWidth(480);
        modals.show(ShortcutsDialog.box(i18n.text("sync.conflicts"), body, modals, i18n), () -> {});
    }

    private static HBox row(ConflictRow conflict, I18n i18n) {
        var metric = new Label(conflict.metric());
        metric.getStyleClass().add("mono");
        var values = new Label(i18n.text("sync.conflicts.values", conflict.kept(), conflict.other()));
        values.setWrapText(true);
        var words = new VBox(metric, values);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var other = new Button(i18n.text("sync.conflicts.take"));
        other.getStyleClass().add("take-other");
        other.setMinWidth(Button.USE_PREF_SIZE);
        other.setAccessibleText(i18n.text("sync.conflicts.take") + ": " + conflict.metric());
        other.setOnAction(_ -> {
            other.setDisable(true);
            other.setText(i18n.text("sync.conflicts.taken"));
            conflict.takeOther().run();
        });
        var box = new HBox(words, other);
        box.getStyleClass().add("profile-row");
        return box;
    }
}
