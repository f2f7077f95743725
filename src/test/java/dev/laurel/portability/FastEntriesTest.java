package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read fast and what is left, beside a pattern that says the same. */
class FastEntriesTest {
    private static final String SPACE = "[ \\t\\r\\n]*";
    private static final String NUMBER = "(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)";
    private static final Pattern ENTRY = Pattern.compile(SPACE + "\"([ !#-\\[\\]-\\x7f]*)\": ?\\[" + SPACE + NUMBER
            + SPACE + "\\]" + SPACE + ",");
    private static final Pattern ELEMENT = Pattern.compile(SPACE + NUMBER + SPACE + ",");
    private static final BigInteger SAFE = BigInteger.ONE.shiftLeft(52);

    private static final List<String> GAPS = List.of(
            "", " ", "\t", "\r", "\n", "\r\n", "    ", "\n   ", "\n    ", "\n     ", "\n        ", "\n    \n    ",
            "\n\n", "\n\t   ", " \n    \r\n \t", "\n   \t", "\n  \n  ");
    private static final List<String> NUMBERS = List.of(
            "0", "-0", "7", "-7", "10", "1234567890", "0.5", "-0.25", "10.50", "9.9", "0.0", "19.0", "8.09",
            "4503599627370495", "-4503599627370495", "4503599627370496", "4503599627370497", "450359962737049.6",
            "450359962737.0495", "0.4503599627370495", "0.4503599627370496", "0.00000000000000001",
            "0.000000000000000001", "123456789012345678", "1234567890123456789", "18446744073709551617",
            "1844674407370955161.7", "0.18446744073709551617",
            "00", "01", "-01", "00.5", "", "-", "--1", "+1", ".5", "-.5", "1.", "-1.", "1.-", "1.e5", "1..5", "1.5.5",
            "1e5", "1E5", "1.5e-3", "1 2", "1x", "x1", "/", ":", "1/", "1:", "1./", "1.:", "1.5/", "1.5:", "\"1\"",
            "null", "[1]", "1,2", "NaN");

    private static boolean isShort(String number) {
        var digits = number.replaceAll("[-.]", "");
        return digits.length() <= 18 && new BigInteger(digits).compareTo(SAFE) < 0;
    }

    private static void checkPlace(ByteText text, String json, int end) {
        assertThat(text.at).as(json).isEqualTo(end);
        assertThat(text.line).as("line in %s", json)
                .isEqualTo(1 + (int) json.substring(0, end).chars().filter(c -> c == '\n').count());
        assertThat(text.column()).as("column in %s", json).isEqualTo(end - json.lastIndexOf('\n', end - 1));
    }

    private static boolean checkEntry(String json) {
        var text = Exports.window(json.getBytes(StandardCharsets.ISO_8859_1));
        var builder = new MetricTableBuilder();
        var matcher = ENTRY.matcher(json);
        boolean fast = matcher.lookingAt() && isShort(matcher.group(2));
        assertThat(new FastEntries(text).entry(builder)).as(json).isEqualTo(fast);
        checkPlace(text, json, fast ? matcher.end() : 0);
        assertThat(builder.size()).as(json).isEqualTo(fast ? 1 : 0);
        if (fast) {
            assertThat(builder.name(0)).isEqualTo(matcher.group(1));
            assertThat(builder.build().number(0)).as(json).isEqualTo(Double.parseDouble(matcher.group(2)) + 0.0);
        }
        return fast;
    }

