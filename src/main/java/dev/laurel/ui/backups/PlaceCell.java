package dev.laurel.ui.backups;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A destination in a list: its icon, name and kind; where exactly it is stands in the tooltip. */
final class PlaceCell extends ListCell<Place> {
    @Override
    protected void updateItem(@Nullable Place what, boolean none) {
        super.updateItem(what, none);
        setText(null);
        if (none || what == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        var kind = new Label(what.kind());
        kind.getStyleClass().add("secondary");
        var line = new HBox(8, new FontIcon(what.icon()), new Label(what.name()), kind);
        line.setAlignment(Pos.CENTER_LEFT);
        setGraphic(line);
        setTooltip(new Tooltip(what.detail()));
    }
}
