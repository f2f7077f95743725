package dev.laurel.engine.catalog;

import java.util.List;

/** Which achievement an id means. */
public sealed interface CatalogMatch {
    /** This one. */
    record Known(Achievement achievement) implements CatalogMatch {}

    /**
     * One of several: the reference gave it a random ending, and its metric has more than one condition.
     *
     * @param candidates in catalog order, at least two
     */
    record Ambiguous(List<Achievement> candidates) implements CatalogMatch {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /** None of this catalog. */
    record Unknown() implements CatalogMatch {}
}
