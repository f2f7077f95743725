package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.laurel.engine.metric.MetricValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedValuesTest {
    private static TimedValues numbers(int count) {
        var values = new TimedValues();
        for (int i = 0; i < count; i++) {
            values.add(100L * i, MetricValue.of(i + 0.5));
        }
        return values;
    }

    @Test
    void keepsNumbersAndTheirTimes() {
        var values = numbers(30);
        assertThat(values.size()).isEqualTo(30);
        for (int i = 0; i < 30; i++) {
            assertThat(values.time(i)).isEqualTo(100L * i);
            assertThat(values.value(i)).isEqualTo(MetricValue.of(i + 0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7, 20})
    void keepsWhateverComesAfterNumbers(int count) {
        var values = numbers(count);
        values.add(-7, MetricValue.of("x"));
        values.add(8, MetricValue.of(9));
        values.add(10, MetricValue.of(true));
        assertThat(values.size()).isEqualTo(count + 3);
        for (int i = 0; i < count; i++) {
            assertThat(values.time(i)).isEqualTo(100L * i);
            assertThat(values.value(i)).isEqualTo(MetricValue.of(i + 0.5));
        }
        assertThat(values.time(count)).isEqualTo(-7);
        assertThat(values.value(count)).isEqualTo(MetricValue.of("x"));
        assertThat(values.value(count + 1)).isEqualTo(MetricValue.of(9));
        assertThat(values.value(count + 2)).isEqualTo(MetricValue.of(true));
        assertThat(values.time(count + 2)).isEqualTo(10);
    }

    @Test
    void hasNoPointBehindTheLastEvenWhereThereIsRoom() {
        for (int count : new int[] {0, 1, 4, 5}) {
            var values = numbers(count);
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> values.time(count));
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> values.value(count));
        }
    }

    /** Room for half as many again each time, at 16 bytes a number; others are boxed at 48 besides their time. */
    @ParameterizedTest
    @CsvSource({"0, 64, 144", "1, 128, 192", "4, 128, 352", "5, 160, 400", "6, 160, 472", "7, 208, 520",
        "9, 208, 648", "10, 272, 696"})
    void tellsHowMuchItTakes(int count, long numbers, long mixed) {
        var values = numbers(count);
        assertThat(values.footprint()).isEqualTo(numbers);
        values.add(1, MetricValue.of("x"));
        assertThat(values.footprint()).isEqualTo(mixed);
    }
}
