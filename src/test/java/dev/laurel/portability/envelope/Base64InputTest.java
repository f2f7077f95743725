package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import dev.laurel.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64InputTest {
    /** In pieces of one byte, so that every rest is carried over. */
    private static InputStream slowly(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return super.read(bytes, from, Math.min(length, 1));
            }
        };
    }

    private static String decoded(InputStream base64) throws IOException {
        try (var in = new Base64Input(base64)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @CsvSource({"'',''", "Zm9v, foo", "Zm9vYg==, foob", "Zm9vYmE=, fooba", "Zm9vYmFy, foobar", "'Zm\n9v\r\n Ym Fy \n', foobar",
        "'Zm9vYg==\n', foob"})
    void decodesWithLineBreaks(String text, String expected) throws IOException {
        assertThat(decoded(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(expected);
        assertThat(decoded(slowly(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "Zm9", "Zm9vY", "Zm\t9v", "Zm9v!mFy", "Zm9vYg==Zm9v", "Zm9vYg==Z", "Zm9v\u0000", "===="})
    void whatIsNoneIsDamaged(String text) {
        for (var in : new InputStream[] {new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), slowly(text)}) {
            assertThatExceptionOfType(EnvelopeException.class).isThrownBy(() -> decoded(in))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_DAMAGED));
        }
    }

    @Test
    void givesOneByteAtATimeToo() throws IOException {
        try (var in = new Base64Input(slowly("/wBh"))) {
            assertThat(in.read()).isEqualTo(0xff);
            assertThat(in.read()).isZero();
            assertThat(in.read()).isEqualTo('a');
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void fillsOnlyThePlaceThatItWasGiven() throws IOException {
        try (var in = new Base64Input(new ByteArrayInputStream("Zm9v".getBytes(StandardCharsets.US_ASCII)))) {
            var bytes = new byte[] {1, 2, 3, 4};
            assertThat(in.read(bytes, 1, 2)).isEqualTo(2);
            assertThat(bytes).containsExactly(1, 'f', 'o', 4);
            assertThat(in.read(bytes, 0, 4)).isEqualTo(1);
            assertThat(bytes).containsExactly('o', 'f', 'o', 4);
        }
    }

    @Test
    void goesOnWhereAStreamGivesNothingForOnceAndClosesIt() throws IOException {
        var closed = new boolean[1];
        var hesitant = new FilterInputStream(new ByteArrayInputStream("Zm9v".getBytes(StandardCharsets.US_ASCII))) {
            private boolean pause;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                pause ^= true;
                return pause ? 0 : super.read(bytes, from, Math.min(length, 1));
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThat(decoded(hesitant)).isEqualTo("foo");
        assertThat(closed[0]).isTrue();
    }
}
