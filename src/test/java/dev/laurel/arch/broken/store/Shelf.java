package dev.laurel.arch.broken.store;

import java.util.concurrent.Executors;

/** Breaks: private threads, static mutable state. */
public final class Shelf {
    static int counter;

    /** Works in the dark. */
    public void work() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.execute(() -> counter++);
        }
    }
}
