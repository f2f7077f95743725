package dev.laurel.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import atlantafx.base.controls.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A search field with a magnifier, the shortcut that leads to it, and a button that empties it; Esc empties it too.
 * Usable from FXML.
 */
public final class SearchField extends CustomTextField {
    private static final double WIDTH = 240;
    private static final double ROOM_FOR_SHORTCUT = 200;

    /** An empty search field. */
    public SearchField() {
        setPrefWidth(WIDTH); // Not in a style sheet, which would win over a view that makes it narrower.
        getStyleClass().add("search-field");
        setLeft(new FontIcon(Feather.SEARCH));
        var shortcut = new Label("Ctrl+F");
        shortcut.getStyleClass().add("shortcut");
        // In a narrow field the prompt needs the room.
        shortcut.visibleProperty().bind(textProperty().isEmpty().and(widthProperty().greaterThan(ROOM_FOR_SHORTCUT)));
        shortcut.managedProperty().bind(shortcut.visibleProperty());
        var clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().add("search-clear");
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        clear.accessibleTextProperty().bind(accessibleHelpProperty());
        setRight(new StackPane(shortcut, clear));
        accessibleTextProperty().bind(promptTextProperty());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
