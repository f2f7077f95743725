package dev.laurel.arch.broken.ui.achievements;

import javafx.application.Platform;

import dev.laurel.arch.broken.backup.Leak;
import dev.laurel.arch.broken.ui.metrics.Neighbour;

/** Breaks: a view that knows a service and a neighbour, and its own delivery on the FX thread. */
public final class CuriousView {
    /** Looks around. */
    public void look(Neighbour neighbour, Leak leak) {
        Platform.runLater(() -> neighbour.greet(leak.toString()));
    }
}
