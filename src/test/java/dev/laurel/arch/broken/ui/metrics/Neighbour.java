package dev.laurel.arch.broken.ui.metrics;

/** A feature that others should not know. */
public interface Neighbour {
    /** Greets. */
    void greet(String name);
}
