package dev.laurel.ui.fx;

import javafx.scene.Parent;

/**
 * A view as FXML made it.
 *
 * @param root its outermost node
 * @param view its controller
 * @param <V> the controller's class
 */
public record Loaded<V>(Parent root, V view) {}
