package dev.laurel.ui.metrics;

import javafx.scene.control.TableCell;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/** A cell that follows what its row says. */
abstract class FollowingCell extends TableCell<MetricRow, MetricRow> {
    private Subscription following = Subscription.EMPTY;

    FollowingCell(String styleClass) {
        getStyleClass().add(styleClass);
    }

    @Override
    protected void updateItem(@Nullable MetricRow row, boolean empty) {
        if (row != null && !empty && row.equals(getItem())) {
            return;
        }
        super.updateItem(row, empty);
        following.unsubscribe();
        if (empty || row == null) {
            following = Subscription.EMPTY;
            setText(null);
            setGraphic(null);
        } else {
            following = follow(row);
        }
    }

    /** Draws the row now and whenever it changes. */
    Subscription follow(MetricRow row) {
        return row.lineProperty().subscribe(line -> draw(row, line));
    }

    abstract void draw(MetricRow row, MetricLine line);
}
