package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTableTest {
    private static final List<String> STRANGE = List.of(
            "", "0", "7", "10", "007", "4294967294", "4294967295", "-1", "1.5", "__proto__", "ünïcode", "日本", "🏆",
            "\ud800", "x\udc00y", "a\u0000b", "x".repeat(127), "x".repeat(128), "y".repeat(70_000));

    @Test
    void keepsEveryNameAndValueInJavaScriptsOrder() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < Math.max(4, Rounds.many(40)); round++) {
            var expected = new LinkedHashMap<String, MetricValue>();
            var builder = new MetricTableBuilder();
            int count = random.nextInt(round == 0 ? Rounds.many(60_000) : 300);
            for (int i = 0; i < count; i++) {
                String name = name(random, count);
                var value = value(random);
                byte[] bytes = NameBytes.encode(name);
                builder.set(builder.row(bytes, 0, bytes.length), value);
                expected.put(name, value);
            }
            var table = builder.build();
            assertThat(List.copyOf(table.keySet())).as("seed %d", seed).isEqualTo(inOrder(expected.keySet()));
            assertThat(table).as("seed %d", seed).isEqualTo(expected);
            assertThat(MetricTable.of(expected)).as("seed %d", seed).isEqualTo(expected);
            for (var name : expected.keySet()) {
                assertThat(table.name(table.row(name))).as("seed %d", seed).isEqualTo(name);
            }
            assertThat(table.get("not there")).isNull();
            assertThat(table.containsKey("not there")).isFalse();
        }
    }

    @Test
    void packsNumbersWithoutChangingABit() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < Math.max(8, Rounds.many(60)); round++) {
            var column = new NumberColumn();
            var expected = new ArrayList<Double>();
            int shape = round % 8;
            int size = random.nextInt(20_000);
            for (int i = 0; i < size; i++) {
                double value = number(random, shape) + 0.0;
                column.append(value);
                expected.add(value);
            }
            var copy = column.copy();
            for (int i = 0; i < 20 && size > 0; i++) {
                int at = random.nextInt(size);
                double value = number(random, random.nextInt(8)) + 0.0;
                copy.set(at, value);
                assertThat(copy.get(at)).isEqualTo(value);
                copy.append(i);
            }
            for (int i = 0; i < size; i++) {
                assertThat(Double.doubleToLongBits(column.get(i)))
                        .as("seed %d, %s", seed, expected.get(i))
                        .isEqualTo(Double.doubleToLongBits(expected.get(i)));
            }
        }
    }

    @Test
    void keepsSmallNumbersSmall() {
        var column = new NumberColumn();
        for (int i = 0; i < 1_000_000; i++) {
            column.append(i % 100);
        }
        assertThat(column.footprint()).isLessThan(1_200_000);
    }

    @ParameterizedTest
    @EnumSource(MetricTableMerge.Mode.class)
    void joinsAsTheGenericFunctionDoes(MetricTableMerge.Mode mode) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        BinaryOperator<MetricValue> join = (here, there) -> joined(mode, here, there);
        for (int round = 0; round < Math.max(8, Rounds.many(60)); round++) {
            var current = random(random);
            var incoming = random(random);
            var expected = new LinkedHashMap<>(current);
            incoming.forEach((name, value) -> expected.merge(name, value, join));
            var table = MetricTableMerge.merge(MetricTable.of(current), MetricTable.of(incoming), mode, join);
            assertThat(table).as("seed %d", seed).isEqualTo(expected);
            assertThat(List.copyOf(table.keySet())).as("seed %d", seed).isEqualTo(inOrder(expected.keySet()));
            assertThat(MetricTable.of(current)).as("seed %d: changed", seed).isEqualTo(current);
        }
    }

    @Test
    void refusesASingleNumberAsSeveral() {
        var builder = new MetricTableBuilder();
        builder.addNumber(1);
        int row = builder.row(new byte[] {'a'}, 0, 1);
        assertThatThrownBy(() -> builder.setNumbers(row)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsStringsOfJavaScriptAsBytes() {
        for (String name : STRANGE) {
            byte[] bytes = NameBytes.encode(name);
            assertThat(NameBytes.decode(bytes, 0, bytes.length)).isEqualTo(name);
        }
    }

    @Test
    void givesItsColumnsByRow() {
        var values = new LinkedHashMap<String, MetricValue>();
        values.put("ü", MetricValue.of(0.5));
        values.put("7", new MetricValue.Array(List.of(MetricValue.of(3), MetricValue.of(2), MetricValue.of(9))));
        values.put("", MetricValue.of(true));
        var table = MetricTable.of(values);
        assertThat(table.rowAt(0)).isOne();
        assertThat(table.rowAt(1)).isZero();
        assertThat(table.rowAt(2)).isEqualTo(2);
        assertThat(table.number(0)).isEqualTo(0.5);
        assertThat(table.count(1)).isEqualTo(3);
        assertThat(table.numberAt(1, 0)).isEqualTo(3);
        assertThat(table.numberAt(1, 2)).isEqualTo(9);
        assertThat(table.nameLength(0)).isEqualTo(2);
        assertThat(table.nameLength(2)).isZero();
        for (int row = 0; row < 3; row++) {
            var name = NameBytes.decode(table.nameBytes(row), table.nameStart(row), table.nameLength(row));
            assertThat(table.row(name)).isEqualTo(row);
            assertThat(name).isEqualTo(table.name(row));
        }
        assertThat(table.row("8")).isEqualTo(-1);
    }

    @Test
    void isAMapThatEnds() {
        var table = MetricTable.of(Map.of("a", MetricValue.of(1)));
        assertThat(MetricTable.of(table)).isSameAs(table);
        assertThat(table.entrySet()).hasSize(1);
        var entries = table.entrySet().iterator();
        assertThat(entries.hasNext()).isTrue();
        assertThat(entries.next()).isEqualTo(Map.entry("a", MetricValue.of(1)));
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> table.put("b", MetricValue.of(2))).isInstanceOf(UnsupportedOperationException.class);
        assertThat(MetricTable.of(Map.of())).isEmpty();
    }

    @Test
    void findsOnlyItsNames() {
        var table = MetricTable.of(Map.of("1", MetricValue.of(1)));
        assertThat(table.get("1")).isEqualTo(MetricValue.of(1));
        assertThat(table.containsKey("1")).isTrue();
        for (Object other : new Object[] {1, "2", "", 'x'}) {
            assertThat(table.get(other)).isNull();
            assertThat(table.containsKey(other)).isFalse();
        }
    }

    @Test
    void itsFootprintIsThatOfItsParts() {
        var empty = MetricTable.of(Map.of()).footprint();
        assertThat(empty).isEqualTo(1_024 + 16 + 128 + 128);
        assertThat(MetricTable.of(Map.of("a", MetricValue.of("x"))).footprint()).isEqualTo(empty + 64);
        var numbers = IntStream.range(0, 16).mapToObj(i -> MetricValue.of((double) i)).toList();
        var some = MetricTable.of(Map.of("a", new MetricValue.Array(numbers), "b", MetricValue.of("x"))).footprint();
        assertThat(some).as("one more in the pool tells how many").isEqualTo(empty + 64 + 8 * 48);
        var many = new LinkedHashMap<String, MetricValue>();
        IntStream.range(0, 17).forEach(i -> many.put("m" + i, MetricValue.of(i)));
        assertThat(MetricTable.of(many).footprint()).isEqualTo(empty + 8 + 8 * 48 + 4 * 48);
    }

    private static MetricValue joined(MetricTableMerge.Mode mode, MetricValue here, MetricValue there) {
        if (mode == MetricTableMerge.Mode.CURRENT || mode == MetricTableMerge.Mode.INCOMING) {
            return mode == MetricTableMerge.Mode.CURRENT ? here : there;
        }
        boolean numbers =
                here.current() instanceof MetricValue.Numeric && there.current() instanceof MetricValue.Numeric;
        boolean ours = numbers
                && ((MetricValue.Numeric) here.current()).value() >= ((MetricValue.Numeric) there.current()).value();
        var first = ours ? here : there;
        if (mode == MetricTableMerge.Mode.HIGHEST) {
            return first;
        }
        var union = new ArrayList<>(first.all());
        for (var value : (ours ? there : here).all()) {
            if (!union.contains(value)) {
                union.add(value);
            }
        }
        return union.size() == 1 ? union.getFirst() : new MetricValue.Array(union);
    }

    private static Map<String, MetricValue> random(Random random) {
        var result = new LinkedHashMap<String, MetricValue>();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            result.put(random.nextBoolean() ? "m" + i : name(random, 100), value(random));
        }
        return result;
    }

    private static String name(Random random, int count) {
        return switch (random.nextInt(12)) {
            case 0 -> STRANGE.get(random.nextInt(STRANGE.size()));
            case 1 -> Integer.toString(random.nextInt(300));
            default -> "metric_" + random.nextInt(count);
        };
    }

    private static MetricValue value(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> MetricValue.of(true);
            case 1 -> MetricValue.of(false);
            case 2 -> new MetricValue.Null();
            case 3 -> MetricValue.of("hard");
            case 4 -> new MetricValue.Opaque("[1]");
            case 5 -> new MetricValue.Array(List.of());
            case 6 -> new MetricValue.Array(List.of(MetricValue.of(1), MetricValue.of("x")));
            case 7, 8 -> new MetricValue.Array(IntStream.range(0, 2 + random.nextInt(5))
                    .mapToObj(_ -> MetricValue.of(number(random, random.nextInt(8))))
                    .toList());
            default -> MetricValue.of(number(random, random.nextInt(8)));
        };
    }

    private static double number(Random random, int shape) {
        return switch (shape) {
            case 0 -> random.nextInt(100) - 50;
            case 1 -> random.nextInt(60_000) - 30_000;
            case 2 -> random.nextInt();
            case 3 -> random.nextInt(1_000) / 10.0;
            case 4 -> random.nextInt(1_000_000) / 1e4;
            case 5 -> random.nextDouble();
            case 6 -> random.nextLong();
            default -> (random.nextInt(40_000) - 20_000) / 100.0 + (random.nextInt(5000) == 0 ? Math.PI : 0);
        };
    }

    /** The order that ECMA-262 gives to the keys of an ordinary object, by the plainest means. */
    private static List<String> inOrder(Iterable<String> names) {
        var indices = new ArrayList<Long>();
        var others = new ArrayList<String>();
        var text = new HashMap<Long, String>();
        for (String name : names) {
            if (name.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(name) <= 4_294_967_294L) {
                indices.add(Long.parseLong(name));
                text.put(Long.parseLong(name), name);
            } else {
                others.add(name);
            }
        }
        var result = new ArrayList<>(indices.stream().sorted().map(text::get).toList());
        result.addAll(others);
        return result;
    }
}
