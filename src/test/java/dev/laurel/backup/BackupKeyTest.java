package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import dev.laurel.backup.destination.Keys;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupKeyTest {
    @Test
    void aKeyNamesUserVersionTimeAndForm() {
        var key = new BackupKey("anna", "1.2.0", 1_700_000_000_000L, BackupKey.Form.PLAIN);
        assertThat(key.text()).isEqualTo("users/anna/v1.2.0/achievements-1700000000000.json");
        assertThat(new BackupKey("anna", "1.2.0", 5, BackupKey.Form.AGE).text()).endsWith("-5.json.age");
        assertThat(new BackupKey("anna", "1.2.0", 5, BackupKey.Form.CRYPTOJS).text()).endsWith("-5.json.enc");
        assertThat(BackupKey.parse(key.text())).contains(key);
    }

    @Test
    void theGuidesKeyHasNoVersion() {
        assertThat(BackupKey.parse("users/user123/achievements-1700000000000.json"))
                .contains(new BackupKey("user123", "", 1_700_000_000_000L, BackupKey.Form.PLAIN));
    }

    @Test
    void aUserCalledLikeAVersionIsAUser() {
        assertThat(BackupKey.parse("users/v1/achievements-5.json"))
                .contains(new BackupKey("v1", "", 5, BackupKey.Form.PLAIN));
    }

    @Test
    void otherProgramsSegmentsAreReadAsTheyAre() {
        assertThat(BackupKey.parse("users/user 1/achievements-5.json").orElseThrow().user()).isEqualTo("user 1");
        assertThat(BackupKey.parse("users/100%/achievements-5.json").orElseThrow().user()).isEqualTo("100%");
        assertThat(BackupKey.parse("users/me@x.org/v2/achievements-5.json").orElseThrow().user()).isEqualTo("me@x.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "users/", "users/anna/", "users/anna/v1/", "users/anna/notes.txt", "users/anna/sync.json",
        "users/anna/v1/achievements-.json", "users/anna/v1/achievements-1.json.bak",
        "users/anna/v1/achievements-x.json", "users/anna/v1/achievements-1.json.pin",
                "users/anna/v1/x/achievements-1.json", "users//achievements-1.json",
        "users/../achievements-1.json", "users/anna/v/achievements-1.json", "users/anna/v1/achievements--1.json",
        "users/anna/v1/achievements-99999999999999999999.json", "x/users/anna/achievements-1.json",
        "users/anna/1.0/achievements-1.json"
    })
    void everythingElseIsLeftAlone(String key) {
        assertThat(BackupKey.parse(key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user 1/x, user%201%2Fx",
        "../, ..%2F",
        ".., .%2E",
        "., %2E",
        "dot., dot%2E",
        "a\\b, a%5Cb",
        "100%, 100%25",
        "~, %7E",
        "'', ~",
        "Zoë, Zo%C3%AB",
        "🏆, %F0%9F%8F%86",
        "me@x.org, me%40x.org",
        "Con, %43on",
        "nul.tar.gz, %6Eul.tar.gz",
        "console, console",
        "a-b_c.d, a-b_c.d"
    })
    void anIdIsOneSegment(String id, String segment) {
        assertThat(UserSegment.encode(id)).isEqualTo(segment);
        assertThat(UserSegment.decode(segment)).isEqualTo(id);
    }

    @Test
    @Promise(area = Area.HOSTILE, value = "Every player's id has a key of its own that every system can store")
    void randomIdsComeBackAndFit() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var segments = new HashSet<String>();
        var ids = new HashSet<String>();
        for (var n = 0; n < Rounds.many(5_000); n++) {
            var id = id(random);
            var segment = UserSegment.encode(id);
            var key = new BackupKey(id, "9.9.9-SNAPSHOT", 999_999_999_999_999L, BackupKey.Form.AGE).text();
            assertThat(Keys.isKey(key)).as("seed %s, id %s", seed, id).isTrue();
            assertThat(key).as("seed %s", seed).matches("[A-Za-z0-9._~%/-]+");
            if (segment.indexOf('~') < 0 || segment.equals("~")) {
                assertThat(UserSegment.decode(segment)).as("seed %s", seed).isEqualTo(id);
            }
            ids.add(id);
            segments.add(segment);
        }
        assertThat(segments).as("seed %s", seed).hasSameSizeAs(ids);
    }

    private static String id(Random random) {
        var id = new StringBuilder();
        var length = random.nextInt(10) == 0 ? random.nextInt(1500) : random.nextInt(12);
        for (var i = 0; i < length; i++) {
            switch (random.nextInt(5)) {
                case 0 -> id.append((char) random.nextInt(0x10000));
                case 1 -> id.appendCodePoint(0x1f300 + random.nextInt(500));
                case 2 -> id.append("./\\~% \u0000".charAt(random.nextInt(7)));
                default -> id.append((char) ('a' + random.nextInt(26)));
            }
        }
        return id.toString();
    }

    @Test
    void aLongIdIsCutWhereItCanBeReadAndTwoStayTwo() {
        var one = UserSegment.encode("🦊".repeat(300) + "1");
        var two = UserSegment.encode("🦊".repeat(300) + "2");
        assertThat(one).isNotEqualTo(two).hasSizeLessThanOrEqualTo(UserSegment.LONGEST);
        assertThat(UserSegment.decode(one)).startsWith("🦊🦊🦊").doesNotContain("\ufffd");
        assertThat(UserSegment.encode("x".repeat(UserSegment.LONGEST))).doesNotContain("~");
        assertThat(UserSegment.encode("x".repeat(UserSegment.LONGEST + 1))).contains("~");
    }

    /** As it is listed where only its key is known. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "🦊", "\u00e9", "con.", "a b"})
    void aShortenedIdKeepsItsSegment(String piece) {
        for (var count = 795; count < 812; count++) {
            var segment = UserSegment.encode(piece.repeat(count / piece.length()) + "y".repeat(count % 7));
            assertThat(UserSegment.encode(UserSegment.decode(segment))).isEqualTo(segment);
        }
    }

    @Test
    void whatLooksShortenedAndIsNotStaysItself() {
        var id = "anna~" + "0".repeat(32);
        assertThat(UserSegment.encode(id)).isEqualTo("anna%7E" + "0".repeat(32));
        assertThat(UserSegment.encode("x".repeat(700) + "~" + "0".repeat(31))).contains("%7E");
    }

    @Test
    void idsWithoutUtf8KeepTheirPlaces() {
        for (var id : List.of("\ud800", "a\udc00b", "\udc00\ud800", "\ud83c\udfc6\ud83c")) {
            assertThat(UserSegment.decode(UserSegment.encode(id))).isEqualTo(id);
            assertThat(UserSegment.encode(id).getBytes(StandardCharsets.US_ASCII)).doesNotContain((byte) '?');
        }
    }
}
