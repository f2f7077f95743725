package dev.laurel.ui.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;

import dev.laurel.ui.face.ConditionText.Kind;
import dev.laurel.ui.face.ConditionText.Word;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ConditionTextTest {
    @Test
    void tidiesPlainComparisonsOnly() {
        assertThat(ConditionText.tidy(" metrics.score >= 50000 ")).isEqualTo("score ≥ 50000");
        assertThat(ConditionText.tidy("metrics[\"high score\"] != \"x\"")).isEqualTo("high score ≠ \"x\"");
        assertThat(ConditionText.tidy("metrics.done == true")).isEqualTo("done = true");
        assertThat(ConditionText.tidy("metrics.a < -1.5e3")).isEqualTo("a < -1.5e3");
        assertThat(ConditionText.tidy("metrics.a + 1 > 2")).isEqualTo("metrics.a + 1 > 2");
        assertThat(ConditionText.tidy("metrics.a > 1 || metrics.b > 2")).isEqualTo("metrics.a > 1 || metrics.b > 2");
    }

    @Test
    void namesNumbersAndTextsAreToldApart() {
        assertThat(ConditionText.words("metrics.score >= 50000 && metrics.d == \"hard\"")).containsExactly(
                new Word(Kind.NAME, "metrics.score"), new Word(Kind.OTHER, " >= "), new Word(Kind.NUMBER, "50000"),
                new Word(Kind.OTHER, " && "), new Word(Kind.NAME, "metrics.d"), new Word(Kind.OTHER, " == "),
                new Word(Kind.TEXT, "\"hard\""));
    }

    /** Any text at all: nothing gets lost between words, and tidying fails at nothing. */
    @RepeatedTest(50)
    void readsAnyText(RepetitionInfo repetition) {
        var seed = 0xC0DE_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var text = random.ints(random.nextInt(60), 0, 14)
                .mapToObj(i -> " &&|()\"'\\m.=>1\n".substring(i, i + 1))
                .collect(Collectors.joining());

        assertThat(ConditionText.words(text).stream().map(Word::text).collect(Collectors.joining()))
                .as("seed %d", seed)
                .isEqualTo(text);
        assertThat(ConditionText.tidy(text)).as("seed %d", seed).isEqualTo(text.strip());
    }
}
