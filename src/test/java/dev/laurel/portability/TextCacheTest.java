package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.NameBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCacheTest {
    private final TextCache cache = new TextCache();
    private int asked;
    private int made;

    private MetricValue of(String text) {
        byte[] bytes = NameBytes.encode(text + ++asked + " is what the buffer held before");
        var value = cache.of(bytes, NameBytes.encode(text).length, () -> made++);
        assertThat(value).isEqualTo(MetricValue.of(text));
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hard", "größe 🏆", "12345678901234567890123456789012"})
    void aShortStringIsMadeOnce(String text) {
        var first = of(text);
        assertThat(made).isEqualTo(1);
        assertThat(of(text)).isSameAs(first);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void aLongStringIsMadeEachTime() {
        var text = "123456789012345678901234567890123";
        assertThat(of(text)).isNotSameAs(of(text));
        assertThat(made).isEqualTo(2);
    }

    @Test
    void theWordsThatGamesUseHaveRoomBesideEachOther() {
        var words = List.of("easy", "normal", "hard", "expert", "low", "medium", "high", "ultra", "on", "off",
                "yes", "no", "aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc", "gold", "silver", "bronze");
        for (int round = 0; round < 3; round++) {
            words.forEach(this::of);
        }
        assertThat(made).isEqualTo(words.size());
    }

    /** Both have the same hash. */
    @Test
    void stringsThatShareAPlaceTakeTurns() {
        for (int i = 1; i <= 4; i++) {
            of(i % 2 == 0 ? "BB" : "Aa");
            assertThat(made).isEqualTo(i);
        }
        of("BB");
        assertThat(made).isEqualTo(4);
    }

    @Test
    void theBeginningOfAStringIsAnotherString() {
        of("hard");
        of("har");
        of("harder");
        of("har");
        assertThat(made).isEqualTo(3);
    }
}
