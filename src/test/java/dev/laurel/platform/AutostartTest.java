package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutostartTest {
    @TempDir
    private Path home;

    private Autostart of(String system, Map<String, String> environment, String program) {
        return Autostart.of(system, environment, home, Optional.of(Path.of(program))).orElseThrow();
    }

    @Test
    void isNotOfferedWhereNobodyKnowsWhatStartsLaurel() {
        assertThat(Autostart.of("Linux", Map.of(), home, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void turnsOnAndOff(String system) {
        var autostart = of(system, Map.of(), "/opt/laurel/bin/laurel");
        assertThat(autostart.isOn()).isFalse();
        autostart.turn(true);
        autostart.turn(true);
        assertThat(autostart.isOn()).isTrue();
        assertThat(of(system, Map.of(), "/opt/laurel/bin/laurel").isOn()).isTrue();
        autostart.turn(false);
        autostart.turn(false);
        assertThat(autostart.isOn()).isFalse();
    }

    @Test
    void liesWhereTheDesktopLooks() throws Exception {
        of("Linux", Map.of(), "/usr/bin/laurel").turn(true);
        of("Linux", Map.of("XDG_CONFIG_HOME", home.resolve("elsewhere").toString()), "/usr/bin/laurel").turn(true);
        of("Linux", Map.of("XDG_CONFIG_HOME", "not/absolute"), "/usr/bin/laurel").turn(true);
        of("Mac OS X", Map.of(), "/usr/bin/laurel").turn(true);
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).map(it -> home.relativize(it).toString()))
                    .containsExactlyInAnyOrder(".config/autostart/laurel.desktop", "elsewhere/autostart/laurel.desktop",
                            "Library/LaunchAgents/dev.laurel.plist");
        }
    }

    @Test
    void respectsWhatTheDesktopHasSwitchedOff() throws Exception {
        var autostart = of("Linux", Map.of(), "/usr/bin/laurel");
        autostart.turn(true);
        var file = home.resolve(".config/autostart/laurel.desktop");
        Files.writeString(file, Files.readString(file) + "X-GNOME-Autostart-enabled=false\n");
        assertThat(autostart.isOn()).isFalse();
        autostart.turn(true);
        assertThat(autostart.isOn()).isTrue();
    }

    /** Read by the rules of the specification, the line has the very path. */
    @Test
    void quotesThePathInADesktopEntry() throws Exception {
        var program = "/opt/a b/50 % \"x\" $HOME `id` \\ y/laurel";
        of("Linux", Map.of(), program).turn(true);
        var line = Files.readAllLines(home.resolve(".config/autostart/laurel.desktop")).stream()
                .filter(it -> it.startsWith("Exec=")).findFirst().orElseThrow().substring("Exec=".length());
        assertThat(words(line.replace("\\\\", "\\").replace("%%", "%"))).containsExactly(program, "--background");
    }

    @Test
    void writesAPropertyListThatIsXml() throws Exception {
        var program = "/Applications/A & <B>.app/Contents/MacOS/Laurel";
        of("Mac OS X", Map.of(), program).turn(true);
        var text = Files.readString(home.resolve("Library/LaunchAgents/dev.laurel.plist"))
                .replaceAll("<!DOCTYPE[^>]*>", "");
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("string").item(1).getTextContent()).isEqualTo(program);
    }

    @Test
    void saysInTheRegistryWhatToStart() {
        var key = (Autostart.RunKey) of("Windows 11", Map.of(), "C:/Program Files/Laurel/laurel.exe");
        assertThat(key.command(true)).startsWith("reg", "add").endsWith(
                "\\\"C:/Program Files/Laurel/laurel.exe\\\" --background");
        assertThat(key.command(false)).startsWith("reg", "delete").doesNotContain("--background");
    }

    @Test
    void tellsWhenTheFolderCantBeWritten() throws Exception {
        Files.writeString(home.resolve(".config"), "a file in the way");
        assertThatThrownBy(() -> of("Linux", Map.of(), "/usr/bin/laurel").turn(true))
                .isInstanceOfSatisfying(LaurelException.class,
                        e -> assertThat(e.error().code()).isEqualTo(ErrorCode.AUTOSTART_FAILED));
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                word.append(line.charAt(++i));
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
