package dev.laurel.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void everyBackupIsCountedInItsSpan() {
        var times = List.of(START, START.plusSeconds(1), START.plusSeconds(50), START.plusSeconds(100));
        var line = Timeline.of(times, START.plusSeconds(100), 4);
        assertThat(line.counts()).containsExactly(2, 0, 1, 1);
        assertThat(line.highest()).isEqualTo(2);
        assertThat(line.position(START.plusSeconds(50))).isEqualTo(0.5);
        assertThat(line.at(0.5)).isEqualTo(START.plusSeconds(50));
    }

    @Test
    void oneBackupAndAClockThatGoesWrongAreNoTrouble() {
        var line = Timeline.of(List.of(START), START.minusSeconds(5), 3);
        assertThat(line.counts()).containsExactly(0, 0, 1);
        assertThat(line.position(START)).isEqualTo(1);
        assertThat(Timeline.of(List.of(), START, 3)).isEqualTo(Timeline.EMPTY);
    }
}
