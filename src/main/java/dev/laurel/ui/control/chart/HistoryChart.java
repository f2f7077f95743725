package dev.laurel.ui.control.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import dev.laurel.ui.control.EmojiIcon;
import org.jspecify.annotations.Nullable;

/**
 * A metric over time with the thresholds that it has passed and has before it. The mouse, or the arrow keys, lead a
 * crosshair along the line. Style class {@code history-chart}.
 */
public final class HistoryChart extends ChartRegion {
    private static final double LEFT = 56;
    private static final double TOP = 32;
    private static final double BOTTOM = 36;
    private static final double WIDE_LABELS = 168;
    private static final double NARROW_LABELS = 72;
    private static final double NARROW = 640;
    private static final double LABEL_GAP = 20;
    private static final double EMOJI = 16;
    private static final double DOT = 4;

    private final List<EmojiIcon> emoji = new ArrayList<>();
    private final ChartHover hover = new ChartHover();
    private ChartLabels labels = ChartLabels.NONE;
    private ChartData data = ChartData.EMPTY;
    private StepSeries thin = StepSeries.EMPTY;
    private StepSeries thinned = StepSeries.EMPTY;
    private Plot plot = Plot.of(0, 1, 0, 1, 0, 0, 1, 1);
    private double pointerX = Double.NaN;
    private int emojiUsed;

