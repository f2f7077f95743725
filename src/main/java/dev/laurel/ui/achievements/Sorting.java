package dev.laurel.ui.achievements;

/** In which order the list stands. */
public enum Sorting {
    CATALOG_ORDER,
    RECENTLY_UNLOCKED,
    CLOSEST_FIRST,
    TITLE
}
