package dev.laurel.settings;

import java.nio.file.Path;

/** Where backups can go, as it is kept in the settings; secrets are never part of it. */
public sealed interface DestinationSettings {
    /** What people call it; unique among the destinations, not blank, no colon (it stands before keys). */
    String name();

    /**
     * A folder.
     *
     * @param path absolute
     */
    record Folder(String name, Path path) implements DestinationSettings {
        public Folder {
            name = checkedName(name);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("A destination's folder is absolute, not " + path);
            }
        }
    }

    /** Whether a destination may have this name. */
    static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= 100
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static String checkedName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("No name for a destination: " + name);
        }
        return name;
    }
}
