package dev.laurel.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * A scroll pane that is as high as its content wants to be at the width it has, and scrolls only where there is less
 * room than that. JavaFX's own asks wrapped text for its height without telling it the width. Usable from FXML.
 */
public final class FittingScrollPane extends ScrollPane {
    /** An empty one. */
    public FittingScrollPane() {
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
    }

    /** With content. */
    public FittingScrollPane(Node content) {
        this();
        setContent(content);
    }

    @Override
    protected double computePrefHeight(double width) {
        var content = getContent();
        if (content == null) {
            return super.computePrefHeight(width);
        }
        var inside = (width < 0 ? prefWidthOf(content) : width) - snappedLeftInset() - snappedRightInset();
        return snapSizeY(content.prefHeight(inside)) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        var content = getContent();
        return content == null ? super.computePrefWidth(height) : prefWidthOf(content);
    }

    private double prefWidthOf(Node content) {
        var parent = getParent();
        // A dialog's own width comes first: that is what the text will be wrapped at.
        return parent instanceof Region box && box.getPrefWidth() > 0 ? box.getPrefWidth() : content.prefWidth(-1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
