package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static List<String> order(String... names) {
        var table = table(names);
        int[] order = KeyOrder.of(table, names.length);
        return order == null ? List.of(names) : Arrays.stream(order).mapToObj(table::name).toList();
    }

    private static NameTable table(String... names) {
        var table = new NameTable();
        for (var name : names) {
            byte[] bytes = NameBytes.encode(name);
            table.add(bytes, 0, bytes.length);
        }
        return table;
    }

    @Test
    void arrayIndicesComeFirstAscending() {
        assertThat(order("b", "10", "a", "9", "0")).containsExactly("0", "9", "10", "b", "a");
        assertThat(order("4294967294", "2147483648", "2147483647", "1", "x"))
                .containsExactly("1", "2147483647", "2147483648", "4294967294", "x");
        assertThat(order("a", "0")).containsExactly("0", "a");
    }

    @Test
    void whatIsNoArrayIndexStaysWhereItCame() {
        for (var name : new String[] {
            "", "00", "01", "-1", "+1", "1.0", "1/", "1:", "/1", ":1", " 1", "1 ", "4294967295", "4294967299",
            "9999999999", "10000000000", "12345678901", "1e3", "１", "é"
        }) {
            assertThat(order(name, "5")).as(name).containsExactly("5", name);
            assertThat(KeyOrder.of(table("5", name), 2)).as(name).isNull();
        }
    }

    @Test
    void digitsAreAnIndexAtEveryLength() {
        for (var name : List.of("0", "1", "9", "10", "90", "123456789", "987654321", "1000000000", "4294967294")) {
            assertThat(order("other", name)).as(name).containsExactly(name, "other");
        }
    }

    @Test
    void namesInOrderNeedNoOrder() {
        assertThat(KeyOrder.of(table(), 0)).isNull();
        assertThat(KeyOrder.of(table("a"), 1)).isNull();
        assertThat(KeyOrder.of(table("0"), 1)).isNull();
        assertThat(KeyOrder.of(table("0", "1", "4294967294", "b", "a"), 5)).isNull();
        assertThat(KeyOrder.of(table("1", "0"), 2)).containsExactly(1, 0);
        assertThat(KeyOrder.of(table("1", "a", "2"), 3)).containsExactly(0, 2, 1);
    }

    @Test
    void onlyTheRowsInUseAreOrdered() {
        assertThat(KeyOrder.of(table("a", "1", "0"), 2)).containsExactly(1, 0);
        assertThat(KeyOrder.of(table("a", "b", "0"), 2)).isNull();
    }

    @Test
    void anyNamesAreInTheOrderOfASortedMap() {
        var random = Rounds.random(getClass());
        for (int round = 0; round < Rounds.many(300); round++) {
            var names = new LinkedHashSet<String>();
            for (int count = random.nextInt(40); count > 0; count--) {
                names.add(switch (random.nextInt(4)) {
                    case 0 -> "m" + random.nextInt(100);
                    case 1 -> Long.toString(random.nextLong(4_294_967_290L, 4_294_967_300L));
                    case 2 -> Long.toString(random.nextLong(4_294_967_294L));
                    default -> Integer.toString(random.nextInt(50));
                });
            }
            var indices = new TreeMap<Long, String>();
            var others = new ArrayList<String>();
            for (var name : names) {
                if (!name.startsWith("m") && Long.parseLong(name) < 4_294_967_295L) {
                    indices.put(Long.valueOf(name), name);
                } else {
                    others.add(name);
                }
            }
            var expected = new ArrayList<>(indices.values());
            expected.addAll(others);
            assertThat(order(names.toArray(String[]::new))).isEqualTo(expected);
        }
    }
}
