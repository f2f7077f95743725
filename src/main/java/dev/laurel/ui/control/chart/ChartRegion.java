package dev.laurel.ui.control.chart;

import java.util.List;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/**
 * A region that draws itself on a canvas of its size, in colours that CSS looks up. Drawn at most once for each layout
 * pass. Style class {@code chart-region}.
 */
abstract class ChartRegion extends Region {
    private static final StyleablePropertyFactory<ChartRegion> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    static {
        for (var name : List.of("line", "grid", "text", "strong", "done", "close", "ground")) {
            FACTORY.createPaintCssMetaData("-chart-" + name, region -> region.colour(name), Color.GRAY, false);
        }
    }

    private final Canvas canvas = new Canvas();
    private final StyleableProperty<Paint> line = colourProperty("line");
    private final StyleableProperty<Paint> grid = colourProperty("grid");
    private final StyleableProperty<Paint> text = colourProperty("text");
    private final StyleableProperty<Paint> strong = colourProperty("strong");
    private final StyleableProperty<Paint> done = colourProperty("done");
    private final StyleableProperty<Paint> close = colourProperty("close");
    private final StyleableProperty<Paint> ground = colourProperty("ground");

    ChartRegion() {
        getStyleClass().add("chart-region");
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
    }

    private StyleableProperty<Paint> colourProperty(String name) {
        return new Colour(name);
    }

    private StyleableProperty<Paint> colour(String name) {
        return switch (name) {
            case "line" -> line;
            case "grid" -> grid;
            case "text" -> text;
            case "strong" -> strong;
            case "done" -> done;
            case "close" -> close;
            default -> ground;
        };
    }

    /** The style properties of charts: {@code -chart-line}, {@code -chart-grid} and so on. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    final Color line() {
        return colour(line);
    }

    /** The line's colour, faint, for the ground under it. */
    final Color area() {
        return faint(line(), 0.12);
    }

    static Color faint(Color color, double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), color.getOpacity() * opacity);
    }

    final Color grid() {
        return colour(grid);
    }

    final Color text() {
        return colour(text);
    }

    final Color strong() {
        return colour(strong);
    }

    final Color done() {
        return colour(done);
    }

    final Color close() {
        return colour(close);
    }

    final Color ground() {
        return colour(ground);
    }

    private static Color colour(StyleableProperty<Paint> property) {
        return property.getValue() instanceof Color color ? color : Color.GRAY;
    }

    /** A font of the theme. */
    static Font font(String family, double size) {
        return Font.font(family, size);
    }

    /** Asks to be drawn again. */
    final void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        var graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        if (width >= 1 && height >= 1) {
            draw(graphics, width, height);
        }
    }

    /** Draws everything on a clear canvas. */
    abstract void draw(GraphicsContext graphics, double width, double height);

    /** The middle of a pixel, so that lines of one pixel are sharp. */
    static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }

    /** One colour; another one draws the chart again. */
    private final class Colour extends SimpleStyleableObjectProperty<Paint> {
        @SuppressWarnings("unchecked")
        Colour(String name) {
            super((CssMetaData<? extends Styleable, Paint>) FACTORY.getCssMetaData().stream()
                    .filter(meta -> meta.getProperty().equals("-chart-" + name))
                    .findFirst()
                    .orElseThrow(), ChartRegion.this, name, Color.GRAY);
        }

        @Override
        protected void invalidated() {
            redraw();
        }
    }
}
