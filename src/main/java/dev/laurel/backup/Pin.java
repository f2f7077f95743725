package dev.laurel.backup;

import java.util.List;

/**
 * What keeps a backup from being pruned.
 *
 * @param comment what somebody wrote about it, or as much of it as a key has room for; may be empty
 * @param whole whether that is all; if not, {@link Backups#comment} has the rest
 * @param keys of the objects that are the pin: one, unless two people pinned at once; the one that counts is the last
 */
public record Pin(String comment, boolean whole, List<String> keys) {
    /** The longest comment, in characters. */
    public static final int LONGEST_COMMENT = 500;

    public Pin {
        keys = List.copyOf(keys);
    }

    /** Whether this can be a comment: one line that is not too long, without lone surrogates. */
    public static boolean isComment(String text) {
        return text.length() <= LONGEST_COMMENT
                && text.codePoints().noneMatch(it -> Character.isISOControl(it)
                        || Character.getType(it) == Character.SURROGATE);
    }
}
