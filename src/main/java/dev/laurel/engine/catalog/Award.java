package dev.laurel.engine.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How an achievement presents itself; what is null keeps its default.
 *
 * @param title what people see
 * @param description what it is for
 * @param icon an emoji or an icon key
 */
public record Award(@Nullable String title, @Nullable String description, @Nullable String icon) {
    /** Nothing but defaults. */
    public static final Award DEFAULT = new Award(null, null, null);

    /** A title of its own. */
    public static Award titled(String title) {
        return new Award(title, null, null);
    }

    /** The same with a description. */
    public Award withDescription(String text) {
        return new Award(title, text, icon);
    }

    /** The same with an icon. */
    public Award withIcon(String key) {
        return new Award(title, description, key);
    }

    /** What another award says, and this one's where it says nothing. */
    Award overriddenBy(Award other) {
        return new Award(
                other.title == null ? title : other.title,
                other.description == null ? description : other.description,
                other.icon == null ? icon : other.icon);
    }

    /** This award, with another's where this one says nothing or an empty string (the reference's {@code ||}). */
    Award orElse(Award other) {
        return new Award(
                title == null || title.isEmpty() ? other.title : title,
                description == null || description.isEmpty() ? other.description : description,
                icon == null || icon.isEmpty() ? other.icon : icon);
    }
}
