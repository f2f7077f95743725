package dev.laurel.portability;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.json.JsonLimits;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** Any bytes as a file to be imported; what is accepted is the same again after writing it. */
public final class ImportFuzz {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private ImportFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        var reading = read(bytes);
        var file = reading.file();
        if (file == null) {
            if (reading.errors().isEmpty()) {
                throw new AssertionError("Refused without a word");
            }
            return;
        }
        try (var engine = AchievementEngine.open(CatalogReader.read("{\"score\":{\"10\":{}}}").catalog(),
                new MemoryStore(), CLOCK)) {
            for (var strategy : ImportStrategy.values()) {
                engine.importData(file.data(), ImportOptions.of(strategy));
            }
        }
        var out = new ByteArrayOutputStream();
        ExportWriter.write(file.data(), out);
        var again = read(out.toByteArray()).file();
        if (again == null || !again.data().equals(file.data())) {
            throw new AssertionError("Another one after writing it");
        }
    }

    private static ExportReading read(byte[] bytes) {
        return ImportFiles.read(new ByteArrayInputStream(bytes), bytes.length, Secrets.NONE,
                new ReadLimits(JsonLimits.FILE, 4 << 20), Progress.NONE, CancelToken.NEVER);
    }
}