    /** A chart of nothing. */
    public HistoryChart() {
        getStyleClass().add("history-chart");
        setFocusTraversable(true);
        setMinSize(200, 120);
        hover.setManaged(false);
        hover.setVisible(false);
        getChildren().add(hover);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Double.NaN));
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                point(Double.NaN);
            }
        });
    }

    /** How values and times read; to be set before anything is shown. */
    public void setLabels(ChartLabels value) {
        labels = value;
        redraw();
    }

    /** Shows something. */
    public void show(ChartData shown) {
        data = shown;
        pointerX = Double.NaN;
        redraw();
    }

    /** Leads the crosshair to a place in pixels from the left; NaN takes it away. */
    void point(double x) {
        var inside = x >= plot.left() - DOT && x <= plot.right() + DOT;
        pointerX = inside ? x : Double.NaN;
        redraw();
    }

    private void press(KeyEvent event) {
        if (data.series().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case HOME -> point(plot.left());
            case END -> point(plot.right());
            case ESCAPE -> {
                if (Double.isNaN(pointerX)) {
                    return;
                }
                point(Double.NaN);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The next point that is drawn somewhere else than the crosshair stands. */
    private void step(int direction) {
        if (Double.isNaN(pointerX)) {
            point(plot.right());
            return;
        }
        var index = thin.indexAt(plot.time(pointerX));
        var x = pointerX;
        while (index + direction >= 0 && index + direction < thin.size() && Math.abs(x - pointerX) < 2) {
            index += direction;
            x = plot.x(thin.time(index));
        }
        point(x);
    }

    @Override
    void draw(GraphicsContext graphics, double width, double height) {
        emojiUsed = 0;
        if (data.series().isEmpty()) {
            hover.setVisible(false);
        } else {
            var labelWidth = data.thresholds().isEmpty() ? DOT + 8 : width < NARROW ? NARROW_LABELS : WIDE_LABELS;
            var before = plot;
            layOut(width - labelWidth, height - BOTTOM);
            // A million points are looked through when the picture changes, not when the pointer moves over it.
            if (!thinned.equals(data.series()) || !plot.equals(before)) {
                thinned = data.series();
                thin = plot.thin(thinned);
            }
            drawAxes(graphics);
            var labelled = drawThresholds(graphics, width);
            drawLine(graphics);
            drawEvents(graphics);
            drawMarks(graphics, labelled);
            drawPointer(graphics, width);
        }
        for (var i = emojiUsed; i < emoji.size(); i++) {
            emoji.get(i).setVisible(false);
        }
    }

    private void layOut(double right, double bottom) {
        var thresholds = data.thresholds().stream().mapToDouble(ChartData.Threshold::value);
        var series = data.series();
        var high = Math.max(series.max(), thresholds.max().orElse(series.max()));
        var least = series.min();
        var low = least >= 0 && least < high / 2 ? 0 : least;
        var room = (high - low) * 0.1;
        plot = Plot.of(data.from(), data.until(), low == 0 ? 0 : low - room, high + room, LEFT, TOP, right, bottom);
    }

    private void drawAxes(GraphicsContext graphics) {
        graphics.setFont(font("Inter", 11));
        graphics.setLineWidth(1);
        graphics.setLineDashes();
        graphics.setStroke(grid());
        graphics.setFill(text());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.RIGHT);
        var most = (int) Math.clamp((plot.bottom() - plot.top()) / 28, 2, 8);
        for (var tick : Ticks.ofValues(plot.low(), plot.high(), most)) {
            var y = sharp(plot.y(tick));
            graphics.strokeLine(plot.left(), y, plot.right(), y);
            graphics.fillText(labels.axis(tick), plot.left() - 8, y);
        }
        graphics.setTextBaseline(VPos.TOP);
        var y = plot.bottom() + 8;
        var end = labels.end(plot.until());
        var endFrom = plot.right() - measure(end) - 12;
        var ticks = Ticks.ofTime(plot.from(), plot.until(), labels.zone(),
                (int) Math.clamp((plot.right() - plot.left()) / 100, 2, 8));
        for (var time : withFirstDay(ticks)) {
            var label = labels.tick(time, ticks.daily());
            var half = measure(label) / 2;
            var x = Math.max(plot.x(time), plot.left() + half);
            if (x + half < endFrom) {
                graphics.setTextAlign(TextAlignment.CENTER);
                graphics.fillText(label, x, y);
            }
        }
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(end, plot.right(), y);
    }

    /** The day in which the line begins, where its label doesn't crowd the next one. */
    private List<Long> withFirstDay(Ticks.TimeTicks ticks) {
        var first = Instant.ofEpochMilli(plot.from()).atZone(labels.zone()).toLocalDate();
        var start = first.atStartOfDay(labels.zone()).toInstant().toEpochMilli();
        var next = ticks.times().isEmpty() ? plot.until() : ticks.times().getFirst();
        if (!ticks.daily() || next == start || plot.x(next) - plot.left() < 64) {
            return ticks.times();
        }
        var times = new ArrayList<>(List.of(start));
        times.addAll(ticks.times());
        return times;
    }

    /** Dashed lines with labels at the right; where lines lie too close, one label counts them. */
    private List<ChartData.Threshold> drawThresholds(GraphicsContext graphics, double width) {
        var thresholds = data.thresholds().stream()
                .sorted(Comparator.comparingDouble(ChartData.Threshold::value).reversed())
                .toList();
        var lines = thresholds.stream().mapToDouble(threshold -> plot.y(threshold.value())).toArray();
        var labelled = new ArrayList<ChartData.Threshold>();
        for (var place : LabelStack.place(lines, LABEL_GAP)) {
            var threshold = thresholds.get(place.first());
            if (place.count() == 1) {
                labelled.add(threshold);
                var y = sharp(plot.y(threshold.value()));
                graphics.setStroke(colour(threshold.distance()));
                graphics.setLineWidth(1);
                graphics.setLineDashes(4, 4);
                graphics.strokeLine(plot.left(), y, plot.right(), y);
                graphics.setLineDashes();
            }
            if (place.y() < plot.bottom() + LABEL_GAP) {
                label(graphics, threshold, place, width);
            }
        }
        return labelled;
    }

    private void label(GraphicsContext graphics, ChartData.Threshold threshold, LabelStack.Placed place,
            double width) {
        var x = plot.right() + 8;
        var value = place.count() == 1 ? labels.axis(threshold.value()) : "";
        var title = place.count() == 1 ? threshold.title() : labels.more(place.count(), threshold.value());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFont(font("Inter SemiBold", 11));
        graphics.setFill(text());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(value, width, place.y());
        var room = width - x - EMOJI - 4 - (value.isEmpty() ? 0 : measure(value) + 12);
        emoji(threshold.icon(), x, place.y() - EMOJI / 2, threshold.distance() != ChartData.Distance.REACHED
                && place.count() == 1 && threshold.distance() == ChartData.Distance.FAR);
        if (room > 24) {
            graphics.setFont(font("Inter", 12));
            graphics.setFill(place.count() == 1 ? strong() : text());
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(cut(title, room), x + EMOJI + 5, place.y());
        }
    }

    private Color colour(ChartData.Distance distance) {
        return switch (distance) {
            case REACHED -> done();
            case CLOSE -> close();
            case FAR -> text();
        };
    }

    private void drawLine(GraphicsContext graphics) {
        var ground = new LinearGradient(0, plot.top(), 0, plot.bottom(), false, CycleMethod.NO_CYCLE,
                new Stop(0, faint(line(), 0.24)), new Stop(1, faint(line(), 0.03)));
        plot.draw(graphics, thin, ground, line(), 2);
        graphics.setFill(line());
        graphics.fillOval(plot.right() - DOT, plot.y(thin.last()) - DOT, 2 * DOT, 2 * DOT);
    }

    private void drawEvents(GraphicsContext graphics) {
        graphics.setFont(font("Inter", 11));
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        var free = Double.NEGATIVE_INFINITY;
        for (var event : data.events()) {
            var x = sharp(plot.x(event.time()));
            graphics.setStroke(text());
            graphics.setLineWidth(1);
            graphics.setLineDashes(2, 3);
            graphics.strokeLine(x, 20, x, plot.bottom());
            graphics.setLineDashes();
            var half = measure(event.label()) / 2;
            var middle = Math.clamp(x, plot.left() + half, Math.max(plot.left() + half, plot.right() - half));
            if (middle - half > free) {
                graphics.setFill(text());
                graphics.fillText(event.label(), middle, 10);
                free = middle + half + 8;
            }
        }
    }

    private void drawMarks(GraphicsContext graphics, List<ChartData.Threshold> labelled) {
        var free = Double.NEGATIVE_INFINITY;
        graphics.setLineWidth(2);
        for (var mark : data.marks()) {
            var x = plot.x(mark.time());
            var y = plot.y(mark.value());
            graphics.setFill(ground());
            graphics.setStroke(done());
            graphics.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            graphics.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            var pictured = labelled.stream().anyMatch(threshold -> threshold.value() == mark.value());
            if (pictured && x - EMOJI / 2 > free && y - EMOJI - 8 > 0) {
                emoji(mark.icon(), x - EMOJI / 2, y - EMOJI - 9, false);
                free = x + EMOJI / 2 + 4;
            }
        }
    }

    private void drawPointer(GraphicsContext graphics, double width) {
        var index = Double.isNaN(pointerX) ? -1 : data.series().indexAt(plot.time(pointerX));
        hover.setVisible(index >= 0);
        if (index < 0) {
            return;
        }
        var time = plot.time(pointerX);
        var value = data.series().value(index);
        var x = sharp(Math.clamp(pointerX, plot.left(), plot.right()));
        var y = plot.y(value);
        graphics.setStroke(text());
        graphics.setLineWidth(1);
        graphics.strokeLine(x, plot.top() - 12, x, plot.bottom());
        graphics.setFill(ground());
        graphics.setStroke(line());
        graphics.setLineWidth(2);
        graphics.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        graphics.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        hover.show(labels.hover(time, value));
        hover.autosize();
        var left = x + 12 + hover.getWidth() < width ? x + 12 : x - 12 - hover.getWidth();
        hover.relocate(Math.max(0, left), Math.clamp(y + 12, 0, Math.max(0, plot.bottom() - hover.getHeight() - 4)));
    }

    /** What the crosshair says now, or null while it isn't shown. */
    @Nullable String hoverText() {
        return hover.isVisible() ? hover.getAccessibleText() : null;
    }

    /** Pictures are nodes, for fonts have none; they are kept from one drawing to the next. */
    private void emoji(String icon, double x, double y, boolean locked) {
        if (emojiUsed == emoji.size()) {
            var added = new EmojiIcon(EMOJI);
            added.setManaged(false);
            emoji.add(added);
            getChildren().add(getChildren().size() - 1, added);
        }
        var node = emoji.get(emojiUsed++);
        node.show(icon, locked);
        node.setVisible(true);
        node.resizeRelocate(x, y, EMOJI, EMOJI);
    }

    private static double measure(String text) {
        var node = new Text(text);
        node.setFont(font("Inter", 11));
        return node.getLayoutBounds().getWidth();
    }

    private static String cut(String text, double room) {
        var node = new Text(text);
        node.setFont(font("Inter", 12));
        var cut = text;
        while (cut.length() > 1 && node.getLayoutBounds().getWidth() > room) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1)).stripTrailing();
            node.setText(cut + "…");
        }
        return node.getText();
    }
}
