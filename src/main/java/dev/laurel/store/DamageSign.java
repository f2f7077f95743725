package dev.laurel.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.log.Log;

/** A small file beside the database that asks the next start to look at every page of it. */
final class DamageSign {
    private static final Log LOG = Log.of(DamageSign.class);

    private final Path file;

    DamageSign(Path database) {
        file = database.resolveSibling(database.getFileName() + ".check");
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void leave() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            LOG.warn("The database was found damaged, and that could not be noted", e);
        }
    }

    void take() throws IOException {
        Files.deleteIfExists(file);
    }
}
