package dev.laurel.ui.control.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StepSeriesTest {
    @Test
    void findsTheValueThatHoldsAtATime() {
        var series = StepSeries.of(new long[] {10, 20, 20, 30}, new double[] {1, 2, 3, 4});

        assertThat(series.indexAt(9)).isEqualTo(-1);
        assertThat(series.indexAt(10)).isZero();
        assertThat(series.indexAt(20)).as("the last of equal times").isEqualTo(2);
        assertThat(series.indexAt(29)).isEqualTo(2);
        assertThat(series.indexAt(1000)).isEqualTo(3);
        assertThat(StepSeries.EMPTY.indexAt(5)).isEqualTo(-1);
    }

    @Test
    void refusesWhatIsNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> StepSeries.of(new long[] {1}, new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSeries.of(new long[] {2, 1}, new double[] {0, 0}))
                .withMessageContaining("Point 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSeries.of(new long[] {1}, new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> StepSeries.EMPTY.thinned(5, 5, 10));
    }

    @Test
    void keepsThePointBeforeTheSpanAndNothingAfterIt() {
        var series = StepSeries.of(new long[] {0, 10, 20, 30}, new double[] {1, 2, 3, 4});

        var thin = series.thinned(15, 25, 100);

        assertThat(thin).isEqualTo(StepSeries.of(new long[] {10, 20}, new double[] {2, 3}));
        assertThat(series.thinned(-20, -10, 100)).isEqualTo(StepSeries.EMPTY);
    }

    @Test
    void aMillionPointsBecomeFourForEachPixel() {
        var times = new long[1_000_000];
        var values = new double[times.length];
        Arrays.setAll(times, i -> i);
        Arrays.setAll(values, i -> (i * 7919L) % 1000);

        var thin = StepSeries.of(times, values).thinned(0, times.length - 1, 800);

        assertThat(thin.size()).isBetween(800, 4 * 801);
        assertThat(thin.min()).isZero();
        assertThat(thin.max()).isEqualTo(999);
    }

    /** Whatever the points are, each pixel column shows the same lowest, highest, first and last value as before. */
    @RepeatedTest(200)
    void thinningDrawsTheSamePicture(RepetitionInfo repetition) {
        var seed = 0x1A4E_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var series = randomSeries(random, 1 + random.nextInt(3000));
        var from = -50L + random.nextInt(1000);
        var until = from + 1 + random.nextInt(5000);
        var columns = 1 + random.nextInt(300);

        var thin = series.thinned(from, until, columns);

        assertThat(thin.size()).as("seed %d", seed).isLessThanOrEqualTo(Math.min(series.size(), 4 * columns + 8));
        assertThat(columnsOf(thin, from, until, columns))
                .as("seed %d", seed)
                .isEqualTo(columnsOf(series, from, until, columns));
        assertThat(thin.thinned(from, until, columns)).as("idempotent, seed %d", seed).isEqualTo(thin);
    }

    private static StepSeries randomSeries(Random random, int size) {
        var times = new long[size];
        var values = new double[size];
        var time = 0L;
        for (var i = 0; i < size; i++) {
            time += random.nextInt(4);
            times[i] = time;
            values[i] = random.nextInt(5) == 0 ? random.nextGaussian() * 1e9 : random.nextInt(20);
        }
        return StepSeries.of(times, values);
    }

    /** First, least, greatest and last value of each column; the first row is what holds when the span begins. */
    private static List<String> columnsOf(StepSeries series, long from, long until, int columns) {
        var picture = new double[columns + 2][];
        Arrays.setAll(picture, i -> new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
        for (var i = Math.max(0, series.indexAt(from)); i < series.size() && series.time(i) <= until; i++) {
            var time = series.time(i);
            var column = time < from ? 0 : 1 + (int) ((double) (time - from) / (until - from) * columns);
            var seen = picture[column];
            var value = series.value(i);
            var empty = Double.isNaN(seen[0]);
            seen[0] = empty ? value : seen[0];
            seen[1] = empty ? value : Math.min(seen[1], value);
            seen[2] = empty ? value : Math.max(seen[2], value);
            seen[3] = value;
        }
        return Arrays.stream(picture).map(Arrays::toString).toList();
    }
}
