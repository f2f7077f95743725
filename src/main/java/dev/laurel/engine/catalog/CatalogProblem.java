package dev.laurel.engine.catalog;

import dev.laurel.error.LaurelError;

/**
 * Something that is wrong with a catalog; its valid entries still work.
 *
 * @param error what and where
 */
public record CatalogProblem(LaurelError error) {}
