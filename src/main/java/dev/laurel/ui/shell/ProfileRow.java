package dev.laurel.ui.shell;

import java.util.List;

/**
 * A profile as the switcher lists it.
 *
 * @param id of the profile
 * @param name what people call it
 * @param game title of the game
 * @param open whether it is the one that is open
 */
public record ProfileRow(long id, String name, String game, boolean open) {
    private static final List<String> FACES =
            List.of("🐺", "🦊", "🦉", "🐙", "🦁", "🐼", "🐸", "🦄", "🐯", "🐻", "🐨", "🐧", "🦝", "🐢", "🐰", "🐲");

    /** An animal to tell it by at a glance; always the same one. */
    public String face() {
        return face(id);
    }

    /** The animal of the profile with this id. */
    public static String face(long id) {
        return FACES.get((int) Math.floorMod(id, (long) FACES.size()));
    }
}
