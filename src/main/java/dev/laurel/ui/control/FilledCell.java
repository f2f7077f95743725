package dev.laurel.ui.control;

import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

/**
 * A cell whose node is made once and filled anew for each row that scrolls into it: making nodes, and styling them, is
 * what a table that scrolls spends its time on.
 *
 * @param <R> what a row is
 */
public final class FilledCell<R> extends TableCell<R, R> {
    private final Look<R> look;

    /**
     * What a cell shows.
     *
     * @param node made for this cell alone
     * @param fill shows a row in it
     */
    public record Look<R>(Node node, Consumer<? super R> fill) {}

    private FilledCell(Look<R> look) {
        this.look = look;
    }

    /** Lets a column show its rows this way; it is not to be sorted or moved. */
    public static <R> void in(TableColumn<R, R> column, Supplier<Look<R>> look) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(_ -> new FilledCell<>(look.get()));
    }

    @Override
    protected void updateItem(@Nullable R row, boolean none) {
        super.updateItem(row, none);
        if (none || row == null) {
            setGraphic(null);
        } else {
            look.fill.accept(row);
            setGraphic(look.node);
        }
    }
}
