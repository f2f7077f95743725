package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.laurel.backup.schedule.UnattendedBackup;
import dev.laurel.cli.CliRun.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CliTest {
    private static final String CATALOG = """
            {"score":{"100":{"title":"Century","icon":"🏆"},"1000":{"title":"Grand"}},"win":{"true":{"title":"Winner"}}}
            """;

    @TempDir
    Path folder;

    private CliRun cli;
    private String catalog;

    @BeforeEach
    void setUp() throws IOException {
        cli = new CliRun(folder.resolve("data"));
        catalog = file("catalog.json", CATALOG);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void addAnn() {
        cli.ok("profile", "add", "Ann", "--catalog", catalog, "--user", "user 1/x");
    }

    private String addDisk() {
        cli.ok("destination", "add", "disk", "--folder", folder.resolve("backups").toString());
        return "disk";
    }

    private static void assertRefused(Result result, String code) {
        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.err()).startsWith("laurel: " + code + ": ").hasLineCount(1);
    }

    @Test
    void helpAndVersion() {
        assertThat(cli.ok("--version")).startsWith("Laurel ").hasLineCount(1);
        assertThat(cli.ok("--help")).contains("catalog hash", "restore", "Exit status");
        for (var name : Commands.NAMES) {
            var words = (name + " --help").split(" ");
            assertThat(cli.ok(words)).startsWith("Usage: laurel " + name);
        }
    }

    @Test
    void wrongUsageIsStatusTwo() {
        for (var line : new String[] {"nonsense", "catalog", "catalog hash", "show", "show a b", "show --json",
                "export Ann --encrypt rot13", "backup Ann", "--data", "update Ann noequals", "prune --in x",
                "backup Ann --to disk --keep 0"}) {
            var result = cli.run(line.split(" "));
            assertThat(result.status()).as(line + ": " + result).isEqualTo(2);
            assertThat(result.err()).startsWith("laurel: USAGE: ").hasLineCount(1).contains("--help");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void aCatalogIsHashedAndChecked() throws IOException {
        assertThat(cli.ok("catalog", "hash", file("small.json", "{\"score\":{\"100\":{\"title\":\"Century\"}}}")))
                .as("what the reference gives").isEqualTo("-revle1\n");
        assertThat(cli.ok("catalog", "check", catalog)).isEqualTo("3 achievements, no problems\n");
        var bad = file("bad.json", "{\"score\":{\n \"1\":{},\n \"2\":{\"title\":\"Two\"}}}");
        var check = cli.run("catalog", "check", bad);
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains(bad + ":2:").contains("CATALOG-NO-TITLE");
        var json = cli.run("catalog", "check", bad, "--json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.out()).contains("\"achievements\":1").contains("\"line\":2").contains("\"pointer\":\"/score/1");
        assertThat(json.err()).isEmpty();
    }

    @Test
    void stepsAreSimulated() throws IOException {
        var mapping = file("mapping.json", "{\"hit\":\"score\"}");
        cli.input("""
                {"update":{"score":5,"levels":[1,2]}}
                {"increment":{"metric":"score"}}

                {"emit":{"event":"hit","data":150}}
                {"import":{"file":"{\\"version\\":\\"3.3.0\\",\\"timestamp\\":1,\\"metrics\\":{\\"score\\":[7]},\
                \\"unlockedAchievements\\":[],\\"configHash\\":\\"x\\"}","strategy":"highest"}}
                {"import":{"file":"nonsense"}}
                {"reset":true}
                """);
        var lines = cli.ok("simulate", "--catalog", catalog, "--steps", "-", "--mapping", mapping).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).isEqualTo("{\"events\":["
                + "{\"type\":\"metric:updated\",\"metric\":\"score\",\"oldValue\":null,\"newValue\":5},"
                + "{\"type\":\"metric:updated\",\"metric\":\"levels\",\"oldValue\":null,\"newValue\":[1,2]},"
                + "{\"type\":\"state:changed\",\"metrics\":{\"score\":[5],\"levels\":[1,2]},\"unlocked\":[]}]}");
        assertThat(lines.get(1)).contains("\"oldValue\":5,\"newValue\":6");
        assertThat(lines.get(2)).contains("{\"type\":\"achievement:unlocked\",\"id\":\"score_100\","
                + "\"title\":\"Century\",\"description\":\"Reach 100 score\",\"icon\":\"🏆\"}");
        assertThat(lines.get(3)).contains("\"result\":{\"success\":true,\"errors\":[],\"warnings\":[{\"code\":")
                .contains("\"metrics\":{\"score\":[150],\"levels\":[1,2]},\"unlocked\":[\"score_100\"]}");
        assertThat(lines.get(4)).startsWith("{\"events\":[],\"result\":{\"success\":false,\"errors\":[{\"code\":\"JSON-");
        assertThat(lines.get(6)).startsWith("{\"final\":{\"metrics\":{},\"unlocked\":[],\"achievements\":["
                + "{\"id\":\"score_100\",\"title\":\"Century\",").contains("\"configHash\":\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"jump\":1} | SIMULATE-STEP",
        "{} | SIMULATE-STEP",
        "[1] | SIMULATE-STEP",
        "{\"update\":5} | SIMULATE-STEP",
        "{\"update\":{},\"reset\":true} | SIMULATE-STEP",
        "{\"increment\":{}} | SIMULATE-STEP",
        "{\"import\":{\"file\":\"\",\"strategy\":\"x\"}} | SIMULATE-STEP",
        "{\"update\":{\"a\":NaN}} | JSON-NUMBER",
        "{\"update\":{\"a\":1e999}} | JSON-NUMBER",
        "{\"update\": | JSON-TRUNCATED"
    })
    void aBadStepIsToldWithItsLine(String step, String code) {
        var result = cli.input("{\"reset\":true}\n" + step + "\n").run(
                "simulate", "--catalog", catalog, "--steps", "-");
        assertRefused(result, code);
        assertThat(result.err()).contains("(line 2, column ");
        assertThat(result.out()).as("the step before").hasLineCount(1);
    }

    @Test
    void aProfileIsUpdatedAndShown() {
        addAnn();
        assertThat(cli.ok("update", "Ann", "score=150", "win=yes", "name=Zoë", "list=[1,\"a\"]", "nothing=null"))
                .isEqualTo("Unlocked: Century  score_100\n");
        assertThat(cli.ok("show", "Ann", "--json"))
                .startsWith("{\"metrics\":{\"score\":[150],\"win\":[\"yes\"],\"name\":[\"Zoë\"],\"list\":[1,\"a\"],"
                        + "\"nothing\":[null]},\"unlocked\":[\"score_100\"],\"achievements\":[{\"id\":\"score_100\"")
                .contains("\"unlockedAt\":1800000000000,\"progress\":{\"current\":150,\"target\":100,\"fraction\":1}");
        assertThat(cli.ok("show", "Ann")).contains("1 of 3 achievements unlocked", "[ ] Grand (150 of 1000)");
        assertThat(cli.ok("profile", "list")).startsWith("Ann\tuser 1/x\t");
        cli.ok("profile", "remove", "Ann");
        assertThat(cli.ok("profile", "list", "--json")).isEqualTo("[]\n");
        assertRefused(cli.run("show", "Ann"), "PROFILE-UNKNOWN");
    }

    @Test
    void anExportComesBackAndCanBeUndone() {
        addAnn();
        cli.ok("update", "Ann", "score=150");
        var file = folder.resolve("export.json");
        cli.ok("export", "Ann", "-o", file.toString());
        assertThat(file).hasContent(cli.ok("export", "Ann"));
        cli.ok("update", "Ann", "score=7", "win=true");

        assertThat(cli.ok("import", "Ann", file.toString(), "--dry-run"))
                .contains("score: 7 -> 150", "win: true -> -", "lost: win_true");
        assertThat(cli.ok("show", "Ann", "--json")).as("a dry run changes nothing").contains("\"score\":[7]");
        assertThat(cli.ok("import", "Ann", file.toString(), "--json"))
                .isEqualTo("{\"success\":true,\"errors\":[],\"warnings\":[],\"metrics\":{\"score\":[150]},"
                        + "\"unlocked\":[\"score_100\"]}\n");
        cli.ok("undo", "Ann");
        assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[7],\"win\":[true]");
        assertRefused(cli.run("undo", "Ann"), "UNDO-NOTHING");
        cli.ok("import", "Ann", file.toString(), "--strategy", "merge");
        assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[150,7],\"win\":[true]");
    }

    @Test
    void aPlanInJsonHasTheWarningsOfTheFileToo() throws IOException {
        addAnn();
        var file = file("long.json", """
                {"version":"3.3.0","timestamp":1,"metrics":{"score":[12345678901234567890]},"unlockedAchievements":[]}""");
        var told = cli.ok("import", "Ann", file, "--dry-run", "--json");
        assertThat(told).startsWith("{\"applicable\":true,\"errors\":[],\"warnings\":[{\"code\":\"IMPORT-NUMBER-DIGITS\"");
        assertThat(cli.ok("import", "Ann", file, "--json")).contains("\"IMPORT-NUMBER-DIGITS\"");
    }

    @ParameterizedTest
    @CsvSource({"age", "cryptojs"})
    void anEncryptedExportNeedsItsPassphrase(String kind) throws IOException {
        addAnn();
        cli.ok("update", "Ann", "score=150");
        var file = folder.resolve("export.enc").toString();
        assertRefused(cli.run("export", "Ann", "-o", file, "--encrypt", kind), "PASSPHRASE-MISSING");
        cli.with("LAUREL_PASSPHRASE", "correct horse").ok("export", "Ann", "-o", file, "--encrypt", kind);
        assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1)).doesNotContain("score");
        cli.ok("import", "Ann", file);
        cli.with("LAUREL_PASSPHRASE", "wrong");
        var wrong = cli.run("import", "Ann", file);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("laurel: ENVELOPE-");
        cli.ok("import", "Ann", file, "--passphrase-file", file("passphrase", "correct horse\nsecond line"));
    }

    @Test
    void aPortableProfileMakesAProfileWithItsPast() throws IOException {
        addAnn();
        cli.ok("update", "Ann", "score=150");
        cli.later(60_000);
        cli.ok("update", "Ann", "score=170", "win=true");
        assertThat(cli.ok("export", "Ann")).doesNotContain("\"catalog\"");
        assertThat(cli.ok("export", "Ann", "--portable")).contains("\"catalog\"").doesNotContain("\"history\"");
        assertThat(cli.ok("export", "Ann", "--history")).contains("\"catalog\"", "\"history\"");
        var file = folder.resolve("ann.laurel").toString();
        cli.ok("export", "Ann", "-o", file, "--history");
        cli.later(60_000);
        var other = new CliRun(folder.resolve("other"));
        other.later(500_000);
        other.ok("profile", "add", "Ann", "--from", file);
        assertThat(other.ok("show", "Ann", "--json")).isEqualTo(cli.ok("show", "Ann", "--json"))
                .contains("\"unlockedAt\":1800000000000", "\"unlockedAt\":1800000060000");
        assertThat(other.ok("profile", "list")).startsWith("Ann\tuser 1/x\t");
        assertThat(timeless(other.ok("export", "Ann", "--history"))).isEqualTo(
                timeless(cli.ok("export", "Ann", "--history")));
        other.ok("profile", "add", "Ben", "--from", file, "--user", "ben");
        assertThat(other.ok("profile", "list")).contains("Ben\tben\t");

        assertRefused(other.run("profile", "add", "Cy", "--from", file("bare.json", export("{}"))),
                "PROFILE-NO-CATALOG");
        assertRefused(other.run("profile", "add", "Cy", "--from", "vanished.laurel"), "IMPORT-FILE-MISSING");
        assertThat(other.run("profile", "add", "Cy", "--from", file, "--catalog", catalog).status()).isEqualTo(2);
    }

    private static String timeless(String export) {
        return export.replaceFirst("\"timestamp\": [0-9]+", "");
    }

    @Test
    void idsOfAnOlderCatalogAreMappedOnWish() throws IOException {
        addAnn();
        cli.ok("update", "Ann", "score=150", "win=true");
        var plain = folder.resolve("old.json").toString();
        var portable = folder.resolve("old.laurel").toString();
        cli.ok("export", "Ann", "-o", plain);
        cli.ok("export", "Ann", "-o", portable);
        var newer = file("newer.json", CATALOG.replace("\"100\"", "\"120\"").replace("\"win\"", "\"victory\""));
        cli.ok("profile", "add", "Ben", "--catalog", newer);
        for (var old : List.of(plain, portable)) {
            assertThat(cli.ok("import", "Ben", old, "--dry-run")).contains("gained: score_100")
                    .doesNotContain("mapped");
            assertThat(cli.ok("import", "Ben", old, "--dry-run", "--map-ids"))
                    .contains("metric: win -> victory\n", "mapped: score_100 -> score_120\n",
                            "mapped: win_true -> victory_true\n", "victory: - -> true\n", "gained: score_120\n")
                    .doesNotContain("gained: win_true");
        }
        assertThat(cli.ok("import", "Ben", plain, "--dry-run", "--map-ids", "--json")).contains(
                "\"mappedMetrics\":{\"win\":\"victory\"}",
                "\"mappedIds\":{\"score_100\":\"score_120\",\"win_true\":\"victory_true\"}");
        assertThat(cli.ok("import", "Ben", plain, "--map-ids")).contains("mapped: score_100 -> score_120\n");
        assertThat(cli.ok("show", "Ben", "--json")).contains("\"unlocked\":[\"score_120\",\"victory_true\"]")
                .contains("\"victory\":[true]");

        addDisk();
        var key = cli.ok("backup", "Ann", "--to", "disk").strip();
        cli.ok("undo", "Ben");
        assertThat(cli.ok("restore", "Ben", key, "--from", "disk", "--map-ids")).contains("mapped: score_100");
        assertThat(cli.ok("show", "Ben", "--json")).contains("\"unlocked\":[\"score_120\",\"victory_true\"]");

        var other = new CliRun(folder.resolve("other"));
        other.ok("profile", "add", "Ben", "--catalog", newer);
        var unknown = other.run("import", "Ben", plain, "--map-ids");
        assertThat(unknown.status()).isZero();
        assertThat(unknown.err()).contains("IMPORT-CATALOG-UNKNOWN");
        other.ok("import", "Ben", portable);
        assertThat(other.ok("import", "Ben", plain, "--map-ids")).as("it came with the other file")
                .contains("mapped: ");
    }

    @Test
    void anExportToRecipientsNeedsAnIdentity() throws Exception {
        addAnn();
        cli.ok("update", "Ann", "score=150");
        var mine = keygen("mine");
        var yours = keygen("yours");
        var nobodys = keygen("nobodys");
        var recipients = file("recipients", "# both of us\n\n" + mine + "\n  " + yours + "\n");
        var file = folder.resolve("ann.json.age").toString();
        cli.ok("export", "Ann", "-o", file, "--encrypt", "age", "--recipient", mine, "--recipient", yours);
        assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1))
                .startsWith("age-encryption.org/v1\n-> X25519 ").doesNotContain("score");
        var plain = age("-d", "-i", folder.resolve("yours").toString(), file);
        assertThat(timeless(plain)).isEqualTo(timeless(cli.ok("export", "Ann")));

        assertRefused(cli.run("import", "Ann", file), "ENVELOPE-LOCKED");
        cli.ok("import", "Ann", file, "--identity", folder.resolve("mine").toString());
        cli.ok("import", "Ann", file, "--identity",
                file("all", Files.readString(folder.resolve("nobodys")) + Files.readString(folder.resolve("yours"))));
        assertRefused(cli.run("import", "Ann", file, "--identity", folder.resolve("nobodys").toString()),
                "ENVELOPE-WRONG-SECRET");
        assertRefused(cli.run("import", "Ann", file, "--identity", "vanished"), "FILE-MISSING");
        cli.with("LAUREL_IDENTITY", folder.resolve("yours").toString()).ok("import", "Ann", file);
        var secret = Files.readAllLines(folder.resolve("mine")).getLast();
        cli.with("LAUREL_IDENTITY", secret).ok("import", "Ann", file);

        cli.ok("export", "Ann", "-o", file, "--recipients-file", recipients);
        cli.ok("import", "Ann", file);
        age("-d", "-i", folder.resolve("yours").toString(), file);
        var armored = folder.resolve("armored").toString();
        age("-a", "-r", mine, "-o", armored, file("plain.json", plain));
        cli.ok("import", "Ann", armored);
        cli.with("LAUREL_IDENTITY", "");

        var other = folder.resolve("other.age");
        assertRefused(cli.run("export", "Ann", "-o", other.toString(), "--recipient", "age1nonsense"),
                "ENVELOPE-RECIPIENT-WRONG");
        assertRefused(cli.run("export", "Ann", "-o", other.toString(), "--recipients-file", file("none", "# none\n")),
                "ENVELOPE-RECIPIENT-WRONG");
        assertThat(other).doesNotExist();
        assertThat(cli.run("export", "Ann", "--encrypt", "cryptojs", "--recipient", nobodys).status()).isEqualTo(2);
    }

    /** Makes an identity file and gives its public key. */
    private String keygen(String name) throws Exception {
        run("age-keygen", "-o", folder.resolve(name).toString());
        return run("age-keygen", "-y", folder.resolve(name).toString()).strip();
    }

    private String age(String... args) throws Exception {
        var command = new ArrayList<>(List.of("age"));
        command.addAll(List.of(args));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) throws Exception {
        var err = folder.resolve("err").toFile();
        var process = new ProcessBuilder(command).redirectError(err).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + ": " + Files.readString(err.toPath())).isZero();
        return out;
    }

    @Test
    void aBackupIsMadeListedAndRestored() throws IOException {
        addAnn();
        var disk = addDisk();
        assertThat(cli.ok("destination", "list")).startsWith("disk\tfolder\t");
        assertThat(cli.ok("destination", "test", disk)).isEqualTo("reach: ok\nlist: ok\nwrite: ok\nread: ok\ndelete: ok\n");
        cli.ok("update", "Ann", "score=150");
        var key = cli.ok("backup", "Ann", "--to", disk).strip();
        assertThat(key).matches("users/user%201%2Fx/v[^/]+/achievements-1800000000000\\.json");
        assertThat(Files.readString(folder.resolve("backups").resolve(key)))
                .contains("\"catalog\"").contains("\"configHash\"");

        var again = cli.run("backup", "Ann", "--to", disk);
        assertThat(again.out().strip()).as("unchanged").isEqualTo(key);
        assertThat(again.err()).contains("nothing has changed");
        assertThat(again.out().lines()).as("one line").hasSize(1);

        cli.later(5);
        cli.ok("update", "Ann", "score=200");
        var second = cli.ok("backup", "Ann", "--to", disk).strip();
        assertThat(second).isNotEqualTo(key);
        assertThat(cli.ok("backups", "--from", disk, "--user", "user 1/x", "--json")).startsWith(
                "[{\"key\":\"" + second + "\",\"user\":\"user 1/x\",\"version\":\"").contains(
                "\"timestamp\":1800000000005,").endsWith("\"encrypted\":false}]\n");
        assertThat(cli.ok("backups", "--from", disk, "--json")).isEqualTo(
                cli.ok("backups", "--from", disk, "--user", "user 1/x", "--json"));
        assertThat(cli.ok("players", "--from", disk)).endsWith("\tuser 1/x\n").contains("\t2\t");

        assertThat(cli.ok("restore", "Ann", key, "--from", disk, "--strategy", "replace", "--dry-run"))
                .contains("score: 200 -> 150");
        cli.ok("restore", "Ann", key, "--from", disk, "--strategy", "replace");
        assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[150]");
        cli.ok("undo", "Ann");
        cli.ok("restore", "Ann", key, "--from", disk);
        assertThat(cli.ok("show", "Ann", "--json")).as("merged").contains("\"score\":[200,150]");
    }

    @Test
    void aDeletedBackupIsMadeAgainAlthoughNothingHasChanged() throws IOException {
        addAnn();
        var disk = addDisk();
        var key = cli.ok("backup", "Ann", "--to", disk).strip();
        Files.delete(folder.resolve("backups").resolve(key));
        cli.ok("backup", "Ann", "--to", disk);
        assertThat(folder.resolve("backups").resolve(key)).exists();
    }

    @Test
    void anEncryptedBackupIsRestored() {
        addAnn();
        var disk = addDisk();
        cli.ok("update", "Ann", "score=150");
        cli.with("LAUREL_PASSPHRASE", "correct horse");
        var key = cli.ok("backup", "Ann", "--to", disk, "--encrypt", "age").strip();
        assertThat(key).endsWith(".json.age");
        cli.ok("update", "Ann", "score=1");
        cli.ok("restore", "Ann", key, "--from", disk);
        assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[150,1]");
    }

    @Test
    void oldBackupsArePruned() {
        addAnn();
        var disk = addDisk();
        for (var n = 0; n < 6; n++) {
            cli.later(1000);
            cli.ok("update", "Ann", "score=" + n);
            cli.ok("backup", "Ann", "--to", disk);
        }
        var dry = cli.ok("prune", "--in", disk, "--user", "user 1/x", "--keep-last", "2", "--dry-run");
        assertThat(dry.lines().filter(it -> it.startsWith("stays"))).hasSize(2);
        assertThat(dry.lines().filter(it -> it.startsWith("goes"))).hasSize(4);
        assertRefused(cli.run("prune", "--in", disk, "--user", "user 1/x", "--keep-last", "2"), "PRUNE-TOO-MUCH");
        assertThat(cli.ok("backups", "--from", disk)).hasLineCount(6);
        cli.ok("prune", "--in", disk, "--all-users", "--keep-last", "2", "--force");
        assertThat(cli.ok("backups", "--from", disk)).hasLineCount(2);
        cli.later(1000);
        cli.ok("update", "Ann", "score=77");
        cli.ok("backup", "Ann", "--to", disk, "--keep", "1");
        assertThat(cli.ok("backups", "--from", disk)).hasLineCount(1);
    }

    /** What the settings show for schedulers, as it stands there, and what those see of it. */
    @Test
    void theLineForSchedulersBacksUpInSilenceAndFailsAloud() throws IOException {
        addAnn();
        var disk = addDisk();
        var line = new UnattendedBackup(List.of("laurel"), "Ann", disk, Duration.ofMinutes(5)).cron();
        assertThat(line).startsWith("*/5 * * * * laurel ");
        var words = line.substring("*/5 * * * * laurel ".length()).split(" ");
        for (var result : List.of(cli.run(words), cli.run(words))) {
            assertThat(result.status()).isZero();
            assertThat(result.out() + result.err()).as("also when nothing has changed").isEmpty();
        }
        assertThat(cli.ok("backups", "--from", disk).lines()).hasSize(1);
        cli.ok("destination", "remove", disk);
        assertRefused(cli.run(words), "DESTINATION-UNKNOWN");
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        addAnn();
        var disk = addDisk();
        assertRefused(cli.run("backup", "Ann", "--to", "nowhere"), "DESTINATION-UNKNOWN");
        assertRefused(cli.run("restore", "Ann", "../../etc/passwd", "--from", disk), "DESTINATION-NOT-FOUND");
        assertRefused(cli.run("destination", "add", disk, "--folder", folder.toString()), "DESTINATION-NAME-TAKEN");
        assertRefused(cli.run("destination", "add", "a:b", "--folder", folder.toString()), "DESTINATION-NAME-BAD");
        assertRefused(cli.run("profile", "add", "Ann", "--catalog", catalog), "PROFILE-NAME-TAKEN");
        assertRefused(cli.run("profile", "add", "Bob", "--catalog", folder.resolve("none").toString()), "FILE-MISSING");
        assertRefused(cli.run("catalog", "hash", folder.toString()), "FILE-UNREADABLE");
        Files.delete(folder.resolve("backups/.laurel"));
        Files.delete(folder.resolve("backups"));
        assertRefused(cli.run("backup", "Ann", "--to", disk), "DESTINATION-UNREACHABLE");
        assertRefused(cli.run("backups", "--from", disk), "DESTINATION-UNREACHABLE");
        cli.ok("destination", "remove", disk);
        assertThat(cli.ok("destination", "list")).isEmpty();
    }

    record Bad(String name, String text, Charset charset, String code) {
        static Bad of(String name, String text, Charset charset, String code) {
            return new Bad(name, text, charset, code);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Bad[] badFiles() {
        var utf8 = StandardCharsets.UTF_8;
        return new Bad[] {
            Bad.of("empty", "", utf8, "JSON-"),
            Bad.of("truncated", "{\"version\":\"3.3.0\",\"metrics\":{\"a\":[1", utf8, "JSON-TRUNCATED"),
            Bad.of("deep", "[".repeat(100_000), utf8, "JSON-TOO-DEEP"),
            Bad.of("deep in metrics", "{\"metrics\":{\"a\":" + "[".repeat(100_000), utf8, "JSON-TOO-DEEP"),
            Bad.of("NaN", export("{\"a\":[NaN]}"), utf8, "JSON-NUMBER"),
            Bad.of("Infinity", export("{\"a\":[1e999]}"), utf8, ""),
            Bad.of("trailing", export("{}") + "}", utf8, "JSON-TRAILING"),
            Bad.of("wrong types", "{\"version\":1,\"metrics\":[],\"unlockedAchievements\":{}}", utf8, "IMPORT-"),
            Bad.of("no object", "[1,2]", utf8, "IMPORT-"),
            Bad.of("broken UTF-8", export("{\"\u00e4\":[1]}"), StandardCharsets.ISO_8859_1, "JSON-ENCODING"),
            Bad.of("an id with control characters",
                    export("{}").replace("[]", "[\"a\\u0007b\\u001b[31m\",7]"), utf8, "IMPORT-")
        };
    }

    private static String export(String metrics) {
        return "{\"version\":\"3.3.0\",\"timestamp\":1,\"metrics\":" + metrics + ",\"unlockedAchievements\":[]}";
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedInOneLineAndNothingIsLost(Bad bad) throws IOException {
        addAnn();
        cli.ok("update", "Ann", "score=150");
        var before = cli.ok("show", "Ann", "--json");
        var file = Files.writeString(folder.resolve("bad.json"), bad.text(), bad.charset()).toString();
        for (var strategy : Strategies.NAMES) {
            assertRefused(cli.run("import", "Ann", file, "--strategy", strategy), codeOf(cli, file, bad));
        }
        var json = cli.run("import", "Ann", file, "--json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.out()).startsWith("{\"success\":false,\"errors\":[{\"code\":\"" + bad.code()).hasLineCount(1);
        assertThat(cli.ok("show", "Ann", "--json")).isEqualTo(before);
    }

    private static String codeOf(CliRun cli, String file, Bad bad) {
        var line = cli.run("import", "Ann", file).err();
        assertThat(line).startsWith("laurel: " + bad.code());
        assertThat(line.chars()).as("nothing that a terminal would act on").noneMatch(c -> c < ' ' && c != '\n');
        return line.split(": ")[1];
    }

    @Test
    void aByteOrderMarkUtf16AndDuplicatesAreRead() throws IOException {
        addAnn();
        var text = export("{\"score\":[1],\"score\":[200],\"\\ud800\":[\"\\udfff\"]}");
        for (var bytes : new byte[][] {
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8), ("\ufeff" + text)
                        .getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)}) {
            var file = Files.write(folder.resolve("odd.json"), bytes).toString();
            cli.ok("import", "Ann", file);
            assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[200],\"\\ud800\":[\"\\udfff\"]");
            assertThat(cli.ok("show", "Ann")).contains("\\ud800 = ");
        }
    }

    @Test
    void aCatalogWithClashingIdsIsRefused() throws IOException {
        var clash = file("clash.json", "{\"a\":{\"b_1\":{\"title\":\"One\"}},\n\"a_b\":{\"1\":{\"title\":\"Two\"}}}");
        var result = cli.run("profile", "add", "Ann", "--catalog", clash);
        assertRefused(result, "CATALOG-ID-TWICE");
        assertThat(result.err()).contains("(line 2, column ");
        assertThat(cli.ok("profile", "list")).isEmpty();
        assertThat(cli.run("catalog", "check", clash).status()).isEqualTo(1);
    }

    @Test
    void catalogsComeInAnyUnicode() throws IOException {
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE}) {
            for (var mark : new String[] {"", "\ufeff"}) {
                var file = Files.write(folder.resolve("c.json"), (mark + CATALOG).getBytes(charset)).toString();
                var name = charset + (mark.isEmpty() ? "" : " with mark");
                cli.ok("profile", "add", name, "--catalog", file);
                assertThat(cli.ok("show", name, "--json")).contains("\"icon\":\"🏆\"");
            }
        }
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() {
        var environment = environment(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThat(Cli.run(new String[] {"catalog", "hash", catalog}, environment)).isZero();
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() {
        var environment = environment(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        assertThat(Cli.run(new String[] {"catalog", "hash", catalog}, environment)).isEqualTo(1);
    }

    private static CliEnvironment environment(OutputStream out) {
        return new CliEnvironment(Map.of(), InputStream.nullInputStream(), out, new ByteArrayOutputStream(),
                InstantSource.system(), () -> ZoneOffset.UTC, Locale.ENGLISH, _ -> Optional.empty());
    }

    @Test
    void theNameOfEveryCommandLeadsToIt() {
        for (var name : Commands.NAMES) {
            assertThat(Commands.of(name).usage().name()).isEqualTo(name);
            assertThat(Commands.nameAt(Arrays.asList(name.split(" ")))).contains(name);
            assertThat(Cli.isCommand(name.split(" ")[0])).isTrue();
        }
        assertThat(Cli.isCommand("save.json")).isFalse();
    }
}