    private static int checkNumbers(String json) {
        var text = Exports.window(json.getBytes(StandardCharsets.ISO_8859_1));
        var builder = new MetricTableBuilder();
        var expected = new ArrayList<Double>();
        int end = 0;
        var matcher = ELEMENT.matcher(json);
        while (matcher.region(end, json.length()).lookingAt() && isShort(matcher.group(1))) {
            expected.add(Double.parseDouble(matcher.group(1)) + 0.0);
            end = matcher.end();
        }
        assertThat(new FastEntries(text).numbers(builder)).as(json).isEqualTo(expected.size());
        checkPlace(text, json, end);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(builder.addedNumber(i)).as(json).isEqualTo(expected.get(i));
        }
        return expected.size();
    }

    /** Names are looked at eight bytes at a time: each kind of byte at each place, before, among and after them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 17, 40})
    void aNameIsReadUpToWhatIsNotPlain(int length) {
        assertThat(checkEntry("\"" + "n".repeat(length) + "\":[5],")).isTrue();
        for (int at = 0; at < length; at++) {
            for (char c : "\0\u0001\u001f !\"#[\\]~\u007f\u0080\u00a2\u00dc\u00ff".toCharArray()) {
                var name = new StringBuilder("n".repeat(length));
                name.setCharAt(at, c);
                assertThat(checkEntry("\"" + name + "\":[5],"))
                        .as("U+%04X at %d of %d", (int) c, at, length)
                        .isEqualTo(c >= ' ' && c < 0x80 && c != '"' && c != '\\');
            }
        }
    }

    @Test
    void spaceMayStandWhereJsonHasItExceptAroundTheColon() {
        for (String gap : GAPS) {
            assertThat(checkEntry(gap + "\"a\":[1],")).isTrue();
            assertThat(checkEntry("\"a\":[" + gap + "1],")).isTrue();
            assertThat(checkEntry("\"a\":[1" + gap + "],")).isTrue();
            assertThat(checkEntry("\"a\":[1]" + gap + ",")).isTrue();
            assertThat(checkEntry("\"a\":" + gap + "[1],")).isEqualTo(gap.isEmpty() || gap.equals(" "));
            assertThat(checkEntry("\"a\"" + gap + ":[1],")).isEqualTo(gap.isEmpty());
            assertThat(checkNumbers(gap + "1" + gap + "," + gap + "2" + gap + ",")).isEqualTo(2);
        }
    }

    @Test
    void onlyNumbersWithoutExponentThatADoubleHoldsExactlyAreReadHere() {
        int fast = 0;
        for (String number : NUMBERS) {
            fast += checkEntry("\"a\":[" + number + "],") ? 1 : 0;
            checkNumbers(number + ",");
            checkNumbers("8," + number + " ,3,");
            checkNumbers(number);
        }
        assertThat(fast).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a\":[1],", "\"a:[1],", "\"a\"[1],", "\"a\":1,", "\"a\":1],", "\"a\":(1],", "\"a\":[],", "\"a\":[1,2],",
        "\"a\":[1]}", "\"a\":[1)", "\"a\":[1];", "\"a\":[\"x\"],", "\"a\":[ ],", "\"a\":[-],", "\"a\";[1],", "}", "",
        "x\"a\":[1],", "\"a\"::[1],", "\"a\":{\"0\":1},"
    })
    void whatIsNoSuchEntryIsLeftWhereItIs(String json) {
        assertThat(checkEntry(json)).isFalse();
    }

    @Test
    void anEntryThatIsNotWhollyThereIsLeftWhereItIs() {
        var json = " \"name of it\": [ 12.5 ] ,";
        for (int length = 0; length < json.length(); length++) {
            assertThat(checkEntry(json.substring(0, length))).isFalse();
        }
        assertThat(checkEntry(json)).isTrue();
    }

    @Test
    void aNameThatIsThereAlreadyIsLeftToWhoeverWarnsOfIt() {
        var text = Exports.window("\"a\":[1],\n\"b\":[2],\n\"a\":[3],");
        var builder = new MetricTableBuilder();
        var fast = new FastEntries(text);
        assertThat(fast.entry(builder)).isTrue();
        assertThat(fast.entry(builder)).isTrue();
        int at = text.at;
        assertThat(fast.entry(builder)).isFalse();
        assertThat(text.at).isEqualTo(at);
        assertThat(text.line).isEqualTo(2);
        assertThat(builder.size()).isEqualTo(2);
        assertThat(builder.build().number(0)).isEqualTo(1);
    }

    @Test
    void whatTheWindowCutsIsReadOnceItHasMoved() {
        var json = new StringBuilder();
        for (int i = 0; json.length() < 2 * ByteText.WINDOW; i++) {
            json.append("\"metric ").append(i).append("\": [").append(i).append("],\n    ");
        }
        var text = Exports.window(json.toString());
        var builder = new MetricTableBuilder();
        var fast = new FastEntries(text);
        int windows = 0;
        do {
            while (fast.entry(builder)) {
                int row = builder.size() - 1;
                assertThat(builder.name(row)).isEqualTo("metric " + row);
            }
            windows++;
        } while (text.more() && text.skipSpace() == '"');
        assertThat(windows).isEqualTo(3);
        int size = builder.size();
        assertThat(json).contains("\"metric " + (size - 1) + "\"").doesNotContain("\"metric " + size + "\"");
        assertThat(text.line).isEqualTo(size + 1);
    }

    @Test
    void readsAndLeavesWhatThePatternSays() {
        var random = Rounds.random(FastEntriesTest.class);
        int fast = 0;
        int rounds = Rounds.many(3_000);
        for (int i = 0; i < rounds; i++) {
            var name = "abc def".repeat(random.nextInt(4));
            var array = "[" + gap(random) + number(random) + gap(random) + "]" + gap(random) + ",";
            var entry = gap(random) + "\"" + name + "\":" + (random.nextBoolean() ? " " : "") + array;
            if (random.nextInt(3) == 0) {
                int at = random.nextInt(entry.length());
                char other = "\"\\:[], \n.0e-é".charAt(random.nextInt(13));
                entry = entry.substring(0, at) + other + entry.substring(at + 1);
            }
            fast += checkEntry(entry) ? 1 : 0;
            var first = number(random) + gap(random);
            checkNumbers(first + "," + gap(random) + number(random) + ",\n" + number(random) + ",");
        }
        assertThat(fast).isGreaterThan(rounds / 4);
    }

    private static String gap(Random random) {
        return random.nextBoolean() ? "" : GAPS.get(random.nextInt(GAPS.size()));
    }

    private static String number(Random random) {
        return random.nextInt(8) == 0
                ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                : (random.nextBoolean() ? "-" : "") + random.nextLong(1L << random.nextInt(1, 56))
                        + (random.nextBoolean() ? "" : "." + random.nextInt(1_000));
    }
}
