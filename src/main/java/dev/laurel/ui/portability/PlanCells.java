package dev.laurel.ui.portability;

import java.util.function.Function;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.Badge;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the plan's table. */
record PlanCells(PlanViewModel model, I18n i18n) {
    private abstract static class Cell extends TableCell<PlanRow, PlanRow> {
        Cell(String style) {
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable PlanRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                show(row);
            }
        }

        abstract void show(PlanRow row);
    }

    /** A row that shows that its metric was chosen by hand. */
    static final class Row extends TableRow<PlanRow> {
        @Override
        protected void updateItem(@Nullable PlanRow row, boolean empty) {
            super.updateItem(row, empty);
            StyleClass.set(this, "chosen", row != null && !empty && row.chosen());
        }
    }

    TableCell<PlanRow, PlanRow> metric() {
        return new Cell("metric-cell") {
            @Override
            void show(PlanRow row) {
                setText(row.metric());
                setTooltip(new Tooltip(row.metric()));
            }
        };
    }

    TableCell<PlanRow, PlanRow> value(Function<PlanRow, String> side) {
        return new Cell("number-cell") {
            @Override
            void show(PlanRow row) {
                var text = side.apply(row);
                setText(text);
                setTooltip(text.length() > 8 ? new Tooltip(text) : null);
            }
        };
    }

    TableCell<PlanRow, PlanRow> result() {
        return new ResultCell();
    }

    TableCell<PlanRow, PlanRow> take() {
        return new TakeCell();
    }

    /** Shows the result; where a value is typed in, its field. */
    private final class ResultCell extends Cell {
        private final Label label = new Label();
        private final Badge more = new Badge();
        private final Tooltip moreValues = new Tooltip();
        private final HBox line = new HBox(8, label, more);
        private final TextField field = new TextField();
        private String metric = "";
        private boolean showing;

        ResultCell() {
            super("result-cell");
            label.getStyleClass().add("result-label");
            more.setMinWidth(Badge.USE_PREF_SIZE);
            more.setTooltip(moreValues);
            line.setAlignment(Pos.CENTER_RIGHT);
            field.getStyleClass().add("result-field");
            // A listener, since a subscription would begin by reporting an empty text for no metric at all.
            field.textProperty().addListener((_, _, text) -> {
                if (!showing) {
                    model.type(metric, text);
                }
            });
        }

        @Override
        void show(PlanRow row) {
            if (row.take() == Take.TYPED) {
                showField(row);
            } else {
                showLine(row);
            }
        }

        private void showField(PlanRow row) {
            var fresh = !field.equals(getGraphic()) || !metric.equals(row.metric());
            showing = true;
            metric = row.metric();
            if (!field.getText().equals(row.typed())) {
                field.setText(row.typed());
            }
            showing = false;
            field.pseudoClassStateChanged(Styles.STATE_DANGER, row.problem() != null);
            field.setTooltip(row.problem() == null ? null : new Tooltip(row.problem()));
            field.setAccessibleText(i18n.text("plan.typed.for", row.metric()));
            setGraphic(field);
            if (fresh && getTableRow() != null && model.isBeingTyped(row.metric())) {
                field.requestFocus();
                field.selectAll();
            }
        }

        private void showLine(PlanRow row) {
            label.setText(row.result());
            label.setTooltip(row.result().length() > 10 ? new Tooltip(row.result()) : null);
            StyleClass.set(label, "changed", row.changed());
            more.setVisible(row.furtherCount() > 0);
            more.setManaged(row.furtherCount() > 0);
            more.setText("+" + row.furtherCount());
            moreValues.setText(i18n.text("plan.further", String.join(", ", row.further())));
            setGraphic(line);
        }
    }

    /** Offers what to take, and the way back to the strategy. */
    private final class TakeCell extends Cell {
        private final ComboBox<Take> box = new ComboBox<>();
        private final Button back = new Button(null, new FontIcon("fth-corner-up-left"));
        private final Label same = new Label(i18n.text("plan.take.same"));
        private final HBox line = new HBox(8, box, back);
        private String metric = "";
        private boolean showing;

        TakeCell() {
            super("take-cell");
            box.getStyleClass().add("take-box");
            box.setPrefWidth(108);
            box.setMinWidth(ComboBox.USE_PREF_SIZE);
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable Take take) {
                    return take == null ? "" : i18n.text(take.key());
                }

                @Override
                public @Nullable Take fromString(String text) {
                    return null;
                }
            });
            box.valueProperty().subscribe(take -> {
                if (!showing && take != null) {
                    model.choose(metric, take);
                }
            });
            back.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            back.setTooltip(new Tooltip(i18n.text("plan.take.back")));
            back.setAccessibleText(i18n.text("plan.take.back"));
            back.setOnAction(_ -> model.unchoose(metric));
            same.getStyleClass().add("secondary");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        void show(PlanRow row) {
            showing = true;
            metric = row.metric();
            if (!box.getItems().equals(row.options())) {
                box.getItems().setAll(row.options());
            }
            box.setValue(row.take());
            box.setAccessibleText(i18n.text("plan.take.for", row.metric()));
            StyleClass.set(box, "chosen", row.chosen());
            back.setVisible(row.chosen());
            Node shown = row.same() ? same : line;
            setGraphic(shown);
            showing = false;
        }
    }
}
