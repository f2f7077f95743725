package dev.laurel.ui.backups;

import java.util.function.Function;
import java.util.stream.Stream;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import dev.laurel.ui.control.FilledCell;
import dev.laurel.ui.control.IconLabel;
import dev.laurel.ui.frame.Origin;
import dev.laurel.ui.fx.I18n;

/** What the columns of the table of backups look like. */
final class BackupLooks {
    private static final Font FONT = Font.font("Inter", 13);
    /** An icon, the gap behind it and a cell's padding. */
    private static final double BESIDE_TEXT = 16 + 6 + 18;

    private final BackupsViewModel model;
    private final I18n i18n;

    BackupLooks(BackupsViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    /** How old it is. */
    FilledCell.Look<BackupRow> age() {
        return text("muted", row -> i18n.age(row.time()));
    }

    /** How large it is. */
    FilledCell.Look<BackupRow> size() {
        return text("tabular", row -> i18n.size(row.size()));
    }

    /** Which program made it. */
    FilledCell.Look<BackupRow> version() {
        return text("mono", BackupRow::version);
    }

    /** What set it going. */
    FilledCell.Look<BackupRow> origin() {
        var label = iconLabel();
        return new FilledCell.Look<>(label, row -> {
            var origin = model.origin(row);
            label.show(origin.icon(), "", i18n.text(origin.key()), "muted");
        });
    }

    /** When it was made. */
    FilledCell.Look<BackupRow> time() {
        var day = styled(new Label(), "tabular");
        var time = styled(new Label(), "tabular-semibold");
        var line = new HBox(4, day, time);
        line.setAlignment(Pos.CENTER_LEFT);
        return new FilledCell.Look<>(line, row -> {
            day.setText(i18n.date(row.time()) + ",");
            time.setText(i18n.time(row.time()));
        });
    }

    private static FilledCell.Look<BackupRow> text(String style, Function<BackupRow, String> text) {
        var label = styled(new Label(), style);
        return new FilledCell.Look<>(label, row -> label.setText(text.apply(row)));
    }

    /** Whether it is encrypted. */
    FilledCell.Look<BackupRow> lock() {
        var icon = new IconLabel();
        return new FilledCell.Look<>(icon, row -> {
            icon.show(row.encrypted() ? "fth-lock" : "fth-unlock", row.encrypted() ? "accent-icon" : "subtle-icon", "", "");
            icon.setAccessibleText(
                    i18n.text(row.encrypted() ? "backups.badge.encrypted" : "backups.badge.plain"));
        });
    }

    /** What its pin says. */
    FilledCell.Look<BackupRow> pin() {
        var label = iconLabel();
        var whole = new Tooltip();
        return new FilledCell.Look<>(label, row -> {
            label.setVisible(row.pinned());
            if (row.pinned()) {
                label.show("fth-bookmark", "warning-icon", row.comment(), "");
                label.setAccessibleText(i18n.text("backups.badge.pinned") + " " + row.comment());
                whole.setText(row.comment());
                label.setTooltip(row.comment().isEmpty() ? null : whole);
            }
        });
    }

    /** How long ago it was last proven. */
    FilledCell.Look<BackupRow> proven() {
        var label = iconLabel();
        var when = new Tooltip();
        return new FilledCell.Look<>(label, row -> {
            var proof = model.knownProperty().get().proof(row);
            if (proof == null) {
                label.show("fth-circle", "subtle-icon", i18n.text("backups.proven.not"), "muted");
            } else if (proof.isProven()) {
                label.show("fth-check-circle", "success-icon", i18n.age(proof.time()), "success-text");
            } else {
                label.show("fth-alert-triangle", "danger-icon", i18n.text("backups.proven.failed"), "danger-text");
            }
            when.setText(proof == null ? "" : i18n.fullDateTime(proof.time()));
            label.setTooltip(proof == null ? null : when);
        });
    }

    /**
     * Makes two columns as wide as their longest text in any row, so that what a pin says gets all the room that is left.
     * When a backup was proven is told by an age, which is shorter than the other texts there.
     */
    void fit(TableColumn<?, ?> origin, TableColumn<?, ?> proven) {
        fit(origin, Stream.of(Origin.values()).map(Origin::key));
        fit(proven, Stream.of("backups.proven.not", "backups.proven.failed"));
    }

    private void fit(TableColumn<?, ?> column, Stream<String> keys) {
        var longest = keys.mapToDouble(key -> {
            var text = new Text(i18n.text(key));
            text.setFont(FONT);
            return text.getLayoutBounds().getWidth();
        }).max().orElse(0);
        column.setMinWidth(Math.ceil(longest) + BESIDE_TEXT);
        column.setMaxWidth(column.getMinWidth());
    }

    private static IconLabel iconLabel() {
        var label = new IconLabel();
        label.setGraphicTextGap(6);
        return label;
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }
}
