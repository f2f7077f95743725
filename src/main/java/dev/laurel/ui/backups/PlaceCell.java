package dev.laurel.ui.backups;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A destination in a list: its icon, name and kind; where exactly it is stands in the tooltip. */
final class PlaceCell extends ListCell<Place> {
    private final @Nullable ObservableValue<@Nullable Place> chosen;

    /** One of the list. */
    PlaceCell() {
        chosen = null;
    }

    /** The one in a picker's button: which is chosen, whatever stands at its position by now; see {@link UserCell}. */
    PlaceCell(ObservableValue<@Nullable Place> chosen) {
        this.chosen = chosen;
    }

    @Override
    protected void updateItem(@Nullable Place atPosition, boolean none) {
        super.updateItem(atPosition, none);
        var what = chosen == null ? atPosition : chosen.getValue();
        setText(null);
        if (what == null) {
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
