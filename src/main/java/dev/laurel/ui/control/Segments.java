package dev.laurel.ui.control;

import java.util.List;
import java.util.function.Function;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import dev.laurel.ui.control.Toggles;

/** A row of segments of which one is chosen. */
public final class Segments {
    private Segments() {}

    /** Lets the segments choose a property's value. */
    public static <T> void bind(
            HBox row, List<T> values, Function<T, String> words, Function<T, String> tips, Property<T> property) {
        var group = new ToggleGroup();
        for (var value : values) {
            var button = new ToggleButton(words.apply(value));
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setTooltip(new Tooltip(tips.apply(value)));
            button.setMinWidth(HBox.USE_PREF_SIZE);
            row.getChildren().add(button);
        }
        Toggles.bind(group, property);
    }
}
