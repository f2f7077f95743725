package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.engine.metric.NameBytes;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out, and what is handed on to the stream when. */
class JsonOutTest {
    private static final int SIZE = 1 << 16;
    /** The longest piece that may come when no more than {@link #SIZE} is held. */
    private static final int SLACK = 256;

    /** Keeps what it gets and in which chunks. */
    private static final class Chunks extends OutputStream {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        final List<Integer> sizes = new ArrayList<>();
        boolean touched;

        @Override
        public void write(int b) {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            sizes.add(length);
            all.write(bytes, from, length);
        }

        @Override
        public void flush() {
            touched = true;
        }

        @Override
        public void close() {
            touched = true;
        }

        String text() {
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    private static final class Sink {
        final Chunks chunks = new Chunks();
        final JsonOut out = new JsonOut(chunks);

        /** A sink that holds so many bytes. */
        static Sink holding(int bytes) throws IOException {
            var sink = new Sink();
            for (int left = bytes; left > 0; left -= SLACK) {
                sink.out.raw(new byte[Math.min(left, SLACK)]);
            }
            assertThat(sink.chunks.sizes).isEmpty();
            return sink;
        }

        String finished() throws IOException {
            out.finish();
            return chunks.text();
        }
    }

    enum Piece {
        BYTES("x".repeat(SLACK)),
        TEXT(",\n"),
        CHARACTER("}"),
        DOUBLE("-1.2345678901234568e-300"),
        LONG("-9007199254740991"),
        JSON("[1,\"ü\"]"),
        STRING("\"a\\n🏆\""),
        NAME("\"the name of it\"");

        final String expected;

        Piece(String expected) {
            this.expected = expected;
        }

        void write(JsonOut out) throws IOException {
            switch (this) {
                case BYTES -> out.raw(expected.getBytes(StandardCharsets.US_ASCII));
                case TEXT -> out.raw(expected);
                case CHARACTER -> out.raw(expected.charAt(0));
                case DOUBLE -> out.number(Double.parseDouble(expected));
                case LONG -> out.number(Long.parseLong(expected));
                case JSON -> out.json("{" + expected + "}", 1, 1 + expected.length());
                case STRING -> out.string("a\n🏆");
                case NAME -> out.string(expected.getBytes(StandardCharsets.US_ASCII), 1, expected.length() - 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void howeverManyComeNoMoreIsHeldThanThereIsRoomFor(Piece piece) throws IOException {
        var sink = new Sink();
        int bytes = piece.expected.getBytes(StandardCharsets.UTF_8).length;
        int count = 3 * SIZE / bytes;
        for (int i = 0; i < count; i++) {
            piece.write(sink.out);
        }
        assertThat(sink.finished().equals(piece.expected.repeat(count))).isTrue();
        assertThat(sink.chunks.sizes).hasSizeBetween(3, 4).allSatisfy(
                size -> assertThat(size).isLessThanOrEqualTo(SIZE + SLACK));
        assertThat(sink.chunks.touched).isFalse();
    }

    /** Every short piece fits behind a buffer that is just full, and the next makes room first. */
    @ParameterizedTest
    @EnumSource(names = {"BYTES", "TEXT", "CHARACTER", "DOUBLE", "LONG"})
    void isHandedOnOnceThereIsMoreThanTheSize(Piece piece) throws IOException {
        var sink = Sink.holding(SIZE);
        piece.write(sink.out);
        assertThat(sink.chunks.sizes).isEmpty();
        piece.write(sink.out);
        assertThat(sink.chunks.sizes).containsExactly(SIZE + piece.expected.length());
        assertThat(sink.finished()).endsWith(piece.expected + piece.expected);
    }

    @Test
    void textAndPlainNamesMayFillTheBufferToItsSize() throws IOException {
        var twenty = "abcdefghijklmnopqrst";
        for (int over = -1; over <= 1; over++) {
            var sink = Sink.holding(SIZE - 20 + over);
            sink.out.json(twenty, 0, 20);
            assertThat(sink.chunks.sizes).as("json %d", over).hasSize(over > 0 ? 1 : 0);
            assertThat(sink.finished()).endsWith(twenty);

            sink = Sink.holding(SIZE - 22 + over);
            sink.out.string(twenty.getBytes(StandardCharsets.US_ASCII), 0, 20);
            assertThat(sink.chunks.sizes).as("name %d", over).hasSize(over > 0 ? 1 : 0);
            assertThat(sink.finished()).endsWith("\"" + twenty + "\"");

            sink = Sink.holding(SIZE - JsonString.maxBytes(twenty) + over);
            sink.out.string(twenty);
            assertThat(sink.chunks.sizes).as("string %d", over).hasSize(over > 0 ? 1 : 0);
            assertThat(sink.finished()).endsWith("\"" + twenty + "\"");
        }
    }

    @Test
    void whatIsLargerThanTheBufferGetsALargerOne() throws IOException {
        for (int length = SIZE + SLACK - 4; length <= SIZE + SLACK + 4; length++) {
            var text = "y".repeat(length);
            var sink = new Sink();
            sink.out.raw('[');
            sink.out.json(text, 0, length);
            assertThat(sink.finished().equals("[" + text)).as("json of %d", length).isTrue();
            sink = new Sink();
            sink.out.string(text.getBytes(StandardCharsets.US_ASCII), 0, length);
            sink.out.raw(']');
            assertThat(sink.finished().equals("\"" + text + "\"]")).as("name of %d", length).isTrue();
        }
        var sink = new Sink();
        sink.out.string("ü".repeat(SIZE));
        sink.out.number(7);
        assertThat(sink.finished().equals("\"" + "ü".repeat(SIZE) + "\"7")).isTrue();
    }

    /** Names are looked at eight bytes at a time: whatever must be escaped, at each place of eight and behind. */
    @Test
    void aNameIsWrittenAsItsStringWouldBe() throws IOException {
        var specials = List.of("\0", "\u0001", "\u001f", " ", "!", "\"", "#", "[", "\\", "]", "~", "\u007f", "\u0080",
                "é", "€", "🏆", "\ud83c", "\u00a2");
        var sink = new Sink();
        for (int length = 0; length < 20; length++) {
            for (int at = 0; at <= length; at++) {
                for (String special : specials) {
                    var name = "n".repeat(at) + special + "n".repeat(length - at);
                    byte[] bytes = NameBytes.encode("\"" + name + "\"");
                    sink.chunks.all.reset();
                    sink.out.string(bytes, 1, bytes.length - 2);
                    assertThat(sink.finished()).isEqualTo(JsonString.quote(name));
                }
            }
        }
    }

    /** If any of them were taken for one to be escaped, room for that would be made. */
    @Test
    void aPlainNameTakesNoMoreRoomThanItHasCharacters() throws IOException {
        var plain = new StringBuilder();
        for (char c = ' '; c < 0x80; c++) {
            plain.append(c == '"' || c == '\\' ? "" : c);
        }
        for (int turn = 0; turn < 8; turn++) {
            var name = plain.substring(turn) + plain.substring(0, turn);
            var sink = Sink.holding(SIZE - name.length() - 2);
            sink.out.string(name.getBytes(StandardCharsets.US_ASCII), 0, name.length());
            assertThat(sink.chunks.sizes).as("turned by %d", turn).isEmpty();
            assertThat(sink.finished()).endsWith(JsonString.quote(name));
        }
    }

    @Test
    void numbersHaveJavaScriptsForms() throws IOException {
        var sink = new Sink();
        sink.out.number(-0.0);
        for (double number : new double[] {1e21, 0.1, -1.5e-7, 123456789012345680.0}) {
            sink.out.raw(' ');
            sink.out.number(number);
        }
        sink.out.raw(" ");
        sink.out.number(Long.MIN_VALUE);
        assertThat(sink.finished()).isEqualTo("0 1e+21 0.1 -1.5e-7 " + JsonNumber.toString(123456789012345680.0) + " "
                + Long.MIN_VALUE);
    }
}
