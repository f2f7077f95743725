package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {
    private static PackedNumbers packed(int from, int size, double... numbers) {
        var column = new NumberColumn();
        for (double number : numbers) {
            column.append(number);
        }
        return new PackedNumbers(column, from, size);
    }

    @Test
    void isTheListOfItsPartOfTheColumn() {
        var numbers = packed(1, 3, 7, 0.5, -2, 1e300, 9);
        List<MetricValue> expected = List.of(MetricValue.of(0.5), MetricValue.of(-2), MetricValue.of(1e300));
        assertThat(numbers).hasSize(3).isEqualTo(expected).hasSameHashCodeAs(expected).isInstanceOf(RandomAccess.class);
        assertThat(expected).isEqualTo(numbers);
        assertThat(numbers.get(2)).isEqualTo(MetricValue.of(1e300));
        assertThat(numbers.number(0)).isEqualTo(0.5);
        assertThat(numbers.number(2)).isEqualTo(1e300);
    }

    /** Beyond them in the column stand the numbers of another metric. */
    @Test
    void hasNothingBeforeAndBehindIt() {
        var numbers = packed(1, 2, 7, 1, 2, 8);
        for (int index : new int[] {-1, 2, 3, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> numbers.number(index)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> numbers.get(index)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(packed(2, 0, 1, 2, 3)).isEmpty();
    }

    @Test
    void cannotBeWritten() {
        var numbers = packed(0, 2, 1, 2);
        assertThatThrownBy(() -> numbers.set(0, MetricValue.of(3))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> numbers.removeLast()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anyPartIsThatOfAList() {
        var random = Rounds.random(getClass());
        var column = new NumberColumn();
        var model = new ArrayList<MetricValue>();
        for (int i = 0; i < 9_000; i++) {
            double number = i < 4_096 ? random.nextInt(100) : random.nextDouble();
            column.append(number);
            model.add(MetricValue.of(number));
        }
        for (int round = 0; round < Rounds.many(200); round++) {
            int from = random.nextInt(9_000);
            int size = random.nextInt(Math.min(50, 9_001 - from));
            assertThat(new PackedNumbers(column, from, size)).isEqualTo(model.subList(from, from + size));
        }
    }
}
