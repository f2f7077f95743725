package dev.laurel.ui.metrics;

import java.util.stream.Collectors;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A metric's current value; in edit mode a field for it, with buttons that count up and down. */
final class ValueCell extends FollowingCell {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final MetricTexts texts;
    private final MetricsViewModel model;
    private final Label value = new Label();
    private final Label more = new Label();
    private final HBox shown = new HBox(8, value, more);
    private final TextField field = new TextField();
    private final ComboBox<String> truth = new ComboBox<>();
    private final Button down = step("fth-minus", -1);
    private final Button up = step("fth-plus", 1);
    private final HBox edited = new HBox(4);
    private boolean drawing;

    ValueCell(MetricTexts texts, MetricsViewModel model) {
        super("value-cell");
        this.texts = texts;
        this.model = model;
        value.getStyleClass().add("value");
        more.getStyleClass().add("more");
        more.setMinWidth(USE_PREF_SIZE);
        shown.setAlignment(Pos.CENTER_RIGHT);
        edited.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(56);
        field.setPrefColumnCount(6);
        truth.getItems().addAll("true", "false");
        truth.setOnAction(_ -> proposeTruth());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.textProperty().subscribe(text -> field.pseudoClassStateChanged(DANGER, isWrong(text)));
        down.setAccessibleText(texts.i18n().text("metrics.edit.down"));
        up.setAccessibleText(texts.i18n().text("metrics.edit.up"));
    }

    private Button step(String icon, double amount) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "step");
        button.setOnAction(_ -> {
            var row = getItem();
            if (row != null) {
                model.edit().step(row, amount);
            }
        });
        return button;
    }

    @Override
    Subscription follow(MetricRow row) {
        return super.follow(row).and(model.editingProperty().subscribe(_ -> draw(row, row.line())));
    }

    @Override
    void draw(MetricRow row, MetricLine line) {
        if (model.editingProperty().get() && line.kind() != Kind.OTHER) {
            drawEdited(line);
        } else {
            drawShown(line);
        }
    }

    private void drawShown(MetricLine line) {
        value.setText(texts.value(line.current()));
        value.setTooltip(value.getText().length() > 12 ? new Tooltip(value.getText()) : null);
        more.setManaged(!line.others().isEmpty());
        more.setVisible(!line.others().isEmpty());
        more.setText(texts.i18n().text("metrics.value.more", line.others().size()));
        more.setTooltip(line.others().isEmpty() ? null : new Tooltip(line.others().stream()
                .limit(12)
                .map(texts::value)
                .collect(Collectors.joining("\n"))));
        setGraphic(shown);
    }

    private void drawEdited(MetricLine line) {
        drawing = true;
        if (line.kind() == Kind.TRUTH) {
            truth.setValue(texts.typed(line.current()));
            edited.getChildren().setAll(truth);
        } else {
            field.setText(texts.typed(line.current()));
            edited.getChildren().setAll(field);
            if (line.kind() == Kind.NUMBER) {
                edited.getChildren().setAll(down, field, up);
            }
        }
        drawing = false;
        setGraphic(edited);
    }

    private boolean isWrong(@Nullable String text) {
        var row = getItem();
        return row != null && text != null && model.edit().read(row, text).isEmpty();
    }

    /** Enter proposes what was typed, Esc takes it back, arrows count. */
    private void press(KeyEvent event) {
        var row = getItem();
        if (row == null) {
            return;
        }
        var isNumber = row.line().current() instanceof MetricValue.Numeric;
        if (event.getCode() == KeyCode.ENTER) {
            model.edit().read(row, field.getText()).ifPresent(typed -> model.edit().propose(row, typed));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            field.setText(texts.typed(row.line().current()));
            field.selectAll();
            event.consume();
        } else if (isNumber && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            model.edit().step(row, event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
        }
    }

    private void proposeTruth() {
        var row = getItem();
        var chosen = truth.getValue();
        if (row != null && chosen != null && !drawing) {
            model.edit().read(row, chosen).ifPresent(typed -> model.edit().propose(row, typed));
            // What is shown stays what is stored until the person has said yes.
            drawEdited(row.line());
        }
    }
}
