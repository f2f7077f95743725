package dev.laurel.ui.control;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;

/** Spinners for counts. */
public final class Counts {
    private Counts() {}

    /** Keeps a spinner and a count together, both ways; what is typed counts at once, not only after Enter. */
    public static void bind(Spinner<Integer> spinner, IntegerProperty count, int most) {
        var values = new IntegerSpinnerValueFactory(0, most, count.get());
        var digits = "[0-9]{1," + String.valueOf(most).length() + "}";
        spinner.setValueFactory(values);
        spinner.setEditable(true);
        spinner.getEditor().textProperty().subscribe(text -> {
            if (text.matches(digits)) {
                values.setValue(Integer.valueOf(text));
            }
        });
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                spinner.getEditor().setText(String.valueOf(values.getValue()));
            }
        });
        values.valueProperty().subscribe(value -> {
            if (value != null) {
                count.set(value);
            }
        });
        count.subscribe(value -> values.setValue(value.intValue()));
    }
}
