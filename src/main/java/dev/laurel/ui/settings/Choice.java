package dev.laurel.ui.settings;

import java.util.List;
import java.util.function.Function;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One of a few values, chosen by its place among their words, so that a view needs to know the words alone.
 *
 * @param <T> kind of value
 */
public final class Choice<T> {
    private final List<T> values;
    private final List<String> words;
    private final ObjectProperty<T> value;
    private final IntegerProperty index = new SimpleIntegerProperty(this, "index");

    /** A choice whose first value is chosen. */
    Choice(List<T> values, Function<? super T, String> naming) {
        this.values = List.copyOf(values);
        words = values.stream().map(naming).toList();
        value = new SimpleObjectProperty<>(this, "value", values.getFirst());
        index.subscribe(at -> {
            if (at.intValue() >= 0) {
                value.set(this.values.get(at.intValue()));
            }
        });
        value.subscribe(chosen -> index.set(this.values.indexOf(chosen)));
    }

    /** What the values are called, in order. */
    public List<String> words() {
        return words;
    }

    /** Which one is chosen, from 0. */
    public IntegerProperty indexProperty() {
        return index;
    }

    /** The chosen value. */
    ObjectProperty<T> valueProperty() {
        return value;
    }

    T get() {
        return value.get();
    }

    /** Chooses a value; one that is not offered leaves things as they are. */
    void set(T chosen) {
        if (values.contains(chosen)) {
            value.set(chosen);
        }
    }
}
