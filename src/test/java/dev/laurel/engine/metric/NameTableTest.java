package dev.laurel.engine.metric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.IntStream;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTableTest {
    private static final int PAGE = 65_536;
    private static final int EMPTY = 1_024;

    @Test
    void findsWhatAMapFinds() {
        var random = Rounds.random(getClass());
        for (int round = 0; round < Rounds.many(60); round++) {
            var table = new NameTable();
            var model = new HashMap<String, Integer>();
            int span = 1 + random.nextInt(round == 0 ? 9_000 : 80);
            for (int i = 0; i < 2 * span; i++) {
                String name = (random.nextBoolean() ? "a rather long prefix " : "") + random.nextInt(span);
                int expected = model.getOrDefault(name, -1);
                assertThat(find(table, name)).isEqualTo(expected);
                assertThat(add(table, name)).isEqualTo(expected < 0 ? model.size() : expected);
                model.putIfAbsent(name, model.size());
                assertThat(table.size()).isEqualTo(model.size());
            }
            model.forEach((name, row) -> {
                assertThat(find(table, name)).isEqualTo(row);
                assertThat(table.name(row)).isEqualTo(name);
            });
        }
    }

    /** The length of a name stands before it in one byte or four; none may be read from beyond the name. */
    @Test
    void namesOfEveryLengthKeepTheirBytes() {
        int[] lengths = IntStream.concat(
                        IntStream.rangeClosed(0, 300),
                        IntStream.of(4_095, 4_096, 32_767, 32_768, 65_530, 65_531, 65_532, 65_533, 65_535, 65_536,
                                70_000))
                .toArray();
        var table = new NameTable();
        for (int length : lengths) {
            for (int last : new int[] {0, 1}) {
                byte[] name = filled(length, last);
                boolean known = length == 0 && last == 1;
                int next = table.size();
                assertThat(table.find(name, 0, length)).isEqualTo(known ? 0 : -1);
                assertThat(table.add(name, 0, length)).isEqualTo(known ? 0 : next);
            }
        }
        assertThat(table.size()).isEqualTo(2 * lengths.length - 1);
        assertThat(table.start(0)).as("behind one byte for the length").isOne();
        for (int length : lengths) {
            for (int last : new int[] {0, 1}) {
                byte[] name = filled(length, last);
                int row = table.find(name, 0, length);
                assertThat(table.length(row)).isEqualTo(length);
                assertThat(bytes(table, row)).isEqualTo(name);
                assertThat(table.add(name, 0, length)).isEqualTo(row);
            }
        }
    }

    @Test
    void aNameOfSixteenMegabytesHasItsLength() {
        var table = new NameTable();
        var name = new byte[0x1020304];
        name[name.length - 1] = 1;
        add(table, "before");
        assertThat(table.add(name, 0, name.length)).isOne();
        assertThat(add(table, "after")).isEqualTo(2);
        assertThat(table.length(1)).isEqualTo(name.length);
        assertThat(table.find(name, 0, name.length)).isOne();
        assertThat(table.find(name, 0, name.length - 1)).isEqualTo(-1);
        assertThat(table.footprint()).isEqualTo(EMPTY + name.length + 4L + PAGE);
    }

    @Test
    void everyByteOfANameCounts() {
        for (int length = 1; length < 40; length++) {
            var table = new NameTable();
            var name = new byte[length];
            table.add(name, 0, length);
            for (int at = 0; at < length; at++) {
                name[at] = (byte) 0x80;
                assertThat(table.find(name, 0, length)).isEqualTo(-1);
                assertThat(table.add(name, 0, length)).isEqualTo(at + 1);
                name[at] = 0;
            }
            assertThat(table.find(name, 0, length)).isZero();
        }
    }

    /** The index keeps a few bits of each hash; with as many names as these they are the same by chance. */
    @ParameterizedTest
    @ValueSource(ints = {4, 127, 128})
    void aNameThatIsNotThereIsNotTakenForAnother(int length) {
        var table = new NameTable();
        var name = new byte[length];
        for (int i = 0; i < 20_000; i++) {
            numbered(name, i);
            if (table.add(name, 0, length) != i) {
                assertThat(table.find(name, 0, length)).isEqualTo(i);
            }
        }
        for (int i = 20_000; i < 200_000; i++) {
            numbered(name, i);
            if (table.find(name, 0, length) != -1) {
                assertThat(table.find(name, 0, length)).as("%d, which was not added", i).isEqualTo(-1);
            }
        }
        assertThat(table.size()).isEqualTo(20_000);
    }

    /** Names with one hash would have to be compared one after the other. */
    @Test
    void theHashDependsOnTheLengthAndOnEveryByte() {
        var hashes = new HashSet<Long>();
        int names = 0;
        for (int length = 0; length < 40; length++) {
            var name = new byte[length];
            hashes.add(NameTable.hash(name, 0, length));
            names++;
            for (int at = 0; at < length; at++) {
                for (int value : new int[] {1, 2, 0x7f, 0x80, 0xff}) {
                    name[at] = (byte) value;
                    hashes.add(NameTable.hash(name, 0, length));
                    names++;
                }
                name[at] = 0;
            }
        }
        assertThat(hashes).hasSize(names);
    }

    /** The upper bits choose the slot, the lower ones tell names apart that meet there. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 8, 12, 16, 40})
    void theHashSpreadsNamesEvenly(int length) {
        int names = 16_384;
        var ones = new int[64];
        var name = new byte[length];
        for (int i = 0; i < names; i++) {
            numbered(name, i);
            long hash = NameTable.hash(name, 0, length);
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += (int) (hash >>> bit & 1);
            }
        }
        // Half of them, give or take six standard deviations of a fair coin.
        assertThat(IntStream.of(ones).boxed()).allMatch(count -> Math.abs(count - names / 2) < 384);
    }

    @Test
    void aNameMayStandInTheMiddleOfOtherBytes() {
        var table = new NameTable();
        byte[] text = "one,two,three and something longer than that,two".getBytes(UTF_8);
        assertThat(table.add(text, 4, 3)).isZero();
        assertThat(table.add(text, 8, 36)).isOne();
        assertThat(table.add(text, text.length - 3, 3)).isZero();
        assertThat(table.find(text, text.length - 3, 3)).isZero();
        assertThat(find(table, "three and something longer than that")).isOne();
        assertThat(table.find(text, 0, 3)).isEqualTo(-1);
        assertThat(table.name(0)).isEqualTo("two");
        assertThat(table.name(1)).isEqualTo("three and something longer than that");
    }

    @Test
    void tellsWhetherRowsOfTwoTablesHaveOneName() {
        var one = new NameTable();
        var other = new NameTable();
        add(other, "x");
        for (var name : new String[] {"", "abc", "abd", "ab", "n".repeat(200)}) {
            add(one, name);
            add(other, name);
        }
        for (int row = 0; row < one.size(); row++) {
            for (int otherRow = 0; otherRow < other.size(); otherRow++) {
                assertThat(one.same(row, other, otherRow)).isEqualTo(row + 1 == otherRow);
            }
            assertThat(other.find(one, row)).isEqualTo(row + 1);
        }
        assertThat(one.find(other, 0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 20, 21, 4_095, 4_096, 4_097, 8_192, 16_384})
    void aCopyAndItsOriginalGrowApart(int before) {
        var table = new NameTable();
        for (int i = 0; i < before; i++) {
            add(table, "n" + i);
        }
        var copy = table.copy();
        for (int i = 0; i < 5_000; i++) {
            assertThat(add(copy, "copy" + i)).isEqualTo(before + i);
            assertThat(add(table, "table" + i)).isEqualTo(before + i);
        }
        for (int i = 0; i < before; i++) {
            assertThat(find(copy, "n" + i)).isEqualTo(i);
            assertThat(find(table, "n" + i)).isEqualTo(i);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(copy.name(before + i)).isEqualTo("copy" + i);
            assertThat(table.name(before + i)).isEqualTo("table" + i);
            assertThat(find(table, "copy" + i)).isEqualTo(-1);
            assertThat(find(copy, "table" + i)).isEqualTo(-1);
        }
        assertThat(copy.size()).isEqualTo(table.size()).isEqualTo(before + 5_000);
        assertThat(copy.footprint() - table.footprint()).isBetween(-(long) PAGE, (long) PAGE);
    }

    /** Every array quadruples up to the size of a page, the index doubles; the reader's limit counts on it. */
    @Test
    void itsFootprintGrowsByWhatItsArraysDo() {
        var table = new NameTable();
        assertThat(table.footprint()).isEqualTo(EMPTY);
        for (int count = 1; count <= 42_000; count++) {
            byte[] name = {(byte) (count >>> 14 & 0x7f), (byte) (count >>> 7 & 0x7f), (byte) (count & 0x7f)};
            table.add(name, 0, 3);
            long expected = EMPTY + pages(256, 4L * count, PAGE) - 256 + 4 * (pages(16, count, 4_096) - 16)
                    + 4 * (index(count) - 32);
            if (table.footprint() != expected) {
                assertThat(table.footprint()).as("%d names", count).isEqualTo(expected);
            }
        }
        assertThat(table.copy().footprint()).isEqualTo(table.footprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 65_532, 65_533, 70_000})
    void aLongNameTakesTheRoomItNeeds(int length) {
        var table = new NameTable();
        table.add(new byte[length], 0, length);
        boolean fitsTheFirstPage = length + 4 <= PAGE;
        long page = fitsTheFirstPage ? length + 4L - 256 : length + 4L;
        assertThat(table.footprint()).isEqualTo(EMPTY + page);
        add(table, "next");
        assertThat(table.footprint()).isEqualTo(EMPTY + page + (length > 5_000 ? PAGE : 3 * 5_004));
    }

    private static long pages(long first, long needed, long page) {
        long size = first;
        while (size < needed && size < page) {
            size *= 4;
        }
        return size < needed ? (needed + page - 1) / page * page : size;
    }

    private static long index(int count) {
        long slots = 32;
        while (count > slots / 8 * 5) {
            slots *= 2;
        }
        return slots;
    }

    private static void numbered(byte[] name, int number) {
        name[0] = (byte) number;
        name[1] = (byte) (number >>> 8);
        name[2] = (byte) (number >>> 16);
    }

    private static byte[] filled(int length, int last) {
        var name = new byte[length];
        Arrays.fill(name, (byte) 'n');
        if (length > 0) {
            name[length - 1] = (byte) last;
        }
        return name;
    }

    private static byte[] bytes(NameTable table, int row) {
        return Arrays.copyOfRange(table.page(row), table.start(row), table.start(row) + table.length(row));
    }

    private static int add(NameTable table, String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return table.add(bytes, 0, bytes.length);
    }

    private static int find(NameTable table, String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return table.find(bytes, 0, bytes.length);
    }
}
