package dev.laurel.profile;

import java.time.Instant;

/**
 * A player of one game.
 *
 * @param id stable, never used twice in a data folder
 * @param name what people call it; unique in the data folder
 * @param user user id, as in backup keys and on servers
 * @param game title of the game
 * @param configHash of its catalog
 * @param created when
 */
public record Profile(long id, String name, String user, String game, String configHash, Instant created) {
    private static final int LONGEST_NAME = 100;

    /** Whether a profile may have this name: something to see on one line, without lone surrogates. */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(it -> Character.isISOControl(it)
                        || Character.getType(it) == Character.SURROGATE);
    }
}
