package dev.laurel.ui.app;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.FittingScrollPane;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.I18n;

/** The first steps in a few paragraphs, for people who have not read the user's guide. */
final class GuideDialog {
    private static final List<String> PARTS = List.of("profiles", "import", "backups", "undo", "more");

    private GuideDialog() {}

    static void show(ModalHost modals, I18n i18n) {
        var heading = new Label(i18n.text("guide.title"));
        heading.getStyleClass().add("pane-title");
        var header = new HBox(heading);
        header.getStyleClass().add("dialog-header");
        var body = new VBox();
        body.getStyleClass().add("dialog-body");
        for (var part : PARTS) {
            var title = new Label(i18n.text("guide." + part + ".title"));
            title.getStyleClass().add("semibold");
            var text = new Label(i18n.text("guide." + part + ".text"));
            text.setWrapText(true);
            text.getStyleClass().add("muted");
            body.getChildren().add(new VBox(4, title, text));
        }
        var scroll = new FittingScrollPane(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var close = new Button(i18n.text("dialog.close"));
        close.getStyleClass().addAll("accent", "initial-focus");
        close.setOnAction(_ -> modals.close());
        var footer = new HBox(close);
        footer.getStyleClass().add("dialog-footer");
        var box = new VBox(header, scroll, footer);
        box.getStyleClass().add("dialog-box");
        box.setPrefWidth(560);
        modals.show(box, () -> {});
    }
}
