package dev.laurel.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {
    @Test
    void readsWhatItWrites() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var n = 0; n < 2000; n++) {
            var secret = random.ints(1 + random.nextInt(20), 0, 9)
                    .mapToObj("\\\n\r\tnra\u00e4\u20ac"::charAt)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            var lines = new SecretLines();
            lines.put("destination \u20ac: x", secret.toCharArray());
            lines.put("other", "o".toCharArray());
            var read = Objects.requireNonNull(SecretLines.of(lines.text()), "seed " + seed);
            assertThat(read.find("destination \u20ac: x")).as("seed " + seed).contains(secret.toCharArray());
            assertThat(read.find("other")).contains("o".toCharArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "laurel", "laurel secrets 2\n", "laurel secrets 1\nname", "laurel secrets 1\nname\t",
        "laurel secrets 1\nname\tsecret", "laurel secrets 1\nname\tse\\", "laurel secrets 1\nname\tse\\x\n",
        "laurel secrets 1\nname\n\t\n"
    })
    void refusesAnythingElse(String text) {
        assertThatObject(SecretLines.of(text.getBytes(UTF_8))).isNull();
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatObject(SecretLines.of(new byte[] {'l', (byte) 0xff})).isNull();
    }
}
