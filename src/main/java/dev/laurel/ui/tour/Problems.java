package dev.laurel.ui.tour;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What failed beside the walk, such as in a handler on the FX thread. Safe from any thread. */
final class Problems {
    private final Queue<Throwable> all = new ConcurrentLinkedQueue<>();

    void add(Throwable cause) {
        all.add(cause);
    }

    /** A walk on which anything failed has failed. */
    void throwFirst() {
        var first = all.peek();
        if (first != null) {
            throw new IllegalStateException("Not expected: " + first, first);
        }
    }
}
