package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import dev.laurel.engine.metric.MetricTable.Kind;
import org.junit.jupiter.api.Test;

class MetricTableBuilderTest {
    private final MetricTableBuilder builder = new MetricTableBuilder();

    private int row(String name) {
        byte[] bytes = NameBytes.encode(name);
        return builder.row(bytes, 0, bytes.length);
    }

    private static MetricValue array(MetricValue... elements) {
        return new MetricValue.Array(List.of(elements));
    }

    @Test
    void countsTheRowsThatHaveAValue() {
        assertThat(builder.size()).isZero();
        assertThat(row("a")).isZero();
        assertThat(builder.size()).isZero();
        builder.setNumber(0, 1);
        assertThat(builder.size()).isOne();
        assertThat(row("b")).isOne();
        builder.set(1, MetricValue.of(true));
        builder.set(1, MetricValue.of(false));
        assertThat(builder.size()).isEqualTo(2);
        assertThat(builder.name(1)).isEqualTo("b");
        assertThat(builder.build()).hasSize(2);
    }

    @Test
    void eachValueHasTheNarrowestKind() {
        var one = MetricValue.of(1);
        var two = MetricValue.of(2);
        var expected = new LinkedHashMap<MetricValue, Kind>();
        expected.put(one, Kind.NUMBER);
        expected.put(array(one, two), Kind.NUMBERS);
        expected.put(MetricValue.of(true), Kind.TRUE);
        expected.put(MetricValue.of(false), Kind.FALSE);
        expected.put(new MetricValue.Null(), Kind.NULL);
        expected.put(array(), Kind.EMPTY);
        expected.put(MetricValue.of("text"), Kind.OTHER);
        expected.put(new MetricValue.Opaque("{}"), Kind.OTHER);
        expected.put(array(one, MetricValue.of("text")), Kind.OTHER);
        expected.put(array(array(one)), Kind.OTHER);
        expected.put(array(array(one, two), array()), Kind.OTHER);
        expected.forEach((value, kind) -> builder.set(row(value.toString()), value));

        var table = builder.build();

        expected.forEach((value, kind) -> {
            int row = table.row(value.toString());
            assertThat(table.kind(row)).isEqualTo(kind);
            assertThat(table.value(row)).isEqualTo(value);
        });
    }

    @Test
    void anOnlyElementStandsAlone() {
        builder.set(row("number"), array(MetricValue.of(7)));
        builder.set(row("bool"), array(MetricValue.of(true)));
        builder.set(row("null"), array(new MetricValue.Null()));
        builder.set(row("text"), array(MetricValue.of("x")));
        var table = builder.build();
        assertThat(List.copyOf(table.values())).containsExactly(
                MetricValue.of(7), MetricValue.of(true), new MetricValue.Null(), MetricValue.of("x"));
        assertThat(table.kind(0)).isEqualTo(Kind.NUMBER);
    }

    @Test
    void aRowSetAgainHasItsLastValueAndItsFirstPlace() {
        var values = List.of(MetricValue.of(1), MetricValue.of(true), MetricValue.of("x"),
                array(MetricValue.of(1), MetricValue.of(2)), array(), MetricValue.of(2));
        for (var before : values) {
            for (var after : values) {
                int row = row(before + " then " + after);
                builder.set(row, before);
                builder.set(row, after);
                assertThat(builder.size()).isEqualTo(row + 1);
            }
        }
        var table = builder.build();
        for (int i = 0; i < table.size(); i++) {
            assertThat(table.value(i)).isEqualTo(values.get(i % values.size()));
            assertThat(table.rowAt(i)).isEqualTo(i);
        }
    }

    @Test
    void minusZeroIsZero() {
        builder.setNumber(row("one"), -0.0);
        builder.addNumber(-0.0);
        builder.addNumber(-1);
        builder.setNumbers(row("several"));
        var table = builder.build();
        assertThat(Double.doubleToRawLongBits(table.number(0))).isZero();
        assertThat(Double.doubleToRawLongBits(table.numberAt(1, 0))).isZero();
        assertThat(table.numberAt(1, 1)).isEqualTo(-1);
    }

