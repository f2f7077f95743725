package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    @TempDir
    private Path folder;

    private CliRun cli;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    BackupCommandsTest() {}

    @BeforeEach
    void begin() throws IOException {
        cli = new CliRun(folder.resolve("data"));
        var catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"score":{"100":{"title":"Century"},"1000":{"title":"Grand"}}}""");
        for (var name : new String[] {"Ann", "Ben"}) {
            cli.ok("profile", "add", name, "--catalog", catalog.toString(), "--user", name.toLowerCase(Locale.ROOT));
        }
        for (var name : new String[] {"disk", "stick"}) {
            cli.ok("destination", "add", name, "--folder", folder.resolve(name).toString());
        }
    }

    private String backUp(String profile, int score) {
        cli.later(1000);
        cli.ok("update", profile, "score=" + score);
        return cli.ok("backup", profile, "--to", "disk").strip();
    }

    private static void assertRefused(CliRun.Result result, String code) {
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("laurel: ").contains(code);
    }

    @Test
    void everyBackupIsVerified() throws IOException {
        var good = backUp("Ann", 150);
        var bad = backUp("Ann", 200);
        backUp("Ben", 5);
        assertThat(cli.ok("verify", "--in", "disk")).contains("proven\t" + good)
                .endsWith("3 proven, 0 failed, 0 locked\n");
        var file = folder.resolve("disk").resolve(bad);
        Files.writeString(file, Files.readString(file).replace("200", "201"));
        var result = cli.run("verify", "--in", "disk", "--json");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("{\"key\":\"" + good
                + "\",\"user\":\"ann\",\"outcome\":\"proven\",\"newlyMet\":[]}")
                .contains("\"outcome\":\"failed\",\"error\":\"DESTINATION-INTEGRITY\"}");
        assertThat(result.err()).contains("ann: 1 failed");
        assertThat(cli.ok("verify", "--in", "disk", "--user", "ben")).startsWith("proven");
        assertThat(cli.run("verify", "--in", "disk", "--user", "ben", "--all-users").status()).isEqualTo(2);
    }

    @Test
    void withoutThePassphraseItIsLocked() {
        cli.with("LAUREL_PASSPHRASE", "correct horse");
        cli.ok("update", "Ann", "score=3");
        cli.ok("backup", "Ann", "--to", "disk", "--encrypt", "age", "--read-back");
        assertThat(cli.ok("verify", "--in", "disk", "--all-users")).startsWith("proven");
        cli.with("LAUREL_PASSPHRASE", "");
        var result = cli.run("verify", "--in", "disk");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).startsWith("locked\t").endsWith("0 proven, 0 failed, 1 locked\n");
    }

    @Test
    void noBackupIsPlainBecauseItsPassphraseIsEmpty() throws IOException {
        cli.ok("update", "Ann", "score=3");
        for (var content : new String[] {"", "\n", "\r\ncorrect horse\n"}) {
            var file = Files.writeString(folder.resolve("passphrase"), content).toString();
            assertRefused(cli.run("backup", "Ann", "--to", "disk", "--encrypt", "age", "--passphrase-file", file),
                    "ENVELOPE-PASSPHRASE-EMPTY");
        }
        assertThat(cli.ok("backups", "--from", "disk")).isEmpty();
    }

    @Test
    void aBackupToRecipientsNeedsNoSecretAndIsMadeAnewForOthers() throws Exception {
        var key = folder.resolve("key.txt").toString();
        ageKeygen("-o", key);
        var mine = ageKeygen("-y", key);
        ageKeygen("-o", folder.resolve("other.txt").toString());
        var other = ageKeygen("-y", folder.resolve("other.txt").toString());
        var first = cli.ok("backup", "Ann", "--to", "disk", "--recipient", mine).strip();
        assertThat(first).endsWith(".json.age");
        cli.later(1000);
        assertThat(cli.ok("backup", "Ann", "--to", "disk", "--encrypt", "age", "--recipient", mine).strip())
                .isEqualTo(first);
        assertThat(cli.ok("backup", "Ann", "--to", "disk", "--recipient", mine, "--recipient", other).strip())
                .isNotEqualTo(first);
        assertThat(cli.ok("verify", "--in", "disk", "--identity", key)).contains("2 proven");
        assertThat(cli.ok("diff", "disk:" + first, "Ann", "--identity", key)).isEmpty();
        assertThat(cli.run("verify", "--in", "disk").status()).isEqualTo(1);
        assertRefused(cli.run("backup", "Ann", "--to", "disk", "--recipient", "age1x"), "ENVELOPE-RECIPIENT-WRONG");
    }

    private static String ageKeygen(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("age-keygen"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void statesAreCompared() throws IOException {
        var early = backUp("Ann", 50);
        var late = backUp("Ann", 150);
        cli.ok("update", "Ann", "score=1200", "name=x");
        assertThat(cli.ok("diff", "disk:" + early, "disk:" + late))
                .isEqualTo("+ Century  score_100\nscore: 50 -> 150 (+100)\n");
        assertThat(cli.ok("diff", "Ann", "disk:" + late))
                .isEqualTo("- Grand  score_1000\nscore: 1200 -> 150 (-1050)\nname: \"x\" -> -\n");
        assertThat(cli.ok("diff", "disk:" + late, "Ann", "--json")).isEqualTo(
                "{\"gained\":[\"score_1000\"],\"lost\":[],\"metrics\":[{\"metric\":\"score\",\"from\":150,\"to\":1200},"
                        + "{\"metric\":\"name\",\"from\":null,\"to\":\"x\"}]}\n");
        var export = folder.resolve("export.json").toString();
        cli.ok("export", "Ann", "-o", export);
        assertThat(cli.ok("diff", "Ann", export)).isEmpty();
        assertThat(cli.ok("diff", export, "Ben")).startsWith("- Century  score_100\n");
        assertRefused(cli.run("diff", "Ann", "nobody"), "IMPORT-FILE-MISSING");
        assertRefused(cli.run("diff", "Ann", "disk:users/ann/v1/achievements-1.json"), "DESTINATION-NOT-FOUND");
    }

    @Test
    void backupsAreCopiedWithTheirPins() throws IOException {
        var first = backUp("Ann", 50);
        backUp("Ben", 60);
        cli.ok("pin", first, "--in", "disk", "--comment", "Before nightmare");
        assertThat(cli.ok("copy", "--from", "disk", "--to", "stick", "--user", "ann"))
                .isEqualTo("copied\t" + first + "\n1 copied, 0 there already, 0 failed\n");
        assertThat(cli.ok("copy", "--from", "disk", "--to", "stick", "--all-users", "--read-back"))
                .endsWith("1 copied, 1 there already, 0 failed\n");
        assertThat(cli.ok("copy", "--from", "disk", "--to", "stick", "--json")).isEqualTo("[]\n");
        assertThat(cli.ok("backups", "--from", "stick")).isEqualTo(cli.ok("backups", "--from", "disk"))
                .contains(first + "\tpinned Before nightmare");
        assertThat(folder.resolve("stick").resolve(first)).hasSameBinaryContentAs(folder.resolve("disk").resolve(first));
        Files.writeString(folder.resolve("stick").resolve(first), "x");
        var differing = cli.run("copy", "--from", "disk", "--to", "stick");
        assertThat(differing.status()).isEqualTo(1);
        assertThat(differing.err()).contains("DESTINATION-EXISTS");
        assertThat(cli.run("copy", "--from", "disk", "--to", "disk").status()).isEqualTo(2);
        assertRefused(cli.run("copy", "--from", "disk", "--to", "nowhere"), "DESTINATION-UNKNOWN");
    }

    @Test
    void pinnedOnesArePrunedOnlyOnceThePinIsOff() {
        var first = backUp("Ann", 1);
        backUp("Ann", 2);
        var last = backUp("Ann", 3);
        cli.ok("pin", first, "--in", "disk", "--comment", "Größe 🦊");
        assertThat(cli.ok("backups", "--from", "disk", "--json")).contains("\"encrypted\":false,\"pin\":\"Größe 🦊\"}");
        var json = cli.ok("prune", "--in", "disk", "--user", "ann", "--keep-last", "1", "--json");
        assertThat(json).contains("\"key\":\"" + first + "\",\"user\":\"ann\",\"stays\":true,\"reasons\":[\"pinned\"]}")
                .contains("\"stays\":false,\"reasons\":[]}")
                .startsWith("[{\"key\":\"" + last + "\",\"user\":\"ann\",\"stays\":true,\"reasons\":[\"newest\",\"last\"]}");
        assertThat(cli.ok("backups", "--from", "disk")).hasLineCount(2);
        cli.ok("pin", first, "--in", "disk", "--remove");
        cli.ok("prune", "--in", "disk", "--all-users", "--keep-last", "1");
        assertThat(cli.ok("backups", "--from", "disk")).hasLineCount(1).contains(last);
        assertRefused(cli.run("pin", first, "--in", "disk"), "DESTINATION-NOT-FOUND");
        assertRefused(cli.run("pin", last, "--in", "disk", "--comment", "a\nb"), "PIN-COMMENT-BAD");
        assertThat(cli.run("pin", last, "--in", "disk", "--comment", "a", "--remove").status()).isEqualTo(2);
    }

    @Test
    void whoWouldLoseTooMuchIsLeftAloneByAPruneOfEverybody() {
        for (var n = 0; n < 5; n++) {
            backUp("Ann", n);
        }
        for (var n = 0; n < 3; n++) {
            backUp("Ben", n);
        }
        var result = cli.run("prune", "--in", "disk", "--all-users", "--keep-last", "1");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("ann: 4 failed: PRUNE-TOO-MUCH").doesNotContain("ben");
        assertThat(cli.ok("players", "--from", "disk", "--json")).contains("\"user\":\"ann\"", "\"count\":5")
                .contains("\"count\":1,");
        cli.ok("prune", "--in", "disk", "--all-users", "--keep-last", "1", "--force");
        assertThat(cli.ok("backups", "--from", "disk")).hasLineCount(2);
    }
}
