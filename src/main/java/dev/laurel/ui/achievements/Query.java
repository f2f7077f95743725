package dev.laurel.ui.achievements;

/**
 * What a person asks of the list.
 *
 * @param search looked for in title, description, id and metric; empty finds everything
 * @param grouped whether achievements of one metric stand together
 */
public record Query(Filter filter, String search, Sorting sorting, boolean grouped) {
    /** Everything, by metric, in the catalog's order. */
    public static final Query DEFAULT = new Query(Filter.ALL, "", Sorting.CATALOG_ORDER, true);
}
