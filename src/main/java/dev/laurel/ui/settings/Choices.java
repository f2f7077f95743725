package dev.laurel.ui.settings;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import dev.laurel.ui.control.Toggles;

/** Controls that show a {@link Choice}. */
final class Choices {
    private Choices() {}

    /** Shows it as a combo box. */
    static void bind(ComboBox<String> box, Choice<?> choice) {
        box.getItems().setAll(choice.words());
        choice.indexProperty().subscribe(index -> box.getSelectionModel().select(index.intValue()));
        box.getSelectionModel().selectedIndexProperty()
                .subscribe(index -> choice.indexProperty().set(index.intValue()));
    }

    /** Shows it as a row of segments. */
    static void bind(HBox segments, Choice<?> choice) {
        var group = new ToggleGroup();
        for (var word : choice.words()) {
            var button = new ToggleButton(word);
            button.setUserData(choice.words().indexOf(word));
            button.setToggleGroup(group);
            button.setMinWidth(HBox.USE_PREF_SIZE);
            segments.getChildren().add(button);
        }
        Toggles.bind(group, choice.indexProperty());
    }
}
