package dev.laurel.engine.catalog;

import java.util.List;

/**
 * What came of reading a catalog.
 *
 * @param catalog its valid entries
 * @param problems what is wrong with it, in the order of the text; no more than 10,000
 */
public record CatalogReading(Catalog catalog, List<CatalogProblem> problems) {
    public CatalogReading {
        problems = List.copyOf(problems);
    }
}
