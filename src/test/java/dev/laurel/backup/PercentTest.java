package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests of keys do not come by. */
class PercentTest {
    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udfff", "a\udfffb", "\ud7ff\ue000", "🏆", "a b%", "%4", "100%"})
    void everyTextComesBack(String text) {
        assertThat(Percent.decode(Percent.encode(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"%4, %4", "a%, a%", "%41, A", "%4g, %4g", "x%41, xA"})
    void whatIsNoEscapeStandsForItself(String encoded, String text) {
        assertThat(Percent.decode(encoded)).isEqualTo(text);
    }

    @Test
    void bytesThatEndTooSoonAreNoEnd() {
        assertThat(Percent.decode("a%ED%A0")).startsWith("a");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abc, 2, ab", "abc, 0, ''", "a%20b, 1, a", "a%20b, 2, a", "a%20b, 3, a",
            "a%20b, 4, a%20",
        "a%20b, 5, a%20b", "%C3%A9x, 3, ''", "%C3%A9x, 6, %C3%A9", "a%C3%A9, 4, a"})
    void cutsBetweenCharacters(String encoded, int most, String cut) {
        assertThat(Percent.cut(encoded, most)).isEqualTo(cut);
    }
}
