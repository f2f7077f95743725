package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {
    private static final int WINDOW = ByteText.WINDOW;

    /** Gives so many bytes at a time, and before each of them none at all. */
    private static final class Slowly extends InputStream {
        private final InputStream in;
        private final int most;
        private boolean pause = true;
        int calls;

        Slowly(byte[] bytes, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            calls++;
            pause ^= true;
            return pause ? in.read(to, offset, Math.min(most, length)) : 0;
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + i % 23);
        }
        return bytes;
    }

    private static ByteText text(InputStream in, long most) {
        return new ByteText(in, -1, most, Progress.NONE, CancelToken.NEVER);
    }

    private static String failure(Runnable reading) {
        var error = catchThrowableOfType(LaurelException.class, reading::run).error();
        return Exports.line(error) + " " + error.arguments();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, WINDOW - 1, WINDOW, WINDOW + 1})
    void givesEveryByteHoweverTheStreamGivesThem(int pieces) {
        byte[] bytes = bytes(pieces == 1 ? 2000 : 2 * WINDOW + 11);
        var text = text(new Slowly(bytes, pieces), Long.MAX_VALUE);
        var all = new ByteArrayOutputStream();
        for (int next = text.peek(); next >= 0; next = text.peek()) {
            all.write(next);
            text.at++;
        }
        assertThat(Arrays.equals(all.toByteArray(), bytes)).isTrue();
        assertThat(text.column()).isEqualTo(bytes.length + 1);
        assertThat(text.peek()).isEqualTo(-1);
    }

    @Test
    void fillsTheWindowAndEndsItWithZeros() {
        byte[] bytes = bytes(WINDOW + 20);
        var text = text(new Slowly(bytes, 100), Long.MAX_VALUE);
        assertThat(text.peek()).isEqualTo('a');
        assertThat(text.limit).isEqualTo(WINDOW);
        assertThat(Arrays.copyOfRange(text.bytes, WINDOW, WINDOW + 16)).containsOnly(0);
        text.at = WINDOW - 3;
        assertThat(text.more()).isTrue();
        assertThat(text.at).isZero();
        assertThat(text.limit).isEqualTo(23);
        assertThat(Arrays.copyOf(text.bytes, 23)).isEqualTo(Arrays.copyOfRange(bytes, WINDOW - 3, WINDOW + 20));
        assertThat(Arrays.copyOfRange(text.bytes, 23, 39)).containsOnly(0);
    }

    @Test
    void movesOnlyForBytesThatAreNotThere() {
        var text = Exports.window(bytes(WINDOW + 20));
        text.at = WINDOW - 5;
        text.reserve(5);
        assertThat(text.at).isEqualTo(WINDOW - 5);
        text.reserve(6);
        assertThat(text.at).isZero();
        assertThat(text.limit).isEqualTo(25);
        text.at = 20;
        text.reserve(100);
        assertThat(text.limit).as("all that there are").isEqualTo(5);
        assertThat(text.column()).isEqualTo(WINDOW - 5 + 20 + 1);
    }

    @Test
    void moreThanAWindowIsNeverHeld() {
        var in = new Slowly(bytes(3 * WINDOW), 10_000);
        var text = text(in, Long.MAX_VALUE);
        text.peek();
        int calls = in.calls;
        text.reserve(2 * WINDOW);
        assertThat(text.at).isZero();
        assertThat(text.limit).isEqualTo(WINDOW);
        assertThat(in.calls).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, WINDOW, WINDOW + 1, 2 * WINDOW + 5})
    void refusesWhatHasMoreBytesThanItMay(int length) {
        var good = text(new ByteArrayInputStream(bytes(length)), length);
        pass(good);
        assertThat(good.column()).isEqualTo(length + 1);
        var large = text(new ByteArrayInputStream(bytes(length + 1)), length);
        // Where the window began that held the byte too many.
        int column = length / WINDOW * WINDOW + 1;
        assertThat(failure(() -> pass(large))).isEqualTo("JSON_TOO_LARGE 1:" + column + " null [" + length + "]");
    }

    private static void pass(ByteText text) {
        while (text.peek() >= 0) {
            text.at = text.limit;
        }
    }

    @Test
    void saysHowFarItGotAndStopsWhenCancelled() {
        var seen = new ArrayList<List<Long>>();
        var cancelled = new boolean[1];
        Progress progress = (done, total) -> seen.add(List.of(done, total));
        var in = new ByteArrayInputStream(bytes(3 * WINDOW));
        var text = new ByteText(in, 3L * WINDOW, Long.MAX_VALUE, progress, () -> cancelled[0]);
        text.peek();
        text.at = WINDOW;
        text.peek();
        assertThat(seen).containsExactly(List.of((long) WINDOW, 3L * WINDOW), List.of(2L * WINDOW, 3L * WINDOW));
        cancelled[0] = true;
        text.peek();
        text.at = WINDOW;
        assertThatExceptionOfType(CancellationException.class).isThrownBy(text::peek);
    }

    @Test
    void whatCameBeforeAFailureIsReadFirst() {
        var text = text(new InputStream() {
            private boolean given;

            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                if (given) {
                    return read();
                }
                given = true;
                to[offset] = '\n';
                to[offset + 1] = 'x';
                return 2;
            }
        }, Long.MAX_VALUE);
        assertThat(text.skipSpace()).isEqualTo('x');
        text.at++;
        assertThat(failure(text::peek)).isEqualTo("JSON_UNREADABLE 2:2 null []");
    }

    @Test
    void placesAreOfTheLineAndInUtf16UnitsWhereverTheWindowIs() {
        var text = Exports.edge(2, "\n\r\n\t xyz".getBytes(StandardCharsets.US_ASCII));
        assertThat(text.location("/p")).isEqualTo(new Location(1, WINDOW - 1, "/p"));
        assertThat(text.skipSpace()).isEqualTo('x');
        assertThat(text.location("")).isEqualTo(new Location(3, 3, ""));
        text.at += 2;
        text.widen(1);
        assertThat(text.location("")).isEqualTo(new Location(3, 4, ""));
        text.moveTo(text.at + 1, 0, 7);
        assertThat(text.location("")).isEqualTo(new Location(3, 5, ""));
        text.moveTo(text.at, 1, text.at - 1);
        assertThat(text.location("")).isEqualTo(new Location(4, 2, ""));
        assertThat(text.skipSpace()).isEqualTo(-1);
    }

    /** However many windows it reaches over. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, WINDOW - 10, WINDOW - 9, WINDOW, 3 * WINDOW + 1})
    void keepsExactlyWhatWasReadSince(int length) {
        byte[] bytes = bytes(4 * WINDOW);
        var text = Exports.window(bytes);
        text.at = 10;
        text.capture(length);
        advance(text, length);
        assertThat(Arrays.equals(text.endCapture(), Arrays.copyOfRange(bytes, 10, 10 + length))).isTrue();
        advance(text, 5);
        assertThat(text.endCapture()).as("once it has ended").isEmpty();
    }

    private static void advance(ByteText text, int count) {
        for (int left = count; left > 0; ) {
            text.peek();
            int some = Math.min(left, Math.min(text.limit - text.at, 5_000));
            text.at += some;
            left -= some;
            text.reserve(4);
        }
    }

    @Test
    void refusesToKeepMoreThanItMay() {
        var text = Exports.window(bytes(4 * WINDOW));
        text.capture(3 << 20);
        advance(text, WINDOW + 1);
        assertThat(text.endCapture()).hasSize(WINDOW + 1);
        text.capture(100);
        advance(text, 101);
        assertThat(failure(text::endCapture)).isEqualTo("IMPORT_TOO_LARGE 1:" + (WINDOW + 103) + " null [0]");
        var large = Exports.window(bytes((2 << 20) + 2));
        large.capture(2 << 20);
        assertThat(failure(() -> advance(large, (2 << 20) + 1))).startsWith("IMPORT_TOO_LARGE").endsWith("[2]");
    }
}
