package dev.laurel.ui.backups;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.laurel.ui.control.StyleClass;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A slider over the time in which backups were made: small bars tell how many, a bubble names the moment. Low windows
 * get the line alone.
 */
public final class TimeSlider extends Region {
    private static final double SIDE = 60;
    private static final double BAR_TOP = 18;
    private static final double BAR_HEIGHT = 26;
    private static final double LINE = 48;
    private static final double FLAT_LINE = 16;
    private static final double TICKS = 56;
    private static final double THUMB = 16;
    private static final double PIN = 8;
    private static final int SPOTS = 200;

    private final Slider slider = new Slider(0, 1, 1);
    private final Label bubble = new Label();
    private final Button back = new Button(null, new FontIcon("fth-chevron-left"));
    private final Button forward = new Button(null, new FontIcon("fth-chevron-right"));
    private final List<Region> bars = new ArrayList<>();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Region> pins = new ArrayList<>();
    private List<Double> pinPlaces = List.of();
    private List<Double> heights = List.of();
    private List<Double> tickPlaces = List.of();
    private boolean flat;
    private boolean showing;
    private DoubleConsumer onMoved = _ -> {};

    /** A slider without backups. */
    public TimeSlider() {
        getStyleClass().add("time-slider");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setBlockIncrement(0.01);
        slider.valueProperty().subscribe(value -> {
            requestLayout();
            if (!showing) {
                onMoved.accept(value.doubleValue());
            }
        });
        bubble.getStyleClass().add("bubble");
        bubble.setMouseTransparent(true);
        for (var button : List.of(back, forward)) {
            button.getStyleClass().addAll("icon-button", "flat", "small");
        }
        getChildren().addAll(slider, back, forward, bubble);
    }

    /**
     * Names what screen readers say.
     *
     * @param older what the button to the older backup is called
     * @param newer what the button to the newer backup is called
     */
    void name(String whole, String older, String newer) {
        slider.setAccessibleText(whole);
        back.setAccessibleText(older);
        forward.setAccessibleText(newer);
    }

    /** What the slider and its two buttons do. */
    void handle(DoubleConsumer moved, Runnable older, Runnable newer) {
        onMoved = moved;
        back.setOnAction(_ -> older.run());
        forward.setOnAction(_ -> newer.run());
    }

    /**
     * Shows how many backups there are.
     *
     * @param below what stands below the line
     */
    void show(Timeline timeline, TimelineTicks below) {
        var highest = Math.max(1, timeline.highest());
        getChildren().removeAll(bars);
        getChildren().removeAll(ticks);
        getChildren().removeAll(pins);
        bars.clear();
        ticks.clear();
        pins.clear();
        // Pins of one place are one dot.
        pinPlaces = timeline.pins().stream().map(place -> Math.rint(place * SPOTS) / SPOTS).distinct().toList();
        for (var _ : pinPlaces) {
            var pin = new Region();
            pin.getStyleClass().add("pin");
            pin.setMouseTransparent(true);
            pins.add(pin);
        }
        heights = timeline.counts().stream().map(count -> (double) count / highest).toList();
        for (var _ : heights) {
            var bar = new Region();
            bar.getStyleClass().add("span");
            bar.setMouseTransparent(true);
            bars.add(bar);
        }
        tickPlaces = below.places();
        for (var text : below.texts()) {
            var tick = new Label(text);
            tick.getStyleClass().add("tick");
            ticks.add(tick);
        }
        getChildren().addAll(0, bars);
        getChildren().addAll(ticks);
        getChildren().addAll(pins);
        bubble.toFront();
        requestLayout();
    }

    /**
     * Moves the thumb.
     *
     * @param position 0 to 1
     * @param moment what the bubble says, empty for none
     */
    void moveTo(double position, String moment) {
        showing = true;
        slider.setValue(position);
        showing = false;
        bubble.setText(moment);
        bubble.setVisible(!moment.isEmpty());
        requestLayout();
    }

    /** Whether it is but a line. */
    void setFlat(boolean value) {
        flat = value;
        StyleClass.set(this, "flat", value);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth() - 2 * SIDE;
        var line = flat ? FLAT_LINE : LINE;
        slider.resizeRelocate(SIDE - THUMB / 2, line - THUMB / 2, Math.max(0, width + THUMB), THUMB);
        back.autosize();
        forward.autosize();
        back.relocate(SIDE - 36, line - back.getHeight() / 2);
        forward.relocate(getWidth() - SIDE + 36 - forward.getWidth(), line - forward.getHeight() / 2);
        var thumb = SIDE + slider.getValue() * width;
        bubble.autosize();
        var bubbleX = Math.clamp(thumb - bubble.getWidth() / 2, 4, Math.max(4, getWidth() - bubble.getWidth() - 4));
        bubble.relocate(bubbleX, flat ? line - bubble.getHeight() / 2 : TICKS);
        bubble.setVisible(!flat && !bubble.getText().isEmpty());
        layoutBars(width);
        for (var i = 0; i < pins.size(); i++) {
            pins.get(i).resizeRelocate(
                    Math.rint(SIDE + pinPlaces.get(i) * width - PIN / 2), line - PIN / 2, PIN, PIN);
        }
        layoutTicks(width, bubbleX);
    }

    private void layoutBars(double width) {
        var span = bars.isEmpty() ? 0 : width / bars.size();
        for (var i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var height = heights.get(i) == 0 ? 0 : Math.max(2, Math.rint(heights.get(i) * BAR_HEIGHT));
            bar.setVisible(!flat && height > 0);
            bar.resizeRelocate(
                    Math.rint(SIDE + i * span), BAR_TOP + BAR_HEIGHT - height, Math.max(2, Math.floor(span - 2)), height);
        }
    }

    private void layoutTicks(double width, double bubbleX) {
        var free = SIDE - 24;
        for (var i = 0; i < ticks.size(); i++) {
            var tick = ticks.get(i);
            tick.autosize();
            var x = Math.clamp(SIDE + tickPlaces.get(i) * width - (i == 0 ? 0 : tick.getWidth() / 2),
                    SIDE, Math.max(SIDE, SIDE + width - tick.getWidth()));
            tick.relocate(x, TICKS + 2);
            var underBubble = bubble.isVisible() && x < bubbleX + bubble.getWidth() + 8
                    && x + tick.getWidth() > bubbleX - 8;
            tick.setVisible(!flat && !underBubble && x >= free);
            free = x + tick.getWidth() + 24;
        }
    }
}
