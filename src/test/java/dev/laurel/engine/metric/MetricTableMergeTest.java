package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricTableMerge.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges; {@link MetricTableTest} compares at random with the generic function. */
class MetricTableMergeTest {
    private static MetricValue both(MetricValue here, MetricValue there) {
        var all = new ArrayList<>(here.all());
        all.addAll(there.all());
        return new MetricValue.Array(all);
    }

    /** Two single numbers, or one side alone, need no joining. */
    private static MetricTable merge(MetricTable current, MetricTable incoming, Mode mode) {
        return MetricTableMerge.merge(current, incoming, mode, (here, there) -> {
            throw new AssertionError(here + " was joined with " + there);
        });
    }

    private static MetricValue numbers(double... numbers) {
        var values = new ArrayList<MetricValue>();
        for (double number : numbers) {
            values.add(MetricValue.of(number));
        }
        return MetricValue.of(values);
    }

    /** Names from letters, in order, each with one number. */
    private static MetricTable table(String names, double number) {
        var values = new LinkedHashMap<String, MetricValue>();
        names.chars().forEach(name -> values.put(Character.toString(name), MetricValue.of(number)));
        return MetricTable.of(values);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void withNothingTheOtherSideIsTheResult(Mode mode) {
        var table = table("ab", 1);
        var none = MetricTable.of(Map.of());
        assertThat(merge(table, none, mode)).isSameAs(table);
        assertThat(merge(none, table, mode)).isSameAs(table);
    }

    @Test
    void twoSingleNumbersAreJoinedByTheirSize() {
        var low = table("a", 1);
        var high = table("a", 2);
        assertThat(merge(low, high, Mode.HIGHEST)).containsEntry("a", numbers(2));
        assertThat(merge(high, low, Mode.HIGHEST)).containsEntry("a", numbers(2));
        assertThat(merge(low, high, Mode.UNION)).containsEntry("a", numbers(2, 1));
        assertThat(merge(high, low, Mode.UNION)).containsEntry("a", numbers(2, 1));
        assertThat(merge(low, low, Mode.UNION)).containsEntry("a", numbers(1));
        assertThat(merge(low, low, Mode.HIGHEST)).containsEntry("a", numbers(1));
        assertThat(merge(low, high, Mode.CURRENT)).containsEntry("a", numbers(1));
        assertThat(merge(low, high, Mode.INCOMING)).containsEntry("a", numbers(2));
    }

    @Test
    void anyOtherTwoAreLeftToTheFunction() {
        var number = MetricTable.of(Map.of("a", numbers(1)));
        for (var value : List.of(numbers(2, 3), MetricValue.of("x"), MetricValue.of(true), new MetricValue.Null())) {
            var other = MetricTable.of(Map.of("a", value));
            for (var mode : List.of(Mode.UNION, Mode.HIGHEST)) {
                assertThat(MetricTableMerge.merge(number, other, mode, MetricTableMergeTest::both))
                        .containsEntry("a", both(numbers(1), value));
                assertThat(MetricTableMerge.merge(other, number, mode, MetricTableMergeTest::both))
                        .containsEntry("a", both(value, numbers(1)));
            }
            assertThat(merge(number, other, Mode.CURRENT)).containsEntry("a", numbers(1));
            assertThat(merge(number, other, Mode.INCOMING)).containsEntry("a", value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "dcba", "bcda", "cd", "db", "a", "axbycz", "zyx", "xabcdy", "dx", "dxa"})
    void namesMeetInWhateverOrderTheyCome(String names) {
        var current = table("abcd", 1);
        var incoming = table(names, 2);
        var expected = new LinkedHashMap<String, MetricValue>(current);
        expected.putAll(incoming);
        var result = merge(current, incoming, Mode.INCOMING);
        assertThat(List.copyOf(result.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        assertThat(current.keySet()).containsExactly("a", "b", "c", "d");
        assertThat(current.row("x")).isEqualTo(-1);
    }

    @Test
    void withoutANewNameTheNamesAreShared() {
        var current = table("abc", 1);
        var known = merge(current, table("cba", 2), Mode.UNION);
        assertThat(known.names).isSameAs(current.names);
        var more = merge(current, table("cbax", 2), Mode.UNION);
        assertThat(more.names).isNotSameAs(current.names);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 18, 33, 34, 35, 36, 100})
    void takesAnyNumberOfNewNames(int count) {
        var current = table("a", 1);
        var incoming = new LinkedHashMap<String, MetricValue>();
        for (int i = 0; i < count; i++) {
            incoming.put("new " + i, MetricValue.of(i));
        }
        var expected = new LinkedHashMap<String, MetricValue>(current);
        expected.putAll(incoming);
        for (var mode : Mode.values()) {
            var result = merge(current, MetricTable.of(incoming), mode);
            assertThat(List.copyOf(result.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyKindSurvivesWhereOnlyOneSideHasIt(Mode mode) {
        var current = new LinkedHashMap<String, MetricValue>();
        var incoming = new LinkedHashMap<String, MetricValue>();
        int number = 0;
        var values = List.of(numbers(1), numbers(1, 2), numbers(3, 4, 5), MetricValue.of("x"), MetricValue.of("y"),
                MetricValue.of(true), MetricValue.of(false), new MetricValue.Null(), new MetricValue.Array(List.of()));
        for (var value : values) {
            current.put("here" + number, value);
            incoming.put("there" + number++, value);
        }
        incoming.put("more", numbers(7, 8, 9));
        var expected = new LinkedHashMap<>(current);
        expected.putAll(incoming);
        assertThat(merge(MetricTable.of(current), MetricTable.of(incoming), mode))
                .isEqualTo(expected);
        assertThat(merge(MetricTable.of(incoming), MetricTable.of(current), mode))
                .isEqualTo(expected);
    }

    /** With a hundred million numbers on one side only the other's few are written. */
    @Test
    void theNumbersOfTheLargerSideAreNotWrittenAgain() {
        var small = MetricTable.of(Map.of("small", numbers(1, 2)));
        var large = MetricTable.of(Map.of("large", numbers(1, 2, 3, 4, 5)));
        assertThat(merge(small, large, Mode.UNION).pool.size()).isEqualTo(6 + 3);
        assertThat(merge(large, small, Mode.UNION).pool.size()).isEqualTo(6 + 3);
        var same = MetricTable.of(Map.of("small", numbers(2, 1)));
        assertThat(merge(small, same, Mode.CURRENT).pool.size()).isEqualTo(3);
        assertThat(small.pool.size()).isEqualTo(3);
        assertThat(large.pool.size()).isEqualTo(6);
    }
}
