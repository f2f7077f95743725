package dev.laurel.ui.shell;

import java.util.List;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.javafx.FontIcon;

/** The automatic backups in the status bar: when the next run is, and a menu of what can be done about them. */
final class AutomaticNode {
    private final MenuButton menu;
    private final FontIcon icon = new FontIcon("fth-clock");
    private final MenuItem why;
    private final MenuItem pause;
    private final MenuItem resume;
    private final MenuItem settings;

    AutomaticNode(MenuButton menu, AutomaticViewModel model, I18n i18n) {
        this.menu = menu;
        why = item(i18n.text("automatic.details"), "fth-alert-triangle", model::explain);
        pause = item(i18n.text("automatic.pause"), "fth-pause", () -> model.pause(true));
        resume = item(i18n.text("automatic.resume"), "fth-play", () -> model.pause(false));
        settings = item(i18n.text("automatic.settings"), "fth-settings", model::openSettings);
        menu.setGraphic(icon);
        menu.textProperty().bind(model.text());
        model.state().subscribe(this::follow);
    }

    private static MenuItem item(String text, String icon, Runnable action) {
        var item = new MenuItem(text, new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void follow(AutomaticViewModel.State state) {
        menu.setVisible(state != AutomaticViewModel.State.NONE);
        menu.setManaged(state != AutomaticViewModel.State.NONE);
        StyleClass.set(icon, "warning-icon", state == AutomaticViewModel.State.FAILED);
        switch (state) {
            case NONE, OFF -> show("fth-clock", settings);
            case PAUSED -> show("fth-pause", resume, settings);
            case ON -> show("fth-clock", pause, settings);
            case FAILED -> show("fth-alert-triangle", why, pause, settings);
        }
    }

    private void show(String literal, MenuItem... items) {
        icon.setIconLiteral(literal);
        menu.getItems().setAll(List.of(items));
    }
}
