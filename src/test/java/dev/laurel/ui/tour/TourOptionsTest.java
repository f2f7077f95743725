package dev.laurel.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import dev.laurel.error.LaurelException;
import dev.laurel.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TourOptionsTest {
    @Test
    void whatIsNotSaidIsTheDefault() {
        assertThat(TourOptions.of(List.of("tour"))).isEqualTo(TourOptions.DEFAULTS);
        assertThat(TourOptions.of(List.of("gallery")).out()).isEqualTo(Path.of("target", "gallery"));
    }

    @Test
    void everyOptionIsRead() {
        var arguments = "tour --on screen --out x --size 900x600 --theme dark --language de";
        assertThat(TourOptions.of(List.of(arguments.split(" ")))).isEqualTo(
                new TourOptions(false, true, Path.of("x"), 900, 600, Settings.Theme.DARK, Locale.GERMAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tour --out", "tour --size 900", "tour --size 9x9", "tour --size axb", "tour --theme pink", "tour --on paper",
                "tour --what x"})
    void anythingElseIsWrongUsage(String arguments) {
        assertThatThrownBy(() -> TourOptions.of(List.of(arguments.split(" ")))).isInstanceOf(LaurelException.class);
    }

    @Test
    void withoutDisplayVariableLinuxHasNoDisplay() {
        var linux = new Properties();
        linux.setProperty("os.name", "Linux");
        assertThat(Display.of(Map.of(), linux).isThere()).isFalse();
        assertThat(Display.of(Map.of("DISPLAY", ":987654"), linux).isThere()).isFalse();
        assertThat(Display.of(Map.of("DISPLAY", "host:0"), linux).isThere()).isTrue();
        linux.setProperty("glass.platform", "Headless");
        assertThat(Display.of(Map.of(), linux).isThere()).isTrue();
    }

    @Test
    void otherSystemsHaveOne() {
        var mac = new Properties();
        mac.setProperty("os.name", "Mac OS X");
        assertThat(Display.of(Map.of(), mac).isThere()).isTrue();
    }
}
