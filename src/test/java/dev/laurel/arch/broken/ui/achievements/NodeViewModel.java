package dev.laurel.arch.broken.ui.achievements;

import javafx.scene.Node;

/** Breaks: a view-model that holds a node. */
public record NodeViewModel(Node node) {}
