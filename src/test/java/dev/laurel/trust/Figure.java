package dev.laurel.trust;

import java.util.ArrayList;
import java.util.List;

/** Takes what a test of a promise has measured. For one thread at a time. */
public final class Figure {
    private final List<String> said = new ArrayList<>();

    Figure() {}

    /** Adds to what was measured, in a few words. */
    public void is(String words) {
        said.add(words);
        System.out.println("Measured: " + words);
    }

    List<String> said() {
        return List.copyOf(said);
    }
}
