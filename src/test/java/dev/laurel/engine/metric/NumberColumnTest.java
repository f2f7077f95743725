package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges of the forms that a page of numbers has. */
class NumberColumnTest {
    private static final int PAGE = 4_096;

    /** A page of zeros but for its last two. */
    private static NumberColumn page(double... last) {
        var column = new NumberColumn();
        for (var i = 0; i < PAGE; i++) {
            var at = i - (PAGE - last.length);
            column.append(at < 0 ? 0 : last[at]);
        }
        return column;
    }

    private static double[] values(NumberColumn column) {
        var values = new double[column.size()];
        Arrays.setAll(values, column::get);
        return values;
    }

    @ParameterizedTest
    @CsvSource({"-128, 127, 1", "-129, 0, 2", "0, 128, 2", "-32768, 32767, 2", "-32769, 0, 4", "0, 32768, 4",
        "-2147483648, 2147483647, 4", "0, 2147483648, 8", "-2147483649, 0, 8", "0.5, -0.5, 4", "0.1, 214748364.7, 4",
        "0.1, 214748364.8, 8", "0.1, -214748364.8, 8", "0.25, 1, 4", "0.25, 30000000.25, 8", "0.3333333333333333, 1, 8",
        "1e300, 0, 8", "0.1, 1e300, 8"})
    void takesAsMuchRoomAsItsLargestNumberNeeds(double one, double other, int bytes) {
        var column = page(one, other);
        assertThat(column.get(PAGE - 2)).isEqualTo(one);
        assertThat(column.get(PAGE - 1)).isEqualTo(other);
        assertThat(column.get(0)).isZero();
        var before = column.footprint();
        for (var i = 0; i < PAGE; i++) {
            column.append(0);
        }
        assertThat(column.footprint() - before).as("a second page of small ones").isEqualTo(PAGE);
        assertThat(before - page(1, 1).footprint()).isEqualTo((bytes - 1L) * PAGE);
    }

    @Test
    void aCopyGrowsAndChangesByItself() {
        var column = page(1, 2);
        column.append(3);
        var copy = column.copy();
        copy.append(4);
        column.append(5);
        copy.set(0, 0.5);
        copy.set(PAGE, 6);
        column.set(1, 7);
        assertThat(copy.size()).isEqualTo(PAGE + 2).isEqualTo(column.size());
        assertThat(values(copy)).startsWith(0.5, 0, 0).endsWith(1, 2, 6, 4);
        assertThat(values(column)).startsWith(0, 7, 0).endsWith(1, 2, 3, 5);
    }

    /** Of one that has itself been changed after it was full, and of a page that no form packs. */
    @Test
    void whatIsSharedIsNotChanged() {
        var column = page(1e300, 2);
        column.set(0, 8);
        var copy = column.copy();
        column.set(0, 9);
        copy.set(1, 10);
        assertThat(values(copy)).startsWith(8, 10);
        assertThat(values(column)).startsWith(9, 0);
    }

    @Test
    void aPageOfItsOwnThatIsNotPackedIsNeverUnpacked() {
        var column = page(1, 2);
        var copy = column.copy();
        var before = copy.footprint();
        copy.set(5, 0.5);
        assertThat(copy.footprint()).as("a page that was shared").isEqualTo(before + 8 * PAGE);
        for (var i = 0; i < PAGE; i++) {
            copy.append(Math.PI * i);
        }
        before = copy.footprint();
        copy.set(PAGE, 7);
        copy.set(PAGE + 1, 8);
        assertThat(copy.footprint()).isEqualTo(before);
        assertThat(copy.get(PAGE)).isEqualTo(7);
        assertThat(copy.get(5)).isEqualTo(0.5);
        assertThat(column.get(5)).isZero();
    }

    @Test
    void manyPagesKeepTheirPlaces() {
        var column = new NumberColumn();
        for (var i = 0; i < 9 * PAGE + 5; i++) {
            column.append(i);
        }
        column.set(5 * PAGE, -1);
        for (var i = 0; i < column.size(); i += 1_023) {
            assertThat(column.get(i)).isEqualTo(i == 5 * PAGE ? -1 : i);
        }
        assertThat(column.get(9 * PAGE + 4)).isEqualTo(9 * PAGE + 4);
    }

    @Test
    void aSmallOneIsSmall() {
        var column = new NumberColumn();
        var empty = column.footprint();
        for (var i = 0; i < 16; i++) {
            column.append(i);
        }
        assertThat(column.footprint()).isEqualTo(empty);
        column.append(16);
        assertThat(column.footprint()).isEqualTo(empty + 8 * 48);
    }
}
