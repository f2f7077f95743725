package dev.laurel.backup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.laurel.backup.destination.Keys;

/**
 * The key of a pin, which has the comment in it, so that a listing tells all: {@code <backup>.pin} without a comment,
 * {@code <backup>~<comment>.pin} with one, {@code <backup>~<beginning>~.pin} with one that is too long. Whatever lies
 * there, the object holds the whole comment as UTF-8.
 *
 * @param backup key of the backup
 * @param comment or its beginning
 * @param whole whether that is all of it
 */
record PinKey(String backup, String comment, boolean whole) {
    /** What every pin's key ends with. */
    static final String ENDING = ".pin";

    private static final char MARK = '~';

    /** The key of the pin of a backup, with as much of the comment as there is room for. */
    static String of(String backup, String comment) {
        if (comment.isEmpty()) {
            return backup + ENDING;
        }
        var encoded = Percent.encode(comment);
        var room = Keys.MOST_BYTES - backup.getBytes(StandardCharsets.UTF_8).length - ENDING.length() - 1;
        return encoded.length() <= room
                ? backup + MARK + encoded + ENDING
                : backup + MARK + Percent.cut(encoded, room - 1) + MARK + ENDING;
    }

    /** Reads a key; empty if it is not one of a pin. */
    static Optional<PinKey> parse(String key) {
        if (!key.endsWith(ENDING)) {
            return Optional.empty();
        }
        var body = key.substring(0, key.length() - ENDING.length());
        // No backup's file name has a tilde; its user's segment may.
        var mark = body.indexOf(MARK, body.lastIndexOf('/') + 1);
        if (mark < 0) {
            return Optional.of(new PinKey(body, "", true));
        }
        var comment = body.substring(mark + 1);
        var whole = comment.isEmpty() || comment.charAt(comment.length() - 1) != MARK;
        return Optional.of(new PinKey(body.substring(0, mark),
                Percent.decode(whole ? comment : comment.substring(0, comment.length() - 1)), whole));
    }
}
