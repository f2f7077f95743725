package dev.laurel.ui.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.I18n;

/** What is shown while the window waits for a backup to end before it closes. */
final class FinishingDialog {
    private static final double WIDTH = 440;

    private FinishingDialog() {}

    /**
     * Shows it.
     *
     * @param leave told when somebody does not want to wait, in whatever way the dialog is closed
     */
    static void show(ModalHost host, I18n i18n, Runnable leave) {
        var title = new Label(i18n.text("automatic.finishing"));
        title.getStyleClass().add("pane-title");
        var header = new HBox(title);
        header.getStyleClass().add("dialog-header");
        var text = new Label(i18n.text("automatic.finishing.text"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(i18n.text("automatic.finishing"));
        var body = new VBox(16, text, progress);
        body.getStyleClass().add("dialog-body");
        var quit = new Button(i18n.text("automatic.finishing.leave"));
        quit.setId("leaveButton");
        quit.setOnAction(_ -> host.close());
        var footer = new HBox(quit);
        footer.getStyleClass().add("dialog-footer");
        var box = new VBox(header, body, footer);
        box.getStyleClass().add("dialog-box");
        box.setPrefWidth(WIDTH);
        host.show(box, leave);
    }
}
