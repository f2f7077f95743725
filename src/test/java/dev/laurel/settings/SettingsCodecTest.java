package dev.laurel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.Masking;
import dev.laurel.settings.Settings.NotificationLevel;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.Settings.WindowPlace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCodecTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        var seed = System.nanoTime();
        System.out.println("SettingsCodecTest seed " + seed);
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var settings = random(random);

            var reading = read(SettingsCodec.write(settings));

            assertThat(reading.settings()).isEqualTo(settings);
            assertThat(reading.bad()).isEmpty();
            assertThat(reading.version()).isEqualTo(SettingsCodec.VERSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{", "null", "[]", "{}", "{\"version\":0}", "{\"version\":\"1\"}", "{\"version\":1} x", "\0\0\0\0",
        "{\"version\":1,\"a\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}", "{\"version\":1,\"version\":1,",
    })
    void whatAreNoSettingsAtAllIsSeen(String text) {
        assertThat(SettingsCodec.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void aBadMemberCostsThatMemberAlone() {
        var reading = read("""
                {"version":1,"theme":"dark","layout":7,"language":"../x","reducedMotion":"yes",
                 "window":{"x":1e999,"y":0,"width":1,"height":1,"maximised":true},
                 "masking":{"icon":false},"lastProfile":1.5,"future":{"a":[null]},
                 "destinations":[{"kind":"folder","name":"Stick","path":"/mnt/stick"},
                                 {"kind":"folder","name":"Stick","path":"/mnt/other"},
                                 {"kind":"folder","name":"rel","path":"relative"},
                                 {"kind":"carrier pigeon","name":"x"}, null, 3]}""".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.settings()).isEqualTo(Settings.DEFAULTS.withTheme(Theme.DARK)
                .withDestinations(_ -> List.of(new DestinationSettings.Folder("Stick", Path.of("/mnt/stick")))));
        assertThat(reading.bad()).containsExactlyInAnyOrder("/layout", "/language", "/reducedMotion", "/window",
                "/masking", "/lastProfile", "/destinations/1", "/destinations/2", "/destinations/3",
                "/destinations/4", "/destinations/5");
    }

    @Test
    void noRubbishMakesItThrow() {
        var seed = System.nanoTime();
        System.out.println("SettingsCodecTest rubbish seed " + seed);
        var random = new Random(seed);
        var text = SettingsCodec.write(random(random));
        for (var i = 0; i < 2_000; i++) {
            var damaged = text.clone();
            for (var n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var reading = SettingsCodec.read(damaged);
            assertThat(reading == null || reading.settings() != null).isTrue();
        }
    }

    private static SettingsCodec.Reading read(byte[] text) {
        return Objects.requireNonNull(SettingsCodec.read(text));
    }

    static Settings random(Random random) {
        return new Settings(
                one(random, null, "de", "pt-BR"),
                one(random, Theme.values()),
                random.nextBoolean() ? null
                        : new WindowPlace(random.nextDouble() * 100, -random.nextInt(100), 1 + random.nextInt(5000),
                                1 + random.nextDouble(), random.nextBoolean()),
                one(random, null, 7L, Long.MAX_VALUE),
                one(random, null, Path.of("/home/zoë/Backups")),
                IntStream.range(0, random.nextInt(4))
                        .<DestinationSettings>mapToObj(n -> new DestinationSettings.Folder(
                                "Ziel \"" + n + "\" ☃\\", Path.of("/mnt/ stick " + n)))
                        .toList(),
                new Masking(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                one(random, NotificationLevel.values()),
                one(random, Layout.values()),
                random.nextBoolean());
    }

    @SafeVarargs
    private static <T> T one(Random random, @Nullable T... values) {
        return values[random.nextInt(values.length)];
    }
}
