package dev.laurel.backup.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

    @ParameterizedTest
    @CsvSource(value = {
        "120 | PT2M",
        "' 0 ' | PT0S",
        "Wed, 21 Oct 2026 07:29:30 GMT | PT1M30S",
        "Wed, 21 Oct 2026 07:00:00 GMT | PT0S",
        "soon |",
        "-5 |",
        "99999999999 |",
        "'' |",
        "|",
    }, delimiter = '|')
    void secondsAndDatesAreUnderstood(@Nullable String header, @Nullable Duration expected) {
        assertThat(Refusal.retryAfter(header, NOW)).isEqualTo(expected);
    }
}
