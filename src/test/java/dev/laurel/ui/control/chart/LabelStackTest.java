package dev.laurel.ui.control.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import dev.laurel.ui.control.chart.LabelStack.Placed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LabelStackTest {
    @Test
    void linesWithRoomKeepTheirLabelAndTheRestShareOne() {
        assertThat(LabelStack.place(new double[] {527, 624, 681, 700, 710, 716, 718, 720}, 20))
                .containsExactly(new Placed(527, 0, 1), new Placed(624, 1, 1), new Placed(681, 2, 1),
                        new Placed(710, 3, 5));
    }

    @Test
    void noLinesNeedNoLabels() {
        assertThat(LabelStack.place(new double[0], 20)).isEmpty();
    }

    @RepeatedTest(100)
    void everyLineHasOneLabelAndLabelsKeepTheirDistance(RepetitionInfo repetition) {
        var seed = 0x1AB0_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var lines = random.doubles(random.nextInt(60), 0, 500).sorted().toArray();

        var placed = LabelStack.place(lines, 20);

        var next = 0;
        var last = Double.NEGATIVE_INFINITY;
        for (var label : placed) {
            assertThat(label.first()).as("seed %d", seed).isEqualTo(next);
            assertThat(label.y()).as("seed %d", seed).isGreaterThanOrEqualTo(last + 20 - 1e-9);
            next += label.count();
            last = label.y();
        }
        assertThat(next).as("seed %d", seed).isEqualTo(lines.length);
        assertThat(last).as("seed %d", seed).isLessThanOrEqualTo(500 + 40);
    }
}
