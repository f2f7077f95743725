package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.NameBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValuesTest {
    private static final byte[] NAME = NameBytes.encode("m");

    private final MetricTableBuilder builder = new MetricTableBuilder();
    private final MetricValues values = new MetricValues(builder);

    private MetricValue set() {
        int row = builder.row(NAME, 0, NAME.length);
        values.set(row);
        return builder.build().value(row);
    }

    private static MetricValue numbers(int from, int end) {
        return MetricValue.of(IntStream.range(from, end).mapToObj(MetricValue::of).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void keepsNumbersThatComeOneByOne(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(values.size()).isEqualTo(i);
            values.add(i);
            assertThat(values.footprint(true)).isZero();
            assertThat(values.footprint(false)).isEqualTo(32L * (i + 1));
        }
        assertThat(set()).isEqualTo(count == 1 ? MetricValue.of(0) : numbers(0, count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void keepsWhateverComesAfterNumbers(int count) {
        for (int i = 0; i < count; i++) {
            values.add(MetricValue.of(i));
        }
        values.add(MetricValue.of("x"));
        assertThat(values.size()).isEqualTo(count + 1);
        values.add(7);
        values.add(MetricValue.of(8));
        assertThat(values.size()).isEqualTo(count + 3);
        assertThat(values.footprint(true)).isEqualTo(32L * (count + 3));
        var all = new ArrayList<MetricValue>();
        IntStream.range(0, count).forEach(i -> all.add(MetricValue.of(i)));
        all.addAll(List.of(MetricValue.of("x"), MetricValue.of(7), MetricValue.of(8)));
        assertThat(set()).isEqualTo(MetricValue.of(all));
    }

    @Test
    void numbersThatStandAmongOthersDoNotComeUpInTheNextMetric() {
        for (int i = 0; i < 3; i++) {
            values.add(i);
        }
        values.add(MetricValue.of("x"));
        values.set(builder.row(NAME, 0, NAME.length));
        var next = new MetricValues(builder);
        next.add(7);
        next.add(8);
        int row = builder.row(NameBytes.encode("next"), 0, 4);
        next.set(row);
        assertThat(builder.build().value(row)).isEqualTo(numbers(7, 9));
    }

    @Test
    void takesTheNumbersThatCanBeReadFast() {
        var text = Exports.window("1, 2, 3e0, 4, 5]");
        var fast = new FastEntries(text);
        values.add(0);
        values.addAll(fast);
        assertThat(values.size()).isEqualTo(3);
        assertThat(text.at).isEqualTo(5);
        text.at += " 3e0,".length();
        values.add(3);
        values.addAll(fast);
        values.add(5);
        assertThat(values.size()).isEqualTo(6);
        assertThat(set()).isEqualTo(numbers(0, 6));
    }

    @Test
    void keepsTheFirstNumberWhenNoneAfterItCanBeReadFast() {
        values.add(0);
        values.addAll(new FastEntries(Exports.window("1e0, 2")));
        assertThat(values.size()).isEqualTo(1);
        values.add(1);
        values.add(2);
        assertThat(set()).isEqualTo(numbers(0, 3));
    }

    @Test
    void leavesNumbersAmongOthersToBeReadOneByOne() {
        var text = Exports.window("1, 2,");
        values.add(MetricValue.of("x"));
        values.addAll(new FastEntries(text));
        assertThat(text.at).isZero();
        assertThat(values.size()).isEqualTo(1);
    }
}
