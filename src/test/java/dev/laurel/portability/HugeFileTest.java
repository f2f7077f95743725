package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import dev.laurel.fakes.Fork;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of 256 MiB, read by a Java that has no more memory than that; half of both in every build. */
class HugeFileTest {
    private static final long SIZE = (long) Rounds.of(128, 256) << 20;
    /** In MiB. What this program needs besides what it reads does not halve. */
    private static final int HEAP = Rounds.of(176, 256);
    private static final String START = "{\"version\":\"3.3.0\",\"timestamp\":1,\"unlockedAchievements\":[],";

    /** What the file is full of: the piece is repeated, with a number that counts where it has a #. */
    enum Shape {
        MANY_METRICS("\"metrics\":{", "\"metric_#\": [\n      1#\n    ],\n    ", "\"z\":[1]}}", true),
        MANY_NAMES("\"metrics\":{", "\"#\":[1],", "\"z\":[1]}}", false),
        ONE_LONG_METRIC("\"metrics\":{\"a\":[", "#,", "1]}}", true),
        ONE_LONG_METRIC_OF_DECIMALS("\"metrics\":{\"a\":[", "#.25,", "1]}}", true),
        TEXTS("\"metrics\":{\"a\":[", "\"text #\",", "1]}}", false),
        WHITE_SPACE("\"metrics\":{\"a\":", "        \n", "[1]}}", true),
        UNKNOWN_MEMBER("\"metrics\":{\"a\":[1]},\"other\":[", "{\"#\":[1,\"x\",null]},", "1]}", true),
        ONE_STRING("\"metrics\":{\"a\":[\"", "long long long ", "\"]}}", false),
        ONE_UNKNOWN_STRING("\"metrics\":{},\"other\":\"", "long long long ", "\"}", true);

        private final String before;
        private final String piece;
        private final String after;
        private final boolean fits;

        Shape(String before, String piece, String after, boolean fits) {
            this.before = before;
            this.piece = piece;
            this.after = after;
            this.fits = fits;
        }
    }

    @TempDir
    Path folder;

    /** In the JVM that is short of memory. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            var reading = ImportFiles.read(Path.of(arguments[0]), Secrets.NONE, Progress.NONE, CancelToken.NEVER);
            var file = reading.file();
            System.out.println(file == null
                    ? String.join(" ", reading.errors().stream().map(Exports::line).toList())
                    : "read " + file.data().metrics().size());
        }
    }

    static Stream<Shape> shapes() {
        return Rounds.isAll() ? Stream.of(Shape.values()) : Stream.of(Shape.MANY_METRICS, Shape.TEXTS);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Promise(area = Area.HOSTILE, value = "A file of any size or depth is read or refused in a small heap")
    void readsOrRefusesItButNeverFails(Shape shape) throws IOException, InterruptedException {
        check(shape);
    }

    private void check(Shape shape) throws IOException, InterruptedException {
        var file = folder.resolve("huge.json");
        write(shape, file);
        assertThat(Files.size(file)).isBetween(SIZE - 1000, SIZE);
        try (var fork = Fork.of(HEAP, Reader.class, file.toString())) {
            var said = Objects.requireNonNullElse(fork.line(), "nothing");
            assertThat(fork.exitStatus()).as(said).isZero();
            assertThat(said).matches(shape.fits ? "read [0-9]+" : "(IMPORT_TOO_LARGE|JSON_TOO_LONG) 1:[0-9]+ /.*");
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Shape shape, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] after = shape.after.getBytes(StandardCharsets.UTF_8);
            long written = 0;
            String text = START + shape.before;
            for (int i = 0; written + text.length() + after.length <= SIZE; ) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                written += text.length();
                var block = new StringBuilder();
                while (block.length() < 1 << 16 && written + block.length() + 100 < SIZE - after.length) {
                    block.append(shape.piece.replace("#", Integer.toString(i++)));
                }
                text = block.toString();
                if (text.isEmpty()) {
                    break;
                }
            }
            out.write(after);
        }
    }
}
