package dev.laurel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;

/** Updates of a profile in a data folder: metric, history and unlocks, durable when each returns. */
final class DurableProfile implements AutoCloseable {
    private final Profiles profiles;
    private final ProfileSession session;
    private int step;

    DurableProfile(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        profiles = Profiles.open(folder, InstantSource.system()).profiles();
        var profile = profiles.add("bench", "bench", "Bench", Samples.catalogJson(100));
        session = profiles.session(profile.id());
    }

    /** Some updates, one after the other. */
    void update(int count) {
        for (int i = 0; i < count; i++) {
            session.engine().update("metric1", MetricValue.of(++step));
        }
    }

    @Override
    public void close() {
        session.close();
        profiles.close();
    }
}
