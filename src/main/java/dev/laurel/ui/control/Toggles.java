package dev.laurel.ui.control;

import java.util.Objects;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleGroup;

/** Toggles of which one is always selected. */
public final class Toggles {
    private Toggles() {}

    /**
     * Keeps a group and a value together, by mouse as by arrow keys, which select without firing an action.
     *
     * @param group toggles with what each stands for as their user data, of the property's type
     */
    public static <T> void bind(ToggleGroup group, Property<T> property) {
        property.subscribe(value -> group.getToggles().stream()
                .filter(toggle -> Objects.equals(toggle.getUserData(), value))
                .forEach(group::selectToggle));
        group.selectedToggleProperty().subscribe((before, toggle) -> {
            if (toggle == null) {
                group.selectToggle(before);
            } else {
                @SuppressWarnings("unchecked")
                var value = (T) toggle.getUserData();
                property.setValue(value);
            }
        });
    }
}
