package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.ExportReader;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portable profile carries a player's past to another machine. */
class PortableHistoryTest {
    private static final String CATALOG = """
            {"score": {"10": {"title": "Ten"}, "500": {"title": "Many"}}, "mode": {"hard": {"title": "Hard"}},
             "won": {"true": {"title": "Won"}},
             "both": {"custom": {"title": "Both", "condition": "metrics.score > 20 && metrics.won"}}}""";

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void whatWasPlayedHereIsThePastThere() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        try (var here = open("here"); var there = open("there")) {
            var mia = here.add("Mia", "mia-7", "Game", CATALOG);
            try (var session = here.session(mia.id())) {
                for (var i = 0; i < 300; i++) {
                    now = now.plusMillis(1 + random.nextInt(100_000));
                    if (i == 150) {
                        session.engine().reset();
                    }
                    session.engine().update(update(random));
                }
                now = now.plusSeconds(5_000);
                var text = export(session, true);
                var made = there.addFrom(read(text), "Mia", "mia-7", "Game");
                now = now.plusSeconds(60);
                try (var other = there.session(made.id())) {
                    assertThat(other.engine().snapshot()).as("seed %d", seed).isEqualTo(session.engine().snapshot());
                    for (var id : session.engine().unlocked()) {
                        assertThat(other.engine().unlockedAt(id)).as("seed %d, %s", seed, id)
                                .isPresent().isEqualTo(session.engine().unlockedAt(id));
                    }
                    for (var metric : List.of("score", "mode", "won", "list", "x y")) {
                        assertThat(other.history().of(metric, Instant.EPOCH, now, 10_000))
                                .as("seed %d, %s", seed, metric).isNotEmpty()
                                .isEqualTo(session.history().of(metric, Instant.EPOCH, now, 10_000));
                    }
                    assertThat(other.history().lastChanges()).isEqualTo(session.history().lastChanges());
                    assertThat(timeless(export(other, true))).as("seed %d", seed).isEqualTo(timeless(text));
                }
            }
        }
    }

    private static Map<String, MetricValue> update(Random random) {
        var values = new LinkedHashMap<String, MetricValue>();
        values.put("score", MetricValue.of(random.nextInt(1_000) / 10.0 * (1 + random.nextInt(9))));
        switch (random.nextInt(4)) {
            case 0 -> values.put("mode", MetricValue.of(random.nextBoolean() ? "hard" : "easy \ud83c\udfc6 \"q\""));
            case 1 -> values.put("won", MetricValue.of(random.nextBoolean()));
            case 2 -> values.put("list", new MetricValue.Array(
                    List.of(MetricValue.of(random.nextInt(3)), MetricValue.of(random.nextInt(3)))));
            default -> values.put("x y", random.nextBoolean() ? new MetricValue.Null() : MetricValue.of(1e300));
        }
        return values;
    }

    @Test
    void withoutAWishThereIsNoHistory() throws IOException {
        try (var here = open("here")) {
            var mia = here.add("Mia", "mia", "Game", CATALOG);
            try (var session = here.session(mia.id())) {
                session.engine().update("score", MetricValue.of(10));
                assertThat(export(session, false)).doesNotContain("history");
                assertThat(export(session, true)).contains("\"history\"", "\"score_10\": " + now.toEpochMilli());
            }
        }
    }

    @Test
    void whatTheHistoryDoesNotLeadToIsNewNow() throws IOException {
        var text = """
                {"version":"3.3.0","timestamp":1,"metrics":{"score":[12],"mode":["easy"]},
                 "unlockedAchievements":["score_10"],"catalog":%s,"profile":{"name":"Mia","user":"m"},
                 "history":{"metrics":{"score":[[2000,7],[1000,5],[2000,8]],"gone":[[500,1]]},
                            "unlockedAt":{"score_10":1500,"never_1":1}}}""".formatted(CATALOG);
        try (var there = open("there")) {
            var made = there.addFrom(read(text), "Mia", "m", "Game");
            try (var session = there.session(made.id())) {
                assertThat(session.engine().metrics().asMap()).isEqualTo(
                        Map.of("score", MetricValue.of(12), "mode", MetricValue.of("easy")));
                assertThat(session.engine().unlockedAt("score_10")).contains(Instant.ofEpochMilli(1500));
                assertThat(session.engine().unlocked()).containsExactly("score_10");
                assertThat(session.history().of("score", Instant.EPOCH, now, 10)).containsExactly(
                        new HistoryPoint(Instant.ofEpochMilli(1000), MetricValue.of(5)),
                        new HistoryPoint(Instant.ofEpochMilli(2000), MetricValue.of(7)),
                        new HistoryPoint(Instant.ofEpochMilli(2000).plusNanos(1), MetricValue.of(8)),
                        new HistoryPoint(now, MetricValue.of(12)));
                assertThat(session.history().of("gone", Instant.EPOCH, now, 10)).containsExactly(
                        new HistoryPoint(Instant.ofEpochMilli(500), MetricValue.of(1)),
                        new HistoryPoint(now, new MetricValue.Null()));
            }
        }
    }

    private Profiles open(String folder) throws IOException {
        return Profiles.open(Files.createDirectory(temp.resolve(folder)), () -> now).profiles();
    }

    private static String export(ProfileSession session, boolean withHistory) throws IOException {
        var out = new ByteArrayOutputStream();
        session.writePortable(withHistory, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ExportFile read(String text) {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var reading = ExportReader.read(in, Progress.NONE, CancelToken.NEVER);
        assertThat(reading.errors()).isEmpty();
        return Objects.requireNonNull(reading.file());
    }

    private static String timeless(String text) {
        return text.replaceFirst("\"timestamp\": [0-9]+", "");
    }
}
