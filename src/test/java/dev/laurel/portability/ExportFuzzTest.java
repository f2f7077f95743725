package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import dev.laurel.json.JsonToken;
import dev.laurel.trust.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random exports, good and broken, against the plain reader of JSON that all other files go through. */
class ExportFuzzTest {
    private static final int ROUNDS = Rounds.many(3_000);
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "0", "-", "1e5", ".", "NaN", "null", "tru",
            "\n", "\t", "\u0000", "ü", "🏆", "\"a\":[1],", "  ", "+1", "1.5e", "\"metrics\":{", "9007199254740993");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void readsWhatItsWriterOrAnyOtherWrites() {
        for (int round = 0; round < ROUNDS; round++) {
            var data = data();
            String text = random.nextInt(3) == 0 ? Exports.text(Exports.write(data)) : spelled(data);
            var reading = Exports.read(text);
            assertThat(reading.errors()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(Exports.good(reading).data()).as("seed %d: %s", seed, text).isEqualTo(data);
        }
    }

    @Test
    void agreesWithThePlainReaderAboutEveryBreak() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] text = broken(spelled(data()).getBytes(StandardCharsets.UTF_8));
            var errors = Exports.read(text).errors();
            var expected = problem(text);
            String about = "seed " + seed + ": " + new String(text, StandardCharsets.UTF_8);
            if (expected == null) {
                assertThat(errors).as(about).noneMatch(error -> Exports.isSyntax(error.code()));
            } else if (expected.code() == ErrorCode.JSON_ENCODING) {
                // That reader decodes ahead of what it reads, so something else may come first.
                assertThat(errors).as(about).hasSize(1).allMatch(error -> Exports.isSyntax(error.code()));
            } else {
                assertThat(errors).as(about).hasSize(1);
                assertThat(place(errors.getFirst())).as(about).isEqualTo(place(expected));
            }
        }
    }

    @Test
    void readsAcrossEveryEdgeOfItsWindow() {
        var data = data();
        String text = spelled(data);
        for (int shift = 0; shift < 600; shift++) {
            // The window's edge falls on every byte of the text in turn.
            String padded = " ".repeat(ByteText.WINDOW - shift) + text;
            assertThat(Exports.good(padded).data()).as("seed %d, %d: %s", seed, shift, text).isEqualTo(data);
        }
    }

    private static String place(LaurelError error) {
        var at = java.util.Objects.requireNonNull(error.location());
        // What of a broken number still is a number, each reader sees in its own way.
        return error.code().name().replace("NUMBER", "SYNTAX") + " " + at.line() + ":" + at.column();
    }

    private static @Nullable LaurelError problem(byte[] text) {
        try (var source = JsonSource.of(new java.io.ByteArrayInputStream(text))) {
            while (source.next() != JsonToken.END) {
                if (source.token() == JsonToken.STRING) {
                    source.string();
                }
            }
            return null;
        } catch (LaurelException e) {
            return e.error();
        }
    }

    private byte[] broken(byte[] text) {
        byte[] result = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(result.length + 1);
            switch (random.nextInt(4)) {
                case 0 -> result = Arrays.copyOf(result, at);
                case 1 -> result = spliced(result, at, at, piece());
                case 2 -> result = spliced(result, at, Math.min(result.length, at + 1 + random.nextInt(3)), piece());
                default -> {
                    result = result.clone();
                    if (at < result.length) {
                        result[at] = (byte) random.nextInt(256);
                    }
                }
            }
        }
        return result;
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] text, int from, int end, byte[] piece) {
        byte[] result = Arrays.copyOf(text, text.length - (end - from) + piece.length);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(text, end, result, from + piece.length, text.length - end);
        return result;
    }

    private ExportedData data() {
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            metrics.put(name(), metric());
        }
        var ids = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ids.add(name());
        }
        return new ExportedData(
                random.nextBoolean() ? "3.3.0" : "1.1.0",
                1 + random.nextLong(1L << 50),
                Metrics.of(metrics),
                ids,
                random.nextBoolean() ? null : "-" + name());
    }

    private MetricValue metric() {
        var values = new ArrayList<MetricValue>();
        boolean numbers = random.nextBoolean();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.add(numbers ? MetricValue.of(number()) : value());
        }
        return MetricValue.of(values);
    }

    private MetricValue value() {
        return switch (random.nextInt(6)) {
            case 0 -> MetricValue.of(number());
            case 1 -> MetricValue.of(random.nextBoolean());
            case 2 -> new MetricValue.Null();
            case 3 -> new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"2024-01-01T00:00:00.000Z\"}");
            default -> MetricValue.of(name());
        };
    }

    private double number() {
        return switch (random.nextInt(7)) {
            case 0 -> random.nextInt(10);
            case 1 -> random.nextInt();
            case 2 -> random.nextInt(100_000) / 1000.0;
            case 3 -> random.nextGaussian() * 1e10;
            case 4 -> random.nextLong();
            case 5 -> random.nextDouble() * 1e-300;
            default -> Double.isFinite(Double.longBitsToDouble(seed ^ random.nextLong())) ? random.nextFloat() : 1e21;
        };
    }

    private String name() {
        var name = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 200 : 12); i > 0; i--) {
            switch (random.nextInt(14)) {
                case 0 -> name.append((char) random.nextInt(' '));
                case 1 -> name.append("\"\\/".charAt(random.nextInt(3)));
                case 2 -> name.append((char) random.nextInt(0x10000));
                case 3 -> name.appendCodePoint(0x10000 + random.nextInt(0x10000));
                case 4 -> name.append((char) ('0' + random.nextInt(10)));
                default -> name.append((char) ('a' + random.nextInt(26)));
            }
        }
        return name.toString();
    }

    /** The same data as somebody else might write it: any order, white space, escapes and forms of numbers. */
    private String spelled(ExportedData data) {
        var metrics = new ArrayList<String>();
        data.metrics().asMap().forEach((name, value) -> metrics.add(
                spelled(name) + ":" + space() + list("[", value.all().stream().map(this::spelled).toList(), "]")));
        var members = new ArrayList<>(List.of(
                "\"version\":" + space() + spelled(data.version()),
                "\"timestamp\"" + space() + ":" + data.timestamp(),
                "\"metrics\":" + list("{", metrics, "}"),
                "\"unlockedAchievements\":"
                        + list("[", data.unlockedAchievements().stream().map(this::spelled).toList(), "]")));
        if (data.configHash() != null) {
            members.add("\"configHash\":" + spelled(data.configHash()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            members.add("\"other" + i + "\":" + other(3));
        }
        java.util.Collections.shuffle(members, random);
        return space() + list("{", members, "}") + space();
    }

    private String other(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> "null";
            case 1 -> spelled(name());
            case 2 -> JsonNumber.toString(number());
            case 3 -> list("[", List.of(other(depth - 1), other(depth - 1)), "]");
            default -> list("{", List.of(spelled(name()) + ":" + other(depth - 1)), "}");
        };
    }

    private String list(String open, List<String> parts, String close) {
        return open + space() + String.join(space() + "," + space(), parts) + space() + close;
    }

    private String space() {
        return switch (random.nextInt(6)) {
            case 0 -> " ";
            case 1 -> "\n" + " ".repeat(random.nextInt(10));
            case 2 -> "\r\n\t";
            default -> "";
        };
    }

    private String spelled(MetricValue value) {
        return switch (value) {
            case MetricValue.Numeric(double number) -> spelled(number);
            case MetricValue.Text(String text) -> spelled(text);
            case MetricValue.Bool(boolean bool) -> Boolean.toString(bool);
            case MetricValue.Null() -> "null";
            case MetricValue.Opaque(String json) -> json.replace("\":", "\": ");
            case MetricValue.Array(var values) -> list("[", values.stream().map(this::spelled).toList(), "]");
        };
    }

    private String spelled(double number) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(number);
            case 1 -> Double.toString(number).replace('E', 'e');
            default -> JsonNumber.toString(number);
        };
    }

    private String spelled(String text) {
        if (random.nextInt(3) > 0) {
            return JsonString.quote(text);
        }
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && random.nextBoolean()) {
                quoted.append(c);
            } else {
                quoted.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
