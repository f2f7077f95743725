package dev.laurel.ui.achievements;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Tooltips that show a text whole where its label cuts it. */
final class Tooltips {
    private Tooltips() {}

    /** Installs such a tooltip. */
    static void whereCut(Label label) {
        label.setMinWidth(0);
        label.setOnMouseEntered(_ -> label.setTooltip(isCut(label) ? new Tooltip(label.getText()) : null));
    }

    private static boolean isCut(Labeled label) {
        return label.getWidth() + 0.5 < label.prefWidth(-1);
    }
}
