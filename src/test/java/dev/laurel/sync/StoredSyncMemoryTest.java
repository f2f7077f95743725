package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.store.Database;
import dev.laurel.store.ProfileTable;
import dev.laurel.store.SyncTable;
import dev.laurel.sync.SyncMemory.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** In a real database, with what somebody else may have left in it. */
class StoredSyncMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Snapshot ONE = new Snapshot(Metrics.of(Map.of("m", MetricValue.of(1))), List.of("a"));
    private static final Snapshot TWO = new Snapshot(Metrics.of(Map.of("m", MetricValue.of(2))), List.of("a", "b"));

    private final Logger logger = (Logger) LoggerFactory.getLogger(StoredSyncMemory.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Database database;
    private SyncTable table;
    private StoredSyncMemory memory;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    StoredSyncMemoryTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(folder, () -> NOW).database();
        var profile = database.profiles().add(
                new ProfileTable.Draft("Anna", "anna", "Game", "hash", Device.ACHIEVEMENTS, NOW),
                ProfileTable.Beginning.EMPTY).orElseThrow();
        table = database.sync(profile.id());
        memory = new StoredSyncMemory(table, "here");
        logger.setLevel(Level.INFO);
        logger.addAppender(logged);
        logged.start();
    }

    @AfterEach
    void close() {
        logger.detachAppender(logged);
        logger.setLevel(null);
        database.close();
    }

    @Test
    void remembersEachPlaceByItself() {
        assertThat(memory.load()).isEqualTo(Known.NOTHING);
        memory.save(new Known(ONE, "v1", TWO), List.of(), NOW);
        assertThat(memory.load()).isEqualTo(new Known(ONE, "v1", TWO));
        memory.save(Known.pushed(TWO, "v2"), List.of(), NOW);
        assertThat(memory.load()).isEqualTo(new Known(TWO, "v2", Snapshot.EMPTY));
        assertThat(new StoredSyncMemory(table, "there").load()).isEqualTo(Known.NOTHING);
        assertThat(logged.list).isEmpty();
    }

    /** As if the two had never met, by which nothing is lost. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"{, ", "good, {", "{, good"})
    void whatCannotBeReadWasNeverRemembered(String base, @Nullable String sent) {
        memory.save(new Known(ONE, "v1", TWO), List.of(), NOW);
        var row = table.find("here").orElseThrow();
        table.save("here", new SyncTable.Row(
                base.equals("good") ? row.base() : base, "v1", "good".equals(sent) ? row.sent() : sent),
                List.of(), NOW);
        assertThat(memory.load()).isEqualTo(Known.NOTHING);
        assertThat(logged.list).singleElement().satisfies(it -> {
            assertThat(it.getLevel()).isEqualTo(Level.INFO);
            assertThat(it.getFormattedMessage()).contains("can't be read").doesNotContain("{");
        });
    }
}
