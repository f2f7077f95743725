package dev.laurel.ui.portability;

import java.util.List;

/**
 * That data was made with another catalog, ready to be shown.
 *
 * @param thenHash hash of the catalog it was made with, or a dash
 * @param nowHash hash of the catalog here
 * @param known whether the other catalog itself is known; otherwise the lists are empty
 * @param added ids that came since
 * @param removed ids that went since
 * @param removedAndUnlocked how many of the removed ones the data has unlocked
 * @param moved thresholds that moved, such as "bossesDefeated 10 → 12"
 * @param renamed ids whose title changed
 * @param mapped ids and metrics of the data that have another name here, such as "score_500 → score_750"
 */
public record CatalogChange(
        String thenHash,
        String nowHash,
        boolean known,
        List<String> added,
        List<String> removed,
        int removedAndUnlocked,
        List<String> moved,
        List<String> renamed,
        List<String> mapped) {
    public CatalogChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
        renamed = List.copyOf(renamed);
        mapped = List.copyOf(mapped);
    }
}