    @Test
    void numbersCanBeSeenAndDroppedBeforeTheyBelongToARow() {
        builder.addNumber(1);
        builder.addNumber(2);
        assertThat(builder.addedNumber(0)).isEqualTo(1);
        assertThat(builder.addedNumber(1)).isEqualTo(2);
        builder.dropNumbers();
        int a = row("a");
        assertThatThrownBy(() -> builder.setNumbers(a))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0");
        builder.addNumber(3);
        builder.addNumber(4);
        assertThat(builder.addedNumber(0)).isEqualTo(3);
        builder.setNumbers(a);
        builder.addNumber(5);
        assertThat(builder.addedNumber(0)).isEqualTo(5);
        builder.addNumber(6);
        builder.addNumber(7);
        builder.setNumbers(row("b"));
        var table = builder.build();
        assertThat(table.count(0)).isEqualTo(2);
        assertThat(table.count(1)).isEqualTo(3);
        assertThat(table.value(0)).isEqualTo(array(MetricValue.of(3), MetricValue.of(4)));
        assertThat(table.value(1)).isEqualTo(array(MetricValue.of(5), MetricValue.of(6), MetricValue.of(7)));
        assertThat(IntStream.range(0, 3).mapToDouble(i -> table.numberAt(1, i)).toArray()).containsExactly(5, 6, 7);
    }

    @Test
    void noRowMayBeLeftOut() {
        row("a");
        int second = row("b");
        assertThatThrownBy(() -> builder.setNumber(second, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("row 1 comes before row 0 is set");
    }

    @Test
    void packedNumbersOfAnotherTableAreCopied() {
        builder.addNumber(1);
        builder.addNumber(0.5);
        builder.addNumber(-3);
        builder.setNumbers(row("a"));
        var value = builder.build().value(0);
        var other = new MetricTableBuilder();
        other.set(other.row(new byte[] {'b'}, 0, 1), value);
        assertThat(other.build().value(0)).isEqualTo(value)
                .isEqualTo(array(MetricValue.of(1), MetricValue.of(0.5), MetricValue.of(-3)));
    }

    @Test
    void takesEveryCountOfRows() {
        for (int count : new int[] {0, 1, 15, 16, 17, 24, 25, 36, 37, 200}) {
            var some = new MetricTableBuilder();
            for (int i = 0; i < count; i++) {
                byte[] name = NameBytes.encode("n" + i);
                some.set(some.row(name, 0, name.length), i % 3 == 0 ? MetricValue.of(true) : MetricValue.of(i));
            }
            var table = some.build();
            assertThat(table).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(table.get("n" + i)).isEqualTo(i % 3 == 0 ? MetricValue.of(true) : MetricValue.of(i));
            }
        }
    }

    /** The reader of a file gives up by it before memory runs out. */
    @Test
    void itsFootprintGrowsWithEachPart() {
        long empty = builder.footprint();
        assertThat(empty).isEqualTo(1_024 + 16 + 128 + 128);
        builder.set(row("a"), MetricValue.of("x"));
        assertThat(builder.footprint()).isEqualTo(empty + 8);
        for (int i = 0; i < 17; i++) {
            builder.addNumber(i);
        }
        assertThat(builder.footprint()).isEqualTo(empty + 8 + 8 * 48);
        for (int i = 1; i < 17; i++) {
            builder.setNumber(row("n" + i), 1);
        }
        long names = 4 * 48;
        assertThat(builder.footprint()).isEqualTo(empty + 8 + 8 * 48 + names + 8 + 8 * 48);
        // A value that is an object counts with the object once the table is made.
        assertThat(builder.build().footprint()).isEqualTo(builder.footprint() - 8 + 64);
    }
}
