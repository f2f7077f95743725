package dev.laurel.ui.backups;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The user in the picker's button: an icon and the id. JavaFX fills a button by position, where another one stands once
 * the list has grown before it; this shows who is chosen.
 */
final class UserCell extends ListCell<String> {
    private final FontIcon icon = new FontIcon("fth-user");
    private final ObservableValue<@Nullable String> chosen;

    UserCell(ObservableValue<@Nullable String> chosen) {
        this.chosen = chosen;
        setGraphicTextGap(8);
    }

    @Override
    protected void updateItem(@Nullable String atPosition, boolean none) {
        super.updateItem(atPosition, none);
        var id = chosen.getValue();
        setText(id);
        setGraphic(id == null ? null : icon);
    }
}
