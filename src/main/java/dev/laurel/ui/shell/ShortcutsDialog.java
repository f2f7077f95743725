package dev.laurel.ui.shell;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.I18n;

/** F1: what the keyboard can do. */
final class ShortcutsDialog {
    private static final List<List<String>> SHORTCUTS = List.of(
            List.of("Ctrl+1 … 5", "shortcut.features"),
            List.of("Ctrl+F", "shortcut.search"),
            List.of("Ctrl+O", "shortcut.openCatalog"),
            List.of("Ctrl+I", "shortcut.import"),
            List.of("Ctrl+E", "shortcut.export"),
            List.of("Ctrl+Z", "shortcut.undo"),
            List.of("Enter", "shortcut.open"),
            List.of("Esc", "shortcut.close"),
            List.of("F1", "shortcut.help"));

    private ShortcutsDialog() {}

    static void show(ModalHost modals, I18n i18n) {
        var grid = new GridPane();
        grid.getStyleClass().add("shortcut-list");
        for (var row = 0; row < SHORTCUTS.size(); row++) {
            var keys = new Label(SHORTCUTS.get(row).getFirst());
            keys.getStyleClass().add("keys");
            grid.addRow(row, keys, new Label(i18n.text(SHORTCUTS.get(row).getLast())));
        }
        modals.show(box(i18n.text("shortcut.title"), grid, modals, i18n), () -> {});
    }

    /** A plain dialog with a heading and a button that closes it. */
    static VBox box(String title, Node body, ModalHost modals, I18n i18n) {
        var heading = new Label(title);
        heading.getStyleClass().add("pane-title");
        var header = new HBox(heading);
        header.getStyleClass().add("dialog-header");
        var middle = new VBox(body);
        middle.getStyleClass().add("dialog-body");
        var close = new Button(i18n.text("dialog.close"));
        close.getStyleClass().add("initial-focus");
        close.setOnAction(_ -> modals.close());
        var footer = new HBox(close);
        footer.getStyleClass().add("dialog-footer");
        var box = new VBox(header, middle, footer);
        box.getStyleClass().add("dialog-box");
        box.setMinWidth(420);
        return box;
    }
}
