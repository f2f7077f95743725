package dev.laurel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigHashTest {
    static List<Map<String, String>> records() {
        return ConformanceRecords.of("config-hash.json");
    }

    @Test
    void hasAllRecords() {
        assertThat(records()).hasSize(72);
    }

    @ParameterizedTest
    @MethodSource("records")
    @Promise(area = Area.FORMATS, value = "The hash of a catalog is the reference's")
    void isTheReferences(Map<String, String> record) {
        var catalog = String.valueOf(record.get("catalog"));
        var hash = record.get("configHash");
        assertThat(ConfigHash.of(catalog)).isEqualTo(hash);
        assertThat(ConfigHash.of(new ByteArrayInputStream(catalog.getBytes(StandardCharsets.UTF_8)))).isEqualTo(hash);
        assertThat(ConfigHash.of(CatalogReader.read(catalog).catalog())).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"m\":{\"1\":{\"condition\":5,\"title\":\"t\"}}}",
        "{\"m\":{\"1\":{\"condition\":null}},\"condition\":\"x\"}",
        "{\"condition\":{\"condition\":{\"title\":\"t\"}}}",
        "{\"m\":[{\"achievementDetails\":{\"achievementId\":\"x\",\"condition\":\"kept\"},\"weight\":1e400}]}",
        "{\"m\":[],\"n\":7,\"o\":\"text\",\"p\":null,\"q\":[[]],\"r\":{\"1\":[],\"2\":\"s\"}}",
        "{\"m\":{\"1\":{\"icon\":5,\"hidden\":\"no\",\"title\":7}}}",
        "{\"m\":{\"1\":{\"title\":\"t\",\"x\":1,\"title\":\"u\"}}}"
    })
    void whateverStandsThereCounts(String json) {
        var compact = compact(json);
        assertThat(ConfigHash.of(json)).isEqualTo(Integer.toString(compact.hashCode(), 36));
        assertThat(CatalogReader.read(json).catalog().configHash()).isEqualTo(ConfigHash.of(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"m\":{\"1\":{\"title\":\"t\",\"condition\":\"metrics.x\"}}}",
        "{\"m\":{\"1\":{\"condition\":5,\"title\":\"t\",\"condition\":\"true\"}}}",
        "{\"m\":{\"1\":{\"title\":\"t\",\"isConditionMet\":\"\"}}}"
    })
    void conditionsDoNotCount(String json) {
        var hash = ConfigHash.of("{\"m\":{\"1\":{\"title\":\"t\"}}}");
        assertThat(ConfigHash.of(json)).isEqualTo(hash);
        assertThat(CatalogReader.read(json).catalog().configHash()).isEqualTo(hash);
    }

    @Test
    void agreesWithTheWholeTextForRandomCatalogs() {
        var seed = 23L;
        var random = new Random(seed);
        for (var i = 0; i < Rounds.many(2_000); i++) {
            var json = object(random, 0);
            var expected = Integer.toString(compact(json).hashCode(), 36);
            assertThat(ConfigHash.of(json)).as("seed %d: %s", seed, json).isEqualTo(expected);
            assertThat(ofBytes(json.getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(expected);
            assertThat(CatalogReader.read(json).catalog().configHash())
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(expected);
        }
    }

    /** The quick way may give up at anything, but must not say anything else than the long one, nor less of an error. */
    @Test
    void theQuickWayAgreesWithTheLongOne() {
        var seed = System.nanoTime();
        System.out.println("ConfigHashTest seed " + seed);
        var random = new Random(seed);
        var rounds = Rounds.many(20_000);
        var plain = 0;
        for (var i = 0; i < rounds; i++) {
            var bytes = plainCatalog(random).getBytes(StandardCharsets.UTF_8);
            for (var damage = random.nextInt(3); damage > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt(256)
                        : "{}[]\",:\\-0 .e".charAt(random.nextInt(13)));
            }
            var quick = PlainHash.of(Arrays.copyOf(bytes, bytes.length + PlainHash.ZEROS), bytes.length);
            if (quick.isPresent()) {
                plain++;
                // A string always goes the long way.
                assertThat(ConfigHash.of(new String(bytes, StandardCharsets.UTF_8)))
                        .as("seed %d: %s", seed, new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo(Integer.toString(quick.getAsInt(), 36));
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(new String(bytes, StandardCharsets.UTF_8)))
                        .isTrue();
                assertThat(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
            }
        }
        assertThat(plain).as("seed %d", seed).isBetween(rounds / 8, rounds * 19 / 20);
    }

    /** Also with names that come again, which stay where they were first and have the later value. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 16, 17, 40})
    void manyMembersAreKeptInTheirPlaces(int count) {
        for (var name : List.of("m%d", "%d")) {
            var members = IntStream.concat(
                    IntStream.range(0, count), IntStream.iterate(count - 1, i -> i - 3).limit(count / 3))
                    .mapToObj(i -> "\"" + name.formatted(i * 7 % count) + "\":{\"title\":\"" + i + "\"}")
                    .toList();
            for (var json : List.of(
                    "{" + String.join(",", members) + "}",
                    "{\"metric\":{" + String.join(",", members) + "}}",
                    "{\"metric\":{\"1\":{" + String.join(",", members) + "}}}")) {
                var hash = Integer.toString(compact(json).hashCode(), 36);
                assertThat(ConfigHash.of(json)).as(json).isEqualTo(hash);
                assertThat(ofBytes(json.getBytes(StandardCharsets.UTF_8))).as(json).isEqualTo(hash);
                assertThat(CatalogReader.read(json).catalog().configHash()).as(json).isEqualTo(hash);
            }
        }
    }

    /** Each of these is looked at by the quick way alone or left to the long one; what comes of it is the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | true",
        "{\"m\":{}} | true",
        "{\"m\":{\"b\":{\"title\":\"t\"},\"0\":{\"title\":\"u\"}}} | false",
        "{\"m\":{\"0\":{\"title\":\"t\"},\"b\":{\"title\":\"u\"}}} | true",
        "{\"m\":{\"01\":{\"title\":\"t\"},\"\":{\"title\":\"u\"},\"-1\":{\"title\":\"v\"}}} | true",
        "{\"m\":{\"123456789\":{\"title\":\"t\"}}} | true",
        "{\"m\":{\"12345678a\":{\"title\":\"t\"}}} | true",
        "{\"m\":{\"b\":{\"title\":\"t\"},\"12345678a\":{\"title\":\"u\"}}} | true",
        "{\"m\":{\"b\":{\"title\":\"t\"},\"123456789\":{\"title\":\"u\"}}} | false",
        "{\"m\":{\"1234567890\":{\"title\":\"t\"}}} | false",
        "{\"m\":{\"9234567890\":{\"title\":\"t\"}}} | false",
        "{\"m\":{\"0000000000\":{\"title\":\"t\"}}} | false",
        "{\"m\":{\":234567890\":{\"title\":\"t\"}}} | true",
        "{\"m\":{\"/234567890\":{\"title\":\"t\"}}} | true",
        "{\"m\":{\"12:\":{\"title\":\"t\"},\"1/\":{\"title\":\"u\"},\"19\":{\"title\":\"v\"}}} | false",
        "{\"m\":{\"ab\":{\"title\":\"t\"},\"cd\":{\"title\":\"u\"},\"cd\":{\"title\":\"v\"}}} | false",
        "{\"m\":{\"1\":{\"condition\":\"c\",\"title\":\"t\"}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"isConditionMet\":\"c\",\"icon\":\"i\"}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"condition\":5,\"conditiox\":\"c\",\"isConditionMeh\":\"c\"}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"deep\":{\"condition\":\"c\"}}},\"condition\":\"c\"} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":123456789012345}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":1234567890123456}}} | false",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":1E2}}} | false",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":90,\"a\":9,\"b\":true,\"c\":false,\"d\":null}}} | true",
        "{\"m\":{\"1\":{\"title\":\"\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\"}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"tags\":[]}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"tags\":[1,[2],{\"a\":\"b\"}]}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":-7}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":-0}}} | false",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":0}}} | true",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":1.50}}} | false",
        "{\"m\":{\"1\":{\"title\":\"t\",\"weight\":1e2}}} | false",
        "{\"m\":{\"1\":{\"title\":\"é€🏆\\n\"}}} | true",
        "{\"m\":{\"1\":{\"title\":\"\\u0041\"}}} | false",
        "{\"m\":{\"2\":{\"title\":\"t\"},\"10\":{\"title\":\"u\"}}} | true",
        "{\"m\":{\"10\":{\"title\":\"t\"},\"2\":{\"title\":\"u\"}}} | false",
        "{\"m\":{\"a\":{\"title\":\"t\"},\"2\":{\"title\":\"u\"}}} | false",
        "{\"m\":{\"1\":{\"title\":\"t\",\"title\":\"u\"}}} | false",
        "{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{},\"g\":{},\"h\":{},\"i\":{},\"j\":{}} | true",
        "{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{},\"g\":{},\"h\":{},\"i\":{},\"i\":{}} | false",
        "{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{},\"g\":{},\"h\":{},\"i\":{},\"c\":{}} | false"
    })
    void theQuickWayKnowsWhatItMayTake(String json, boolean quick) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var hash = quick(json);
        assertThat(hash.isPresent()).isEqualTo(quick);
        assertThat(ofBytes(bytes)).isEqualTo(ConfigHash.of(json));
        hash.ifPresent(it -> assertThat(Integer.toString(it, 36)).isEqualTo(ofBytes(bytes)));
    }

    /** An entry's member is three deep, so there are twenty-nine levels left. */
    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void theQuickWayGoesSoDeep(int levels, boolean quick) {
        var start = "{\"m\":{\"1\":{\"title\":\"t\",\"deep\":";
        var arrays = start + "[".repeat(levels) + "]".repeat(levels) + "}}}";
        var objects = start + "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1) + "}}}";
        assertThat(quick(arrays).isPresent()).isEqualTo(quick);
        assertThat(quick(objects).isPresent()).isEqualTo(quick);
        assertThat(ofBytes(arrays.getBytes(StandardCharsets.UTF_8))).isEqualTo(ConfigHash.of(arrays));
    }

    /** Where it is no JSON the long way says what is wrong, so the quick one must not take it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{", "{,}", "{\"m\"}", "{\"m\" 1}", "{\"m\":}", "{\"m\":tru}", "{\"m\":nul}",
        "{\"m\":falsy}", "{\"m\":[1 2]}", "{\"m\":[1,}", "{\"m\":[1}", "{\"m\":[1,]}", "{\"m\":{\"a\":1]}", "{\"m\":-}",
        "{\"m\":01}", "{\"m\":+1}", "{\"m\":1:}", "{\"m\":1/}", "{\"m\":\"\u0001\"}", "{\"m\":\"\u001f\"}",
        "{\"m\":\"\\x\"}", "{\"m\":\"", "{\"m\":1",
        "{\"m\":{\"a\\,\"b\":1}", "{\"m\":{\"a\",\"b\":1}", "{\"m\":00}", "{\"m\":-01}", "{\"m\":1.}", "{\"m\":1e}",
        "{\"m\":\"\u0000\"}", "{\"m\":\"a\\}", "{\"m\":{\"a\\:1}}",
        "{\"m\":1} x", "{\"m\":1}}", "{\"m\":1,}", "{\"m\":1 \"n\":2}", "{\"m\":\u00a01}"})
    void theQuickWayTakesNothingBroken(String json) {
        assertThat(quick(json)).isEmpty();
        assertThat(catchThrowableOfType(LaurelException.class, () -> ConfigHash.of(json))).isNotNull();
    }

    /** One that can't say how much there is, and gives little at a time. */
    @Test
    void whatComesInPiecesIsReadToItsEnd() {
        var json = "{\"m\":{\"1\":{\"title\":\"" + "x".repeat(100_000) + "\"}}}";
        var slow = new FilterInputStream(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int available() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return super.read(bytes, from, Math.min(length, 1_000));
            }
        };
        assertThat(ConfigHash.of(slow)).isEqualTo(Integer.toString(json.hashCode(), 36));
    }

    /** The first piece alone would be a catalog. */
    @Test
    void whatFollowsIsNotForgotten() {
        var whole = "{\"m\":{\"1\":{\"title\":\"t\"}}}";
        assertThat(ConfigHash.of(pieces(whole, " \n"))).isEqualTo(ConfigHash.of(whole));
        assertThat(catchThrowableOfType(LaurelException.class, () -> ConfigHash.of(pieces(whole, "}"))).error().code())
                .isEqualTo(ErrorCode.JSON_TRAILING);
        var broken = new SequenceInputStream(pieces(whole, ""), new BrokenStream());
        assertThat(catchThrowableOfType(LaurelException.class, () -> ConfigHash.of(broken)).error().code())
                .isEqualTo(ErrorCode.JSON_UNREADABLE);
    }

    private static InputStream pieces(String first, String second) {
        return new SequenceInputStream(
                new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(second.getBytes(StandardCharsets.UTF_8)));
    }

    /** Up to a length the powers of 31 are at hand, from there on they are worked out. */
    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127, 128, 129, 255, 256})
    void ofLongTextsToo(int length) {
        var json = "{\"m\":{\"1\":{\"title\":\"" + "x".repeat(length) + "\"}}}";
        assertThat(ConfigHash.of(json)).isEqualTo(Integer.toString(json.hashCode(), 36));
    }

    private static OptionalInt quick(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return PlainHash.of(Arrays.copyOf(bytes, bytes.length + PlainHash.ZEROS), bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0 AF", "C1 BF", "E0 80 80", "ED A0 80", "F0 80 80 80", "F4 90 80 80", "F5 80 80 80", "C3 28",
        "E2 82 28", "F0 9F 28 86", "80"})
    void theQuickWayTakesNoBrokenCharacters(String hex) {
        var bytes = ("{\"m\":{\"1\":{\"title\":\"" + "?".repeat(hex.length() / 3 + 1) + "\"}}}")
                .getBytes(StandardCharsets.UTF_8);
        var broken = HexFormat.ofDelimiter(" ").parseHex(hex);
        System.arraycopy(broken, 0, bytes, "{\"m\":{\"1\":{\"title\":\"".length(), broken.length);
        assertThat(PlainHash.of(Arrays.copyOf(bytes, bytes.length + PlainHash.ZEROS), bytes.length)).isEmpty();
    }

    @Test
    void ofALargeCatalogItGoesOnBehindWhatIsInMemory() {
        var large = "{\"m\":{\"1\":{\"title\":\"" + "x".repeat(5 << 20) + "\"}}}";
        assertThat(ofBytes(large.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Integer.toString(large.hashCode(), 36));
    }

    @Test
    void aStreamThatFailsIsToldWithTheLine() {
        var start = new ByteArrayInputStream("{\n\"m\": {".getBytes(StandardCharsets.UTF_8));
        var error = catchThrowableOfType(
                        LaurelException.class, () -> ConfigHash.of(new SequenceInputStream(start, new BrokenStream())))
                .error();
        assertThat(error.code()).isEqualTo(ErrorCode.JSON_UNREADABLE);
        assertThat(Objects.requireNonNull(error.location()).line()).isEqualTo(2);
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("gone");
        }
    }

    private static String ofBytes(byte[] json) {
        return ConfigHash.of(new ByteArrayInputStream(json));
    }

    private static String plainCatalog(Random random) {
        var json = new StringBuilder("{ ");
        for (var metric = random.nextInt(4); metric >= 0; metric--) {
            json.append("\"m").append(metric).append(random.nextBoolean() ? "\": {" : "\":\n\t{ ");
            for (var key = 0; key < random.nextInt(12); key++) {
                json.append(key == 0 ? "" : ", ").append('"').append(random.nextInt(9) == 0 ? "k" : "").append(key * 7)
                        .append("\": {\"title\": ").append(string(random)).append(",\"icon\":").append(string(random));
                switch (random.nextInt(6)) {
                    case 0 -> json.append(",\"condition\":").append(string(random));
                    case 1 -> json.append(",\"hidden\":true, \"weight\": ").append(random.nextInt(2000) - 1000);
                    case 2 -> json.append(",\"tags\":[").append(string(random))
                            .append(", null ],\"deep\":{\"condition\":\"x\"}");
                    default -> {}
                }
                json.append('}');
            }
            json.append("}").append(metric > 0 ? "," : "");
        }
        return json.append(" }\n").toString();
    }

    private static String string(Random random) {
        var text = new StringBuilder("\"");
        for (var length = random.nextInt(20); length > 0; length--) {
            text.append(random.nextInt(15) > 0
                    ? String.valueOf((char) ('a' + random.nextInt(26)))
                    : List.of("⭐", "🏆", "é", "\\\"", "\\n", "\\\\", "\u2028", "/").get(random.nextInt(8)));
        }
        return text.append('"').toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null"})
    void wantsAnObject(String json) {
        var thrown = catchThrowableOfType(LaurelException.class, () -> ConfigHash.of(json));
        assertThat(thrown.error().code()).isEqualTo(ErrorCode.CATALOG_NOT_OBJECT);
        assertThat(catchThrowableOfType(LaurelException.class, () -> CatalogReader.read(json)).error())
                .isEqualTo(thrown.error());
    }

    private static String compact(String json) {
        try (var source = JsonSource.of(json)) {
            source.next();
            return source.compact();
        }
    }

    private static String object(Random random, int depth) {
        var json = new StringBuilder("{");
        for (var i = random.nextInt(5); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "").append(name(random)).append(": ");
            json.append(value(random, depth + 1));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> name(random);
            case 1 -> String.valueOf(random.nextInt(1000) / 8.0);
            case 2 -> "true";
            case 3 -> "null";
            case 4 -> "-1e" + random.nextInt(30);
            case 5 -> "[" + value(random, depth + 1) + " , " + value(random, depth + 1) + "]";
            default -> object(random, depth);
        };
    }

    private static String name(Random random) {
        var names = List.of("a", "title", "10", "2", "01", "\\u0001", "\\ud83c", "🏆", "q\\\"", "icon", "", "hidden");
        return '"' + names.get(random.nextInt(names.size())) + '"';
    }
}
