package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UnlockTimelineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:32:00Z");

    @Test
    void unlocksOfOneDayShareABubbleWithTheNewestOnTop() {
        var rows = new Rows().unlocked("a", "One", "2026-11-01T08:00:00Z").unlocked("a", "Two", "2026-11-01T20:00:00Z")
                .unlocked("a", "Three", "2026-11-24T14:31:00Z").locked("a", "Four", 0.5).list();

        var timeline = UnlockTimeline.of(rows, NOW, ZoneOffset.UTC, 1024);

        assertThat(timeline.bubbles().stream().map(UnlockTimeline.Bubble::unlocks).map(List::toString))
                .containsExactly("[a_Two, a_One]", "[a_Three]");
        assertThat(timeline.today()).isEqualTo(1024 - 28);
        assertThat(timeline.ticks().getFirst().time()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(timeline.smallTicks()).as("one for each day").hasSize(24);
    }

    @Test
    void withoutUnlocksThereIsALineOfOneDay() {
        var timeline = UnlockTimeline.of(List.of(), NOW, ZoneId.of("Europe/Berlin"), 600);

        assertThat(timeline.bubbles()).isEmpty();
        assertThat(timeline.ticks()).isNotEmpty();
    }

    @RepeatedTest(100)
    void everyUnlockIsInOneBubbleAndBubblesDoNotOverlap(RepetitionInfo repetition) {
        var seed = 0x71AE_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var rows = new Rows();
        var count = random.nextInt(200);
        for (var i = 0; i < count; i++) {
            rows.unlocked("a", "t" + i, NOW.minusSeconds(random.nextLong(1 + random.nextLong(90_000_000))).toString());
        }
        var width = 100 + random.nextInt(2000);

        var timeline = UnlockTimeline.of(rows.list(), NOW, ZoneId.of("Europe/Berlin"), width);

        assertThat(timeline.bubbles().stream().mapToInt(bubble -> bubble.unlocks().size()).sum())
                .as("seed %d", seed).isEqualTo(count);
        var last = Double.NEGATIVE_INFINITY;
        for (var bubble : timeline.bubbles()) {
            assertThat(bubble.x()).as("seed %d", seed).isBetween(20.0, width - 20.0)
                    .isGreaterThanOrEqualTo(last + UnlockTimeline.BUBBLE);
            last = bubble.x();
        }
    }
}
