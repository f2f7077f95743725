package dev.laurel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** docs/performance.md, whose sections are measured by several runs. */
final class Page {
    /** The heading of what {@link StartUp} measures. */
    static final String START_UP = "## Start of the installed program";

    /** The heading of what {@code CloudSideBySide} measures, which needs more libraries than its neighbours. */
    static final String CLOUD = "## Backups, beside rclone";

    private static final Path FILE = Path.of("docs/performance.md");

    private Page() {}

    /** Writes all of it but what other runs have measured, which is kept as it stands. */
    static void write(String page) throws IOException {
        var before = Files.readString(FILE);
        var whole = new StringBuilder(page.stripTrailing()).append('\n');
        for (var heading : List.of(START_UP, CLOUD)) {
            var kept = section(before, heading);
            if (!kept.isEmpty()) {
                whole.append('\n').append(kept.stripTrailing()).append('\n');
            }
        }
        Files.writeString(FILE, whole);
    }

    /** Writes a section in place of the one with the same heading, or at the end. */
    static void put(String heading, String section) throws IOException {
        var page = Files.readString(FILE);
        var old = section(page, heading);
        Files.writeString(FILE, old.isEmpty() ? page + "\n" + section
                : page.replace(old, page.endsWith(old) ? section : section + "\n"));
    }

    private static String section(String page, String heading) {
        var from = page.indexOf(heading + "\n");
        if (from < 0) {
            return "";
        }
        var to = page.indexOf("\n## ", from + heading.length());
        return page.substring(from, to < 0 ? page.length() : to + 1);
    }
}
