package dev.laurel.ui.backups;

import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A user in the picker: an icon and the id. */
final class UserCell extends ListCell<String> {
    private final FontIcon icon = new FontIcon("fth-user");

    UserCell() {
        setGraphicTextGap(8);
    }

    @Override
    protected void updateItem(@Nullable String id, boolean none) {
        super.updateItem(id, none);
        setText(id);
        setGraphic(none ? null : icon);
    }
}
