package dev.laurel.engine.catalog;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelException;
import dev.laurel.store.MemoryStore;

/** Any bytes as a catalog, and what it asks for as a game would set it going. */
public final class CatalogFuzz {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private CatalogFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Catalog catalog;
        try {
            catalog = CatalogReader.read(new ByteArrayInputStream(bytes)).catalog();
        } catch (LaurelException e) {
            return; // Refused, with a code and a place.
        }
        if (catalog.configHash().isEmpty()) {
            throw new AssertionError("No hash");
        }
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), CLOCK)) {
            engine.update(Map.of("score", MetricValue.of(20), "name", MetricValue.of("Zoë")));
            engine.snapshot();
        }
    }
}
