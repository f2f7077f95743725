package dev.laurel.ui.face;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What may be seen of an achievement; each part is null while it is secret.
 *
 * @param icon an emoji or an icon key
 * @param title what people call it
 * @param description what to do for it
 * @param metric the metric that it belongs to
 * @param id its id
 * @param masked whether anything is secret; progress is then secret, too
 */
public record Face(
        @Nullable String icon,
        @Nullable String title,
        @Nullable String description,
        @Nullable String metric,
        @Nullable String id,
        boolean masked) {

    /** Everything that a search may find, in lower case; a secret part is never found. */
    public String haystack() {
        var text = new StringBuilder();
        Stream.of(title, description, id, metric).forEach(part -> {
            if (part != null) {
                text.append(part).append('\n');
            }
        });
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
