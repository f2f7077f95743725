package dev.laurel.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All profiles, each to be opened or removed. */
final class ProfilesDialog {
    private ProfilesDialog() {}

    static void show(ShellViewModel viewModel, ModalHost modals, I18n i18n) {
        var list = new VBox();
        Runnable fill = () -> list.getChildren().setAll(viewModel.profiles().stream()
                .map(row -> row(row, viewModel, modals, i18n)).toList());
        var following = viewModel.profiles().subscribe(fill);
        fill.run();
        modals.show(ShortcutsDialog.box(i18n.text("shell.profiles"), list, modals, i18n), following::unsubscribe);
    }

    private static HBox row(ProfileRow row, ShellViewModel viewModel, ModalHost modals, I18n i18n) {
        var name = new Label(row.name());
        name.getStyleClass().add("semibold");
        var game = new Label(row.game());
        game.getStyleClass().add("secondary");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var open = new Button(i18n.text(row.open() ? "shell.isOpen" : "shell.open"));
        open.setDisable(row.open());
        open.setOnAction(_ -> {
            modals.close();
            viewModel.open(row);
        });
        var remove = new Button(null, new FontIcon(Feather.TRASH_2));
        remove.getStyleClass().addAll("icon-button", "danger-icon-button");
        remove.setAccessibleText(i18n.text("profile.remove.title", row.name()));
        remove.setOnAction(_ -> viewModel.remove(row));
        var box = new HBox(new EmojiIcon(row.face(), 24), new VBox(name, game), gap, open, remove);
        box.getStyleClass().add("profile-row");
        return box;
    }
}
