package dev.laurel.ui.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import dev.laurel.engine.metric.MetricValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValuesTest {
    private final TypedValues english = new TypedValues(Locale.ENGLISH);
    private final TypedValues german = new TypedValues(Locale.GERMAN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2474|2474|2474", "2,474|2474|2.474", "2.474|2.474|2474", "2.5|2.5|2.5", "1,234,567.5|1234567.5|", "-3|-3|-3",
        "1e3|1000|1000", "94,6||94.6", "12,34.5||", "NaN||", "1e999||", "abc||", "''||"
    })
    void numbersAreReadAsTheLocaleWritesThem(String typed, Double inEnglish, Double inGerman) {
        var number = MetricValue.of(1);
        assertThat(english.read(typed, number).orElse(null))
                .isEqualTo(inEnglish == null ? null : MetricValue.of(inEnglish));
        assertThat(german.read(typed, number).orElse(null))
                .isEqualTo(inGerman == null ? null : MetricValue.of(inGerman));
    }

    @Test
    void theKindOfTheValueStaysAsItIs() {
        assertThat(english.read("true", MetricValue.of(false))).contains(MetricValue.of(true));
        assertThat(english.read("5", MetricValue.of(false))).isEmpty();
        assertThat(english.read("5", MetricValue.of("hard"))).contains(MetricValue.of("5"));
        assertThat(english.read("5", null)).contains(MetricValue.of(5));
        assertThat(english.read("hard", null)).contains(MetricValue.of("hard"));
    }
}
