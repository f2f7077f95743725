package dev.laurel.ui.control.chart;

import java.util.Locale;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * A thin bar that is filled to a fraction; cheap enough for every cell of a table. Style class {@code progress-line}.
 */
public final class ProgressLine extends Region {
    private static final double HEIGHT = 4;

    private final Region bar = new Region();
    private double fraction;

    /** What the colour of the bar means; the text beside it says the same. */
    public enum Tone {
        USUAL,
        CLOSE,
        DONE
    }

    /** An empty bar. */
    public ProgressLine() {
        getStyleClass().add("progress-line");
        bar.getStyleClass().add("bar");
        getChildren().add(bar);
        setMinSize(16, HEIGHT);
        setPrefSize(88, HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /** A bar of a width. */
    public ProgressLine(double width) {
        this();
        setPrefWidth(width);
        setMinWidth(width);
        setMaxWidth(width);
    }

    /**
     * Fills the bar.
     *
     * @param value from 0 to 1
     */
    public void show(double value, Tone tone) {
        fraction = Math.clamp(value, 0, 1);
        for (var each : Tone.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == tone);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // Whatever is more than nothing can be seen.
        var width = fraction == 0 ? 0 : Math.max(HEIGHT, getWidth() * fraction);
        bar.resizeRelocate(0, (getHeight() - HEIGHT) / 2, width, HEIGHT);
    }
}
