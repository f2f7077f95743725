package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import dev.laurel.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what of its first 16 bytes a content is known to be the right one. */
class CryptoJsTest {
    private static final String PASSPHRASE = "Straße 🏆";
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

    private static byte[] sealed(String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var seal = CryptoJs.seal(out, PASSPHRASE.toCharArray(), SALT)) {
            seal.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String opened(byte[] sealed) throws IOException {
        try (var in = CryptoJs.open(new ByteArrayInputStream(sealed), Secrets.once(PASSPHRASE.toCharArray()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"version\":\"3.3.0\"}", "{ }", "{\n  \"version\": 1}", "{\r\n\t\"a\":1}", " \t\r\n{\"a\":1, \"b\":2}",
        "\ufeff{}", "\ufeff{\"a\":1}", "\ufeff\n { \"a\" : 1 }", "{              \"a\":1}", "{               \"a\":1}",
        "{                    }", "               {\"a\":1}", "                {\"a\":1}", "                    x",
        "\ufeff             {\"a\":1}", "\ufeff            {  }", "{\"a"
    })
    void contentMayBeginAsAnObjectInJsonMay(String content) throws IOException {
        assertThat(opened(sealed(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "[1,2]", "\"{\"", "{a:1}", "{'a':1}", "{{}}", "{[1]}", "{,}", "{\u00a0}", "\u00a0{}",
        "\u000b{}", "\0{}", "\ufeff\ufeff{}", "\ufeffx", "\ufefe{}", "               x", "              {x",
        " \ufeff{}", "{ 1}", "}", "{!\"}"
    })
    void whatBeginsOtherwiseComesFromAWrongPassphrase(String content) throws IOException {
        byte[] sealed = sealed(content);
        var e = catchThrowableOfType(EnvelopeException.class, () -> opened(sealed));
        assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
    }

    @Test
    void isTheSameForTheSameSaltAndBeginsWithIt() throws IOException {
        byte[] binary = Base64.getDecoder().decode(sealed("{}"));
        assertThat(binary).hasSize(32).startsWith("Salted__".getBytes(StandardCharsets.US_ASCII));
        assertThat(binary).containsSubsequence(SALT);
        assertThat(sealed("{}")).isEqualTo(sealed("{}"));
    }

    @Test
    void whatIsShorterThanOneBlockIsDamaged() throws IOException {
        byte[] binary = Base64.getDecoder().decode(sealed("{}"));
        for (int length = 0; length < binary.length; length++) {
            byte[] cut = Base64.getEncoder().encode(Arrays.copyOf(binary, length));
            var e = catchThrowableOfType(EnvelopeException.class, () -> opened(cut));
            assertThat(e.error().code()).as("%d bytes", length).isEqualTo(ErrorCode.ENVELOPE_DAMAGED);
        }
        for (int at = 0; at < 8; at++) {
            byte[] other = binary.clone();
            other[at] ^= 1;
            var e = catchThrowableOfType(
                    EnvelopeException.class, () -> opened(Base64.getEncoder().encode(other)));
            assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_DAMAGED);
        }
    }
}
