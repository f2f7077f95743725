package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonLimits;
import dev.laurel.json.JsonNumber;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLexerTest {
    private static final int LONGEST = 50;
    private static final JsonLimits LIMITS = new JsonLimits(3, 1000, LONGEST, Long.MAX_VALUE);

    private static JsonLexer lexer(ByteText text) {
        return new JsonLexer(text, LIMITS, () -> "/x");
    }

    private static String failure(ByteText text) {
        var error = catchThrowableOfType(LaurelException.class, lexer(text)::number).error();
        return Exports.line(error) + " " + error.arguments();
    }

    private static void check(String number) {
        var text = Exports.window(number + ",");
        var lexer = lexer(text);
        double value = lexer.number();
        assertThat(value).as(number).isEqualTo(Double.parseDouble(number) + 0.0);
        assertThat(text.at).as(number).isEqualTo(number.length());
        boolean lost = Double.isInfinite(value)
                || new BigDecimal(number).compareTo(new BigDecimal(JsonNumber.toString(value))) != 0;
        assertThat(lexer.lostDigits()).as(number).isEqualTo(lost);
    }

    /** Around 15 digits, 2^53, the powers of ten that are exact, and the ends of what a double holds. */
    @ParameterizedTest
    @ValueSource(strings = {
        "0", "-0", "0.0", "-0.000", "9", "1.9", "-7.5", "0e0", "1e5", "1E-5", "9e+9", "-1.25e2", "123456789012345",
        "1234567890123456", "999999999999999", "9007199254740992", "9007199254740993", "-9007199254740993",
        "0.123456789012345", "0.1234567890123456", "0.12345678901234567", "0.1234567890123456789",
        "0.0000000000000000000001", "0.00000000000000000000001", "0.000000000000000000000001",
        "0.0000000000000000000000000000000000000000000001", "0.00000012345678901234", "0.00000000123456789012345678",
        "100000000000000000000", "100000000000000000001", "12345678901234567890123456789012345678901234567",
        "1.7976931348623157e308", "1.7976931348623159e308", "-1e309", "5e-324", "1e-400", "2e-324", "0e999",
        "18446744073709551617", "18446744073709551616.5", "0.5000000000000000000", "1.0000000000000000000000000"
    })
    void readsTheNearestDoubleAndSaysWhetherDigitsWereLost(String number) {
        check(number);
    }

    @Test
    void readsAndJudgesWhatJavaDoes() {
        var random = Rounds.random(NumberLexerTest.class);
        for (int i = Rounds.many(5_000); i > 0; i--) {
            check(random(random));
        }
    }

    private static String random(Random random) {
        var number = new StringBuilder(random.nextBoolean() ? "-" : "");
        number.append(random.nextInt(4) == 0 ? "0" : 1 + random.nextInt(9) + digits(random));
        number.append(random.nextBoolean() ? "" : "." + "0".repeat(random.nextInt(4) * 5) + random.nextInt(10));
        if (number.indexOf(".") >= 0) {
            number.append(digits(random));
        }
        return number + (random.nextInt(4) > 0 ? "" : "e" + random.nextInt(-20, 20));
    }

    private static String digits(Random random) {
        var digits = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    @Test
    void forgetsTheDigitsThatThePreviousNumberLost() {
        var text = Exports.window("9007199254740993,1,9007199254740993,1e5,");
        var lexer = lexer(text);
        for (boolean lost : new boolean[] {true, false, true, false}) {
            lexer.number();
            assertThat(lexer.lostDigits()).isEqualTo(lost);
            text.at++;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-x, JSON_NUMBER 1:1 /x [-x]",
        "-.5, JSON_NUMBER 1:1 /x [-.5]",
        "-e5, JSON_NUMBER 1:1 /x [-e5]",
        "00], JSON_NUMBER 1:1 /x [00]",
        "-01], JSON_NUMBER 1:1 /x [-01]",
        "1.x, JSON_NUMBER 1:1 /x [1.x]",
        "1.e5, JSON_NUMBER 1:1 /x [1.e5]",
        "1ex, JSON_NUMBER 1:1 /x [1ex]",
        "1e+-5, JSON_NUMBER 1:1 /x [1e+-5]",
        "1.5.5, JSON_NUMBER 1:1 /x [1.5.5]",
        "1e5.5, JSON_NUMBER 1:1 /x [1e5.5]",
        "1e5e5, JSON_NUMBER 1:1 /x [1e5e5]",
        "0x10, JSON_NUMBER 1:1 /x [0x10]",
        "1_000, JSON_NUMBER 1:1 /x [1_000]",
        "1é, JSON_NUMBER 1:1 /x [1é]",
        "-, JSON_TRUNCATED 1:2 /x []",
        "1., JSON_TRUNCATED 1:3 /x []",
        "1e, JSON_TRUNCATED 1:3 /x []",
        "1e-, JSON_TRUNCATED 1:4 /x []",
    })
    void saysWhatIsNoNumber(String json, String expected) {
        assertThat(failure(Exports.window(json))).isEqualTo(expected);
    }

    @Test
    void aNumberMayEndWhereTheTextDoes() {
        for (String number : new String[] {"0", "-0", "12", "1.5", "1e5", "1.5e-5"}) {
            assertThat(lexer(Exports.window(number)).number()).isEqualTo(Double.parseDouble(number) + 0.0);
        }
    }

    @Test
    void aNumberMayBeAsLongAsTheLimitWhereverTheWindowCutsIt() {
        var longest = "1.5" + "0".repeat(LONGEST - 3);
        for (int before = 1; before <= LONGEST + 2; before++) {
            byte[] bytes = (longest + ",").getBytes(StandardCharsets.US_ASCII);
            var text = Exports.edge(before, bytes);
            assertThat(lexer(text).number()).isEqualTo(1.5);
            assertThat(text.peek()).isEqualTo(',');
            // A letter of two bytes right behind it is part of what is no number.
            byte[] more = ("1.5" + "0".repeat(30) + "é").getBytes(StandardCharsets.UTF_8);
            assertThat(failure(Exports.edge(before, more))).startsWith("JSON_NUMBER").endsWith("00é]");
            assertThat(failure(Exports.edge(before, (longest + "0,").getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo("JSON_TOO_LONG 1:" + (ByteText.WINDOW - before + 1) + " /x [50]");
        }
    }
}
