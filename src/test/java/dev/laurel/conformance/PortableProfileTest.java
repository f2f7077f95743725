package dev.laurel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.profile.Profiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference imports a portable profile as if what it does not know were not there. */
class PortableProfileTest {
    private static final String CATALOG =
            "{\"score\":{\"10\":{\"title\":\"Ten\"},\"900\":{\"title\":\"Many\"}},\"mode\":{\"hard\":{\"title\":\"Hard\"}}}";

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void theReferenceImportsAProfileWithItsHistory() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var profiles = Profiles.open(temp, () -> now).profiles();
                var session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id())) {
            for (var i = 0; i < 50; i++) {
                now = now.plusSeconds(1);
                session.engine().update("score", MetricValue.of(i));
                session.engine().update("mode", MetricValue.of(i % 2 == 0 ? "easy" : "hard"));
            }
            session.writePortable(true, out);
        }
        try (var reference = new Peer("reference.mjs")) {
            var opening = new LinkedHashMap<String, @Nullable Object>();
            opening.put("catalog", CATALOG);
            opening.put("mapping", Map.of());
            reference.ask("open", opening);
            var request = new LinkedHashMap<String, @Nullable Object>();
            request.put("text", out.toString(StandardCharsets.UTF_8));
            request.put("merge", false);
            assertThat(reference.ask("import", request).get("success")).isEqualTo(true);
            var theirs = Json.object(String.valueOf(reference.ask("export", null).get("text")));
            assertThat(Json.write(theirs.get("metrics"))).isEqualTo("{\"score\":[49],\"mode\":[\"hard\"]}");
            assertThat(theirs.get("unlockedAchievements")).isEqualTo(List.of("mode_hard", "score_10"));
        }
    }
}
