package dev.laurel.engine.transfer;

/** How an import treats what is there already. */
public enum ImportStrategy {
    /** Metrics and unlocked ids are those of the file; the reference's 'replace'. */
    REPLACE,
    /**
     * Of both: the values of the side that {@link #HIGHEST} would keep, then those of the other side that are not among
     * them; unlocked ids of both, current ones first.
     */
    MERGE,
    /**
     * The side with the higher number as its current value (at a tie, the one that is here); where they are not both
     * numbers, the file's. An empty array never wins. Unlocked ids of both. The reference's 'merge'.
     */
    HIGHEST,
    /** Metrics that are here stay, missing ones are added; unlocked ids of both. The reference's 'preserve'. */
    PRESERVE
}
