package dev.laurel.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnattendedBackupTest {
    private static final List<String> NAMES =
            List.of("Mira", "Mira O'Kafor", "50 % \"done\" $HOME `id`", "a\\b\\", "Üben 🦊", "x; rm -rf y & z | w");

    @TempDir
    private Path folder;

    private static UnattendedBackup of(String program, String profile, String destination, Duration every) {
        return new UnattendedBackup(List.of(program), profile, destination, every);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1M, * * * * *", "PT5M, */5 * * * *", "PT7M, */6 * * * *", "PT45M, */30 * * * *", "PT1H, 0 * * * *",
        "PT90M, 0 * * * *", "PT5H, 0 */4 * * *", "PT23H, 0 */12 * * *", "PT24H, 0 12 * * *", "P7D, 0 12 * * 0"
    })
    void saysInCronTheLongestIntervalThatIsNotLonger(Duration every, String time) {
        assertThat(of("/usr/bin/laurel", "Mira", "stick", every).cron())
                .isEqualTo(time + " /usr/bin/laurel backup Mira --to stick --quiet");
    }

    /** What cron hands to the shell, and the shell to the program, are the very names. */
    @Test
    void quotesForCronAndTheShell() throws Exception {
        var program = printing();
        for (var name : NAMES) {
            var line = of(program.toString(), name, name + " 2", Duration.ofMinutes(5)).cron();
            var command = line.substring("*/5 * * * * ".length());
            assertThat(command.replace("\\%", "")).as("a bare percent sign would end the line").doesNotContain("%");
            assertThat(words(new ProcessBuilder("sh", "-c", command.replace("\\%", "%"))))
                    .containsExactly("backup", name, "--to", name + " 2", "--quiet");
        }
    }

    /** systemd itself reads the units and runs them where it is there; what it would run is compared everywhere. */
    @Test
    void writesUnitsThatSystemdAccepts() throws Exception {
        assumeTrue(isSystemdThere(), "systemd-analyze is not there "
                + "(Debian's package systemd), so nothing reads the units");
        var program = printing();
        for (var name : NAMES) {
            var backup = of(program.toString(), name, "stick", Duration.ofMinutes(5));
            var service = Files.writeString(folder.resolve("laurel-backup.service"), backup.systemdService());
            var timer = Files.writeString(folder.resolve("laurel-backup.timer"), backup.systemdTimer());
            var verify = new ProcessBuilder("systemd-analyze", "verify", "--user", "--man=no",
                    service.toString(), timer.toString()).redirectErrorStream(true);
            verify.environment().put("XDG_RUNTIME_DIR", folder.toString());
            var process = verify.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(name + ": " + said).isZero();
            assertThat(said).doesNotContain("laurel-backup");
        }
    }

    @Test
    void setsTheUnitsUpFromAShell() throws Exception {
        var home = Files.createDirectories(folder.resolve("home"));
        var called = folder.resolve("called");
        var bin = Files.createDirectories(folder.resolve("bin"));
        var systemctl = Files.writeString(bin.resolve("systemctl"), "#!/bin/sh\necho \"$@\" >> '" + called + "'\n");
        assertThat(systemctl.toFile().setExecutable(true)).isTrue();
        for (var name : NAMES) {
            Files.deleteIfExists(called);
            var backup = of("/opt/laurel/bin/laurel", name, "stick", Duration.ofMinutes(5));
            var shell = new ProcessBuilder("sh", "-e", "-c", backup.systemdSetup());
            shell.environment().put("HOME", home.toString());
            shell.environment().merge("PATH", bin.toString(), (path, first) -> first + File.pathSeparator + path);
            assertThat(words(shell)).isEmpty();
            var enabled = Files.readAllLines(called).getLast();
            assertThat(enabled).matches("--user enable --now laurel-backup-[A-Za-z0-9_]+-stick\\.timer");
            var units = home.resolve(".config/systemd/user");
            var timer = enabled.substring(enabled.lastIndexOf(' ') + 1);
            assertThat(units.resolve(timer)).hasContent(backup.systemdTimer());
            assertThat(units.resolve(timer.replace(".timer", ".service"))).hasContent(backup.systemdService());
        }
        try (var files = Files.list(home.resolve(".config/systemd/user"))) {
            assertThat(files).as("each name its own").hasSize(2 * NAMES.size());
        }
    }

    @Test
    void namesTheDataFolderWhereItIsNotTheUsualOne() {
        var backup = new UnattendedBackup(List.of("/usr/bin/laurel", "--data", "/my data"), "Mira", "stick",
                Duration.ofMinutes(5));
        assertThat(backup.cron()).isEqualTo("*/5 * * * * /usr/bin/laurel "
                + "--data '/my data' backup Mira --to stick --quiet");
    }

    @Test
    void escapesWhatSystemdTakesForItsOwn() {
        assertThat(of("/opt/laurel/bin/laurel", "50 % \"done\" $HOME", "a\\b", Duration.ofHours(2)).systemdService())
                .contains("ExecStart=\"/opt/laurel/bin/laurel\" \"backup\" \"50 %% \\\"done\\\" $$HOME\" \"--to\""
                        + " \"a\\\\b\" \"--quiet\"\n")
                .contains("Description=Laurel: back up 50 %% \"done\" $HOME to a\\b\n");
    }

    @ParameterizedTest
    @CsvSource({"PT1M, /SC MINUTE /MO 1", "PT5M, /SC MINUTE /MO 5", "PT23H59M, /SC MINUTE /MO 1439",
        "P1D, /SC DAILY /MO 1", "P7D, /SC DAILY /MO 7"})
    void saysEveryIntervalToTheTaskScheduler(Duration every, String time) {
        assertThat(of("C:\\Laurel\\laurel.exe", "Mira", "stick", every).taskScheduler()).isEqualTo(
                "schtasks /Create /F /TN \"Laurel backup of Mira to stick\" " + time
                        + " /TR \"C:\\Laurel\\laurel.exe backup Mira --to stick --quiet\"");
    }

    /** Taken apart twice as Windows does it, the command has the very names. */
    @Test
    void quotesForWindows() {
        for (var name : NAMES) {
            var text = of("C:\\Program Files\\Laurel\\laurel.exe", name, "stick", Duration.ofMinutes(5))
                    .taskScheduler();
            var outer = split(text);
            assertThat(outer).hasSize(11);
            assertThat(split(outer.getLast())).containsExactly(
                    "C:\\Program Files\\Laurel\\laurel.exe", "backup", name, "--to", "stick", "--quiet");
        }
    }

    private static boolean isSystemdThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "systemd-analyze")));
    }

    private Path printing() throws IOException {
        var program = folder.resolve("print args.sh");
        Files.writeString(program, "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static List<String> words(ProcessBuilder builder) throws Exception {
        var process = builder.redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines().toList();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    /** The rules of the C runtime: 2n backslashes and a quote are n and a delimiter, 2n + 1 are n and a quote. */
    private static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quoted = false;
        var any = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '\\') {
                var end = i;
                while (end < line.length() && line.charAt(end) == '\\') {
                    end++;
                }
                var count = end - i;
                var beforeQuote = end < line.length() && line.charAt(end) == '"';
                word.append("\\".repeat(beforeQuote ? count / 2 : count));
                any = true;
                i = end - 1;
                if (beforeQuote && count % 2 == 1) {
                    word.append('"');
                    i = end;
                }
            } else if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == ' ' && !quoted) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
