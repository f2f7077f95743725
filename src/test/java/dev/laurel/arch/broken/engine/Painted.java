package dev.laurel.arch.broken.engine;

import java.time.Instant;

import javafx.scene.paint.Color;

import dev.laurel.arch.broken.store.Shelf;

/** Breaks: no JavaFX below the window, arrows, time, printing. */
public final class Painted {
    /** Paints. */
    public String paint(Shelf shelf) {
        System.out.println(Instant.now());
        shelf.work();
        return Color.RED.toString();
    }
}
