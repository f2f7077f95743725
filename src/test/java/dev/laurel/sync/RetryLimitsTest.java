package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLimitsTest {
    @ParameterizedTest
    @CsvSource({"0, PT0.000000001S, PT0.000000002S", "2, PT0.5S, PT5S"})
    void limitsThatCanBeAreTaken(int most, Duration first, Duration longest) {
        assertThatCode(() -> new RetryLimits(most, first, longest)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, PT1S, PT2S", "1, PT0S, PT2S", "1, PT-1S, PT2S", "1, PT2S, PT2S", "1, PT3S, PT2S"})
    void limitsThatCannotBeAreRefused(int most, Duration first, Duration longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryLimits(most, first, longest))
                .withMessageContainingAll(most + " times", first.toString(), longest.toString());
    }
}
