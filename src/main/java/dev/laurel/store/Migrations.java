package dev.laurel.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.laurel.platform.AtomicFile;

/**
 * The steps from an empty file to the tables of this version, in order: the n-th takes a database from version n - 1 to
 * n. A step that was ever released is never changed; a new one is added.
 */
final class Migrations {
    /** "Laur", so that other programs' databases are told from Laurel's. */
    static final int APPLICATION = 0x4C617572;

    private final List<String> steps;

    /** Steps as SQL texts: statements that each end with a semicolon at the end of a line. */
    Migrations(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Laurel's own. */
    static Migrations own() {
        return new Migrations(List.of(
                read("001-begin.sql"), read("002-backups.sql"), read("003-recent.sql"), read("004-sync.sql")));
    }

    /** The version that they lead to. */
    int version() {
        return steps.size();
    }

    /**
     * Brings a database up to date, each step in a transaction of its own. A database that had something in it is
     * copied first.
     */
    void apply(Link link) throws SQLException, IOException {
        var first = versionOf(link);
        if (first > 0 && first < version()) {
            keepCopy(link, first);
        }
        while (versionOf(link) < version()) {
            link.write(() -> step(link));
        }
    }

    /**
     * Whether a database that is up to date has exactly the tables and indices that the steps lead to. SQLite's own
     * checks look at pages and not at names, so a byte that flipped within a column's name passes them.
     */
    boolean isWhole(Link link) throws SQLException {
        try (var fresh = Link.inMemory()) {
            for (var step : steps) {
                for (var statement : statements(step)) {
                    fresh.run(statement);
                }
            }
            return definitions(fresh).equals(definitions(link));
        }
    }

    private static List<String> definitions(Link link) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = link.prepare("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1) + '|' + rows.getString(2) + '|' + rows.getString(3) + '|'
                        + rows.getString(4));
            }
        }
        return found;
    }

    /**
     * Lets a database of an earlier version that can't be brought up to date be read as if it had been, by temporary
     * views of this connection.
     */
    static void standIn(Link link) throws SQLException {
        if (versionOf(link) == 1 || versionOf(link) == 2) {
            link.run("PRAGMA temp_store = MEMORY");
            for (var statement : statements(read("before-003.sql"))) {
                link.run(statement);
            }
        }
    }

    static int versionOf(Link link) throws SQLException {
        return (int) link.number(0, "PRAGMA user_version");
    }

    private void step(Link link) throws SQLException {
        // Asked again under the lock: another process may have been quicker.
        var version = versionOf(link);
        if (version >= version()) {
            return;
        }
        for (var statement : statements(steps.get(version))) {
            link.run(statement);
        }
        link.run("PRAGMA application_id = " + APPLICATION);
        link.run("PRAGMA user_version = " + (version + 1));
    }

    private static void keepCopy(Link link, int version) throws SQLException, IOException {
        var copy = copyOf(link.file(), version);
        // An old copy is from an attempt that did not get through; VACUUM INTO wants a new file or an empty one.
        Files.deleteIfExists(copy);
        AtomicFile.createPrivate(copy);
        try (var statement = link.prepare("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        }
    }

    static Path copyOf(Path database, int version) {
        return database.resolveSibling(database.getFileName() + ".version-" + version);
    }

    private static List<String> statements(String text) {
        return Arrays.stream(text.split(";\\s*\n", -1)).map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    /** The text of one of Laurel's own steps. */
    static String read(String resource) {
        try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
