package dev.laurel.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.i18n.Messages;
import org.junit.jupiter.api.Test;

class I18nTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:32:00Z");
    private final I18n english = in(Locale.ENGLISH);
    private final I18n german = in(Locale.GERMANY);

    private static I18n in(Locale locale) {
        return new I18n(Messages.of(locale), InstantSource.fixed(NOW), ZoneOffset.UTC);
    }

    @Test
    void numbersAreGroupedAsTheLanguageDoes() {
        assertThat(english.number(48250)).isEqualTo("48,250");
        assertThat(german.number(94.6)).isEqualTo("94,6");
        assertThat(english.number(-0.0)).isEqualTo("0");
    }

    @Test
    void onlyWhatIsCompleteIsAHundredPercent() {
        assertThat(english.percent(0.9999)).isEqualTo("99 %");
        assertThat(english.percent(1)).isEqualTo("100 %");
        assertThat(english.percent(0.29)).isEqualTo("29 %");
    }

    @Test
    void theNearPastIsToldAsPeopleSayIt() {
        assertThat(english.ago(NOW.minusSeconds(20))).isEqualTo("Just now");
        assertThat(english.ago(NOW.minusSeconds(130))).isEqualTo("2 min ago");
        assertThat(english.ago(NOW.minusSeconds(3600 * 3))).isEqualTo("Today, 11:32");
        assertThat(english.ago(Instant.parse("2026-11-23T21:48:00Z"))).isEqualTo("Yesterday, 21:48");
        assertThat(english.ago(Instant.parse("2026-11-01T20:52:00Z"))).isEqualTo("1 Nov, 20:52");
        assertThat(english.ago(Instant.parse("2025-11-01T20:52:00Z"))).isEqualTo("1 Nov 2025, 20:52");
        assertThat(german.ago(NOW.minusSeconds(130))).isEqualTo("vor 2 Min");
    }

    @Test
    void aMomentToComeIsNotTheNearPast() {
        assertThat(english.ago(NOW.plusSeconds(120))).isEqualTo("Today, 14:34");
        assertThat(english.ago(NOW.plusSeconds(86_400))).isEqualTo("25 Nov, 14:32");
    }

    @Test
    void anAgeHasOneUnit() {
        assertThat(english.age(NOW)).isEqualTo("Now");
        assertThat(english.age(NOW.minusSeconds(59 * 60))).isEqualTo("59 min");
        assertThat(english.age(NOW.minusSeconds(17 * 3600))).isEqualTo("17 h");
        assertThat(german.age(NOW.minusSeconds(3 * 86_400))).isEqualTo("3 T");
    }

    @Test
    void sizesHaveDecimalUnits() {
        assertThat(english.size(0)).isEqualTo("0 bytes");
        assertThat(english.size(999)).isEqualTo("999 bytes");
        assertThat(english.size(2_400)).isEqualTo("2.4 KB");
        assertThat(german.size(3_100_000)).isEqualTo("3,1 MB");
        assertThat(english.size(999_960)).isEqualTo("1 MB");
    }

    @Test
    void aMetricShowsItsCurrentValue() {
        assertThat(english.value(MetricValue.of(1284))).isEqualTo("1,284");
        assertThat(english.value(MetricValue.of(true))).isEqualTo("true");
        assertThat(english.value(MetricValue.of("hard"))).isEqualTo("hard");
        assertThat(english.value(new MetricValue.Null())).isEqualTo("null");
    }
}
