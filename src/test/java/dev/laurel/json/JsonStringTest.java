package dev.laurel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class JsonStringTest {
    @Test
    void escapesAsJavaScriptDoes() {
        assertThat(JsonString.quote("\u0000\u0001\b\f\n\r\t\u001f\u007f\u2028\u2029\"\\/"))
                .isEqualTo("\"\\u0000\\u0001\\b\\f\\n\\r\\t\\u001f\u007f\u2028\u2029\\\"\\\\/\"");
    }

    @Test
    void escapesLoneSurrogatesOnly() {
        assertThat(JsonString.quote("🏆\ud83c")).isEqualTo("\"🏆\\ud83c\"");
        assertThat(JsonString.quote("\udfc6x\ud83cx\ud83c\ud83c\udfc6")).isEqualTo("\"\\udfc6x\\ud83cx\\ud83c🏆\"");
    }

    @Test
    void bytesAndTextAgreeAndReadBack() {
        var seed = 11L;
        var random = new Random(seed);
        for (var i = 0; i < 20_000; i++) {
            var text = random(random);
            var quoted = JsonString.quote(text);
            var bytes = new byte[JsonString.maxBytes(text)];
            var end = JsonString.write(text, bytes, 0);
            assertThat(new String(bytes, 0, end, StandardCharsets.UTF_8)).as("seed %d", seed).isEqualTo(quoted);
            assertThat(JsonString.isPlain(text)).isEqualTo(quoted.length() == text.length() + 2);
            try (var source = JsonSource.of(quoted)) {
                source.next();
                assertThat(source.string()).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 2 -> text.appendCodePoint(0x1F000 + random.nextInt(0x800));
                case 3 -> text.append((char) random.nextInt(0x10000));
                case 4 -> text.append("\"\\/");
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }
}
