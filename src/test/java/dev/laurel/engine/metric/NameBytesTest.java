package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameBytesTest {
    private static final char HIGH = '\ud83c';
    private static final char LOW = '\udfc6';
    private static final String UNITS = "aZ\u0000\u007f\u0080é\u07ff\u0800日\ud7ff\ue000\ufffd\uffff"
            + "\ud800\udbff\udc00\udfff" + HIGH + LOW;

    @ParameterizedTest
    @ValueSource(ints = {0, 0x41, 0x7f, 0x80, 0xe9, 0x555, 0x7ff, 0x800, 0xaaaa, 0xd7ff, 0xe000, 0xffff, 0x10000,
        0x1f3c6, 0xaaaaa, 0x10ffff})
    void aCodePointIsItsUtf8(int point) {
        byte[] expected = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[expected.length + 4];
        Arrays.fill(bytes, (byte) '#');

        int end = NameBytes.put(point, bytes, 2);

        assertThat(end).isEqualTo(2 + expected.length);
        assertThat(Arrays.copyOfRange(bytes, 2, end)).isEqualTo(expected);
        assertThat(bytes).startsWith('#', '#').endsWith('#', '#');
    }

    @ParameterizedTest
    @CsvSource({"d800, eda080", "dbff, edafbf", "dc00, edb080", "dfff, edbfbf", "d955, eda595", "deaa, edbaaa"})
    void aSurrogateAloneIsThreeBytesOfUtf8sScheme(String unit, String hex) {
        int point = Integer.parseInt(unit, 16);
        byte[] expected = HexFormat.of().parseHex(hex);
        var bytes = new byte[3];
        assertThat(NameBytes.put(point, bytes, 0)).isEqualTo(3);
        assertThat(bytes).isEqualTo(expected);
        assertThat(NameBytes.encode(Character.toString(point))).isEqualTo(expected);
        assertThat(NameBytes.decode(expected, 0, 3)).isEqualTo(Character.toString(point));
    }

    /** So that a name has the same bytes whether or not a part of it is broken. */
    @Test
    void aPairBesideALoneSurrogateStaysFourBytes() {
        assertThat(NameBytes.encode("" + HIGH + LOW)).hasSize(4);
        assertThat(NameBytes.encode("" + HIGH + HIGH + LOW)).hasSize(7);
        assertThat(NameBytes.encode("" + HIGH + LOW + LOW)).hasSize(7);
        assertThat(NameBytes.encode("" + LOW + HIGH)).hasSize(6);
        assertThat(NameBytes.encode("" + HIGH + 'a' + LOW)).hasSize(7);
    }

    @Test
    void everyCharacterOfJavaScriptSurvives() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            survives("" + (char) unit);
        }
        for (int unit = Character.MIN_SURROGATE - 2; unit <= Character.MAX_SURROGATE + 2; unit++) {
            survives("é" + (char) unit + "日a");
        }
    }

    @Test
    void anyMixtureSurvives() {
        var random = Rounds.random(getClass());
        for (int round = 0; round < Rounds.many(2_000); round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(UNITS.charAt(random.nextInt(UNITS.length())));
            }
            survives(text.toString());
        }
    }

    @Test
    void aMixtureOfEveryWidthSurvivesBesideALoneSurrogate() {
        survives("a\u007f\u0080\u0555\u07ff\u0800\u5555\uaaaa\ud7ff\ud800\ue000\uffff" + Character.toString(0x10000)
                + Character.toString(0x55555) + Character.toString(0xaaaaa) + Character.toString(0x10ffff) + "\udc00z");
    }

    /** Names lie side by side in one page. */
    @Test
    void theBytesAroundANameAreNotRead() {
        for (var name : new String[] {"", "plain", "é", "\ud7ff", "\ud800", "x\udfff"}) {
            for (var around : new String[] {"", "\u00ff", "\udabc", "日", "\ud7ff"}) {
                byte[] outside = reference(around);
                byte[] bytes = reference(name);
                var page = new ByteArrayOutputStream();
                page.writeBytes(outside);
                page.writeBytes(bytes);
                page.writeBytes(outside);
                assertThat(NameBytes.decode(page.toByteArray(), outside.length, bytes.length)).isEqualTo(name);
            }
        }
    }

    private static void survives(String text) {
        byte[] bytes = NameBytes.encode(text);
        byte[] expected = reference(text);
        if (!Arrays.equals(bytes, expected)) {
            assertThat(bytes).isEqualTo(expected);
        }
        var back = NameBytes.decode(bytes, 0, bytes.length);
        if (!back.equals(text)) {
            assertThat(back.chars().toArray()).isEqualTo(text.chars().toArray());
        }
    }

    /** By the plainest means: what is well formed is Java's UTF-8, any other unit has three bytes. */
    private static byte[] reference(String text) {
        var result = new ByteArrayOutputStream();
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                result.write(0xe0 + point / 4096);
                result.write(0x80 + point / 64 % 64);
                result.write(0x80 + point % 64);
            } else {
                result.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return result.toByteArray();
    }
}
