package dev.laurel.backup.destination.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a key's segments are called on disk: as they are, except that a segment longer than a file name may be (255 bytes
 * on every common system) goes on in a folder below. {@code aaa…a~/a} with 200 characters before the tilde is one
 * segment; no key that Laurel makes has a tilde there.
 */
final class FolderNames {
    static final int LONGEST = 200;
    private static final char GOES_ON = '~';

    private FolderNames() {}

    /** Whether a folder of this name is only the beginning of a segment. */
    static boolean goesOn(String name) {
        return name.length() == LONGEST + 1 && name.charAt(LONGEST) == GOES_ON;
    }

    /** What a name on disk adds to a key. */
    static String toKey(String name, boolean folder) {
        return !folder ? name : goesOn(name) ? name.substring(0, LONGEST) : name + "/";
    }

    /** Where a key, or a prefix that ends with a slash, lies below a root. */
    static Path resolve(Path root, String key) {
        var path = root;
        for (var name : names(key)) {
            path = path.resolve(name);
        }
        return path;
    }

    /** The names on the way to a key. */
    static List<String> names(String key) {
        var names = new ArrayList<String>();
        for (var segment : key.split("/")) {
            var rest = segment;
            while (rest.length() > LONGEST) {
                names.add(rest.substring(0, LONGEST) + GOES_ON);
                rest = rest.substring(LONGEST);
            }
            if (!rest.isEmpty()) {
                names.add(rest);
            }
        }
        return names;
    }
}
