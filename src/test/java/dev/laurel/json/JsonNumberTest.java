package dev.laurel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumberTest {
    @Test
    void writesEveryRecordedNumberAsNodeDoes() throws IOException {
        var writer = new NumberWriter();
        var softly = new SoftAssertions();
        for (var line : records("numbers.txt")) {
            var value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, 16), 16));
            softly.assertThat(writer.toString(value)).isEqualTo(line.substring(17));
        }
        softly.assertAll();
    }

    @Test
    void readsEveryRecordedPrefixAsNodeDoes() throws IOException {
        var softly = new SoftAssertions();
        for (var line : records("parse-float.txt")) {
            var end = line.lastIndexOf('"') + 1;
            var source = JsonSource.of(line.substring(0, end));
            source.next();
            softly.assertThat(JsonNumber.parseFloat(source.string()))
                    .as(line)
                    .isEqualTo(Double.valueOf(line.substring(end + 1)));
        }
        softly.assertAll();
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameNumberWithTheFewestDigits() {
        var seed = 7L;
        var random = new Random(seed);
        var writer = new NumberWriter();
        var bytes = new byte[NumberWriter.MAX_LENGTH];
        for (var i = 0; i < 100_000; i++) {
            var value = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> Math.rint(random.nextDouble() * 1e7) / 1000;
                case 2 -> random.nextLong() / (double) (1L << random.nextInt(63));
                default -> random.nextInt() * Math.pow(10, random.nextInt(12) - 8);
            };
            if (!Double.isFinite(value)) {
                continue;
            }
            var text = new String(bytes, 0, writer.write(value, bytes, 0), StandardCharsets.US_ASCII);
            assertThat(Double.parseDouble(text)).as("seed %d, %s", seed, text).isEqualTo(value == 0 ? 0.0 : value);
            // Java's own shortest form is never shorter in digits.
            assertThat(digits(text))
                    .as("seed %d, %s", seed, text)
                    .isLessThanOrEqualTo(digits(Double.toString(value)));
            var appended = new StringBuilder();
            writer.append(value, appended);
            assertThat(appended).hasToString(text);
        }
    }

    private static int digits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "9, 9", "10, 10", "-1, -1", "-9223372036854775808, -9223372036854775808",
        "9223372036854775807, 9223372036854775807", "2147483648, 2147483648", "-99999999999, -99999999999"
    })
    void writesIntegers(long value, String text) {
        var bytes = new byte[NumberWriter.MAX_LENGTH];
        assertThat(new String(bytes, 0, NumberWriter.writeLong(value, bytes, 0), StandardCharsets.US_ASCII))
                .isEqualTo(text);
    }

    @Test
    void jsonHasNullForWhatIsNotFinite() {
        assertThat(JsonNumber.toJson(Double.NaN)).isEqualTo("null");
        assertThat(JsonNumber.toJson(Double.POSITIVE_INFINITY)).isEqualTo("null");
        assertThat(JsonNumber.toJson(-0.0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, false", "123456789012345, false", "9007199254740993, true", "9007199254740992, false",
        "0.30000000000000004, false", "0.300000000000000044, true", "1e400, true", "1e-400, true",
        "0e-99999999999, false",
        "1e-99999999999, true", "1.0, false", "1e5, false", "100000000000000000000000, false", "-0, false",
        "3.14159265358979323846, true", "10000000000000000.00000, false"
    })
    void knowsWhichLiteralsLoseDigits(String literal, boolean loses) {
        assertThat(JsonNumber.losesDigits(literal, Double.parseDouble(literal))).isEqualTo(loses);
    }

    private static List<String> records(String name) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(JsonNumberTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
