package dev.laurel.engine.catalog;

import dev.laurel.engine.rule.Requirement;

/**
 * One achievement of a catalog.
 *
 * @param id {@code <metric>_<key>}, or {@code <metric>_custom_<key>} with a condition; in the array form what the
 *     catalog says
 * @param metric the metric that it belongs to
 * @param key its key in the catalog; in the array form its id
 * @param title what people see
 * @param description the catalog's, or the reference's default; may be empty with a condition
 * @param icon an emoji or an icon key; "default" where the catalog has none
 * @param hidden whether it is masked until it is unlocked
 * @param requirement when it is met
 */
public record Achievement(
        String id,
        String metric,
        String key,
        String title,
        String description,
        String icon,
        boolean hidden,
        Requirement requirement) {
    public Achievement {
        if (title.isEmpty()) {
            throw new IllegalArgumentException("An achievement has a title");
        }
    }
}
