package dev.laurel.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** Data folders as the first version of the database left them, so that bringing them up to date can be tested. */
public final class VersionOne {
    private VersionOne() {}

    /**
     * Makes one of a player Mia, whose metric m has a value for each millisecond from 1 on: twice the millisecond.
     *
     * @return the profile's id
     */
    public static long fill(Path folder, InstantSource clock, int points) throws SQLException {
        var file = DataFolder.file(folder);
        var first = new Migrations(List.of(Migrations.read("001-begin.sql")));
        new DatabaseOpening(file, first, clock).open().database().close();
        try (var link = Link.open(file, Link.Mode.WRITE)) {
            link.run("INSERT INTO catalog (hash, digest, text, seen) VALUES ('h', x'00', '{}', 0)");
            link.run("INSERT INTO profile (name, user, game, catalog, created, revision, next_position)"
                    + " VALUES ('Mia', 'mia', 'Game', 1, 0, 3, 1)");
            link.run("INSERT INTO metric (profile, name, position, value) VALUES (1, 'm', 0, " + 2.0 * points + ")");
            link.run("WITH RECURSIVE n(t) AS (SELECT 1 UNION ALL SELECT t + 1 FROM n WHERE t < " + points
                    + ") INSERT INTO history SELECT 1, t, 2.0 * t FROM n");
        }
        return 1;
    }
}
