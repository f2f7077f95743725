package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16InputTest {
    private static final String TEXT = "aé€🏆\u0000z";

    private static Utf16Input input(String hex) {
        return new Utf16Input(new ByteArrayInputStream(HexFormat.ofDelimiter(" ").parseHex(hex)), false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesUtf8InWhateverPieces(boolean littleEndian) throws IOException {
        var text = TEXT.repeat(3_000);
        var bytes = text.getBytes(littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        try (var in = new Utf16Input(new ByteArrayInputStream(bytes), littleEndian)) {
            assertThat(in.readAllBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(in.read()).isEqualTo(-1);
        }
        try (var in = new Utf16Input(new ByteArrayInputStream(bytes), littleEndian)) {
            for (var expected : text.getBytes(StandardCharsets.UTF_8)) {
                assertThat(in.read()).isEqualTo(expected & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void fillsOnlyThePlaceThatItWasGiven() throws IOException {
        try (var in = input("00 61 00 62 00 63")) {
            var bytes = new byte[] {1, 2, 3, 4};
            assertThat(in.read(bytes, 0, 0)).isZero();
            assertThat(in.read(bytes, 1, 2)).isEqualTo(2);
            assertThat(bytes).containsExactly(1, 'a', 'b', 4);
            assertThat(in.read(bytes, 0, 4)).isEqualTo(1);
            assertThat(bytes).containsExactly('c', 'a', 'b', 4);
        }
    }

    /** Half a unit, half a pair, the second half of one first, twice the first. */
    @ParameterizedTest
    @ValueSource(strings = {"00", "00 61 00", "D8 3C", "00 61 D8 3C", "DF C6", "00 61 DF C6", "D8 3C 00 61", "D8 3C D8 3C"})
    void whatIsBrokenIsNoText(String hex) throws IOException {
        try (var in = input(hex)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
        }
    }

    @Test
    void whatComesBeforeTheBreakIsGiven() throws IOException {
        try (var in = input("00 61 DF C6 00 62")) {
            assertThat(in.read()).isEqualTo('a');
            assertThatExceptionOfType(IOException.class).isThrownBy(in::read);
        }
    }

    @Test
    void closesWhatItReads() throws IOException {
        var closed = new AtomicBoolean();
        new Utf16Input(new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        }, true).close();
        assertThat(closed).isTrue();
    }
}
