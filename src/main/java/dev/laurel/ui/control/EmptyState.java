package dev.laurel.ui.control;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What stands in place of a list that has nothing to show: an icon, one sentence, at most one button. Usable from FXML.
 */
public final class EmptyState extends VBox {
    private final FontIcon picture = new FontIcon();
    private final Label sentence = new Label();
    private final Button button = new Button();
    private final StringProperty icon = new SimpleStringProperty(this, "icon", "fth-inbox");

    /** An empty state that says nothing yet. */
    public EmptyState() {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        picture.setIconLiteral(icon.get());
        icon.subscribe(picture::setIconLiteral);
        sentence.setWrapText(true);
        sentence.getStyleClass().add("empty-state-text");
        button.managedProperty().bind(button.textProperty().isNotEmpty());
        button.visibleProperty().bind(button.managedProperty());
        getChildren().addAll(picture, sentence, button);
    }

    /** With everything. */
    public EmptyState(String icon, String text, String action, EventHandler<ActionEvent> onAction) {
        this();
        setIcon(icon);
        setText(text);
        setAction(action);
        setOnAction(onAction);
    }

    /** Its icon as Ikonli names it. */
    public String getIcon() {
        return icon.get();
    }

    /** See {@link #getIcon()}. */
    public void setIcon(String value) {
        icon.set(value);
    }

    /** The sentence. */
    public StringProperty textProperty() {
        return sentence.textProperty();
    }

    /** See {@link #textProperty()}. */
    public String getText() {
        return sentence.getText();
    }

    /** See {@link #textProperty()}. */
    public void setText(String value) {
        sentence.setText(value);
    }

    /** The button's label; empty for none. */
    public StringProperty actionProperty() {
        return button.textProperty();
    }

    /** See {@link #actionProperty()}. */
    public String getAction() {
        return button.getText();
    }

    /** See {@link #actionProperty()}. */
    public void setAction(String value) {
        button.setText(value);
    }

    /** What the button does. */
    public EventHandler<ActionEvent> getOnAction() {
        return button.getOnAction();
    }

    /** See {@link #getOnAction()}. */
    public void setOnAction(EventHandler<ActionEvent> handler) {
        button.setOnAction(handler);
    }
}
