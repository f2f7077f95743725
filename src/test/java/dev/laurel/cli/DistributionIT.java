package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what {@code mvn package} has left in {@code target/laurel}. */
class DistributionIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("laurel.distribution"));
    private static final String CATALOG = "{\"score\":{\"100\":{\"title\":\"Century\",\"icon\":\"🏆\"}}}";

    @TempDir
    Path folder;

    private String program;
    private String catalog;

    @BeforeEach
    void setUp() throws IOException {
        program = DISTRIBUTION.resolve("bin/laurel").toString();
        catalog = file("catalog.json", CATALOG);
    }

    private record Result(int status, String out, String err) {}

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Result run(Map<String, String> variables, String... command) throws Exception {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("LAUREL_DATA", folder.resolve("data").toString());
        // Java tells of these on standard error; whoever sets them knows.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAUREL_PASSPHRASE").forEach(builder.environment()::remove);
        builder.environment().put("LC_ALL", "C");
        variables.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        var status = builder.start().waitFor();
        return new Result(status, Files.readString(out), Files.readString(err));
    }

    private Result laurel(String... args) throws Exception {
        var command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(args));
        return run(Map.of(), command.toArray(String[]::new));
    }

    private String ok(String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isZero();
        return result.out();
    }

    private void refused(String code, String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isEqualTo(1);
        assertThat(result.err()).startsWith("laurel: " + code).hasLineCount(1);
    }

    @Test
    void theWholeJob() throws Exception {
        assertThat(ok("catalog", "hash", catalog)).matches("-?[0-9a-z]+\n");
        assertThat(ok("catalog", "check", catalog)).contains("no problems");
        var steps = file("steps.jsonl", "{\"update\":{\"score\":150}}\n");
        assertThat(ok("simulate", "--catalog", catalog, "--steps", steps)).hasLineCount(2).contains("🏆");
        ok("profile", "add", "Zoë 🏆", "--catalog", catalog, "--user", "../zoë");
        assertThat(ok("profile", "list")).startsWith("Zoë 🏆\t");
        assertThat(ok("update", "Zoë 🏆", "score=150")).contains("Century");
        assertThat(ok("show", "Zoë 🏆", "--json")).contains("\"unlocked\":[\"score_100\"]");
        ok("export", "Zoë 🏆", "-o", "exportiert – 1.json");
        ok("update", "Zoë 🏆", "score=3");
        ok("import", "Zoë 🏆", "exportiert – 1.json");
        ok("undo", "Zoë 🏆");
        assertThat(ok("show", "Zoë 🏆", "--json")).contains("\"score\":[3]");
        ok("destination", "add", "disk", "--folder", "backups");
        assertThat(ok("destination", "list")).startsWith("disk\t");
        assertThat(ok("destination", "test", "disk")).contains("delete: ok");
        var key = ok("backup", "Zoë 🏆", "--to", "disk").strip();
        assertThat(key).startsWith("users/..%2Fzo%C3%AB/v");
        assertThat(ok("backups", "--from", "disk", "--json")).contains(key);
        ok("restore", "Zoë 🏆", key, "--from", "disk");
        ok("profile", "remove", "Zoë 🏆");
    }

    @Test
    void backupsAreLookedAfter() throws Exception {
        ok("profile", "add", "Ann", "--catalog", catalog, "--user", "ann");
        ok("destination", "add", "disk", "--folder", "backups");
        ok("destination", "add", "attic", "--folder", "attic");
        ok("update", "Ann", "score=50");
        var early = ok("backup", "Ann", "--to", "disk").strip();
        ok("update", "Ann", "score=150");
        var late = ok("backup", "Ann", "--to", "disk", "--read-back").strip();
        assertThat(ok("diff", "disk:" + early, "disk:" + late))
                .isEqualTo("+ Century  score_100\nscore: 50 -> 150 (+100)\n");
        ok("pin", early, "--in", "disk", "--comment", "Vor dem Größten 🏆");
        assertThat(ok("verify", "--in", "disk")).endsWith("2 proven, 0 failed, 0 locked\n");
        assertThat(ok("copy", "--from", "disk", "--to", "attic")).endsWith("2 copied, 0 there already, 0 failed\n");
        assertThat(ok("prune", "--in", "attic", "--user", "ann", "--keep-last", "1", "--dry-run"))
                .contains("stays (pinned)\t" + early);
        assertThat(ok("players", "--from", "attic", "--json")).contains("\"user\":\"ann\"", "\"count\":2");
        Files.writeString(folder.resolve("attic").resolve(late), "{}");
        var broken = laurel("verify", "--in", "attic", "--user", "ann");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("FAILED").contains("1 proven, 1 failed");
    }

    @Test
    void whatFailsSaysSoInOneLine() throws Exception {
        ok("profile", "add", "Ann", "--catalog", catalog);
        ok("update", "Ann", "score=150");
        refused("JSON-TRUNCATED", "import", "Ann", file("a.json", "{\"version\":\"3.3.0\",\"metrics\":{"));
        refused("JSON-TOO-DEEP", "import", "Ann", file("b.json", "[".repeat(100_000)));
        refused("IMPORT-FILE-MISSING", "import", "Ann", "vanished.json");
        refused("FILE-MISSING", "catalog", "hash", "vanished.json");
        refused("PROFILE-UNKNOWN", "show", "Nobody");
        var readOnly = Path.of("/proc");
        refused("DESTINATION-", "destination", "add", "ro", "--folder", readOnly + "/laurel");
        refused("FILE-WRITE", "export", "Ann", "-o", readOnly + "/export.json");
        assertThat(laurel("show").status()).isEqualTo(2);
        assertThat(ok("show", "Ann", "--json")).contains("\"score\":[150]");
    }

    @Test
    void aFullDiskIsToldAndLosesNothing() throws Exception {
        var result = run(Map.of(), "sh", "-c", "'" + program + "' catalog hash '" + catalog + "' > /dev/full");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).startsWith("laurel: OUTPUT-FAILED").hasLineCount(1);
    }

    @Test
    void aClosedPipeIsQuiet() throws Exception {
        var result = run(Map.of(), "sh", "-c", "'" + program + "' --help | head -n 1");
        assertThat(result.out()).startsWith("Usage").hasLineCount(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void noClassOfJavaFxIsLoaded() throws Exception {
        var log = folder.resolve("classes.log");
        var result = run(Map.of("LAUREL_JAVA_OPTS", "-Xlog:class+load:file=" + log),
                program, "profile", "add", "Ann", "--catalog", catalog);
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(Files.readString(log, StandardCharsets.UTF_8)).contains("dev.laurel.cli.Cli ")
                .doesNotContain("javafx.").doesNotContain("dev.laurel.ui.");
    }

    @Test
    void theStartUpCacheFits() throws Exception {
        var log = folder.resolve("classes.log");
        run(Map.of("LAUREL_JAVA_OPTS", "-Xlog:class+load:file=" + log), program, "catalog", "hash", catalog);
        assertThat(Files.readString(log)).contains("dev.laurel.cli.Cli source: shared objects file");
    }

    @Test
    void itRunsFromAnywhere() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("a link to laurel"), Path.of(program));
        var second = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
        assertThat(run(Map.of(), second.toString(), "--version").out()).startsWith("Laurel ");
        assertThat(run(Map.of(), "sh", "-c", "PATH='" + DISTRIBUTION.resolve("bin") + "':$PATH; laurel --version")
                .out())
                .startsWith("Laurel ");
        assertThat(run(Map.of(), "sh", "-c", "cd '" + DISTRIBUTION.resolve("bin")
                + "' && ./laurel --version && sh laurel --version").out()).hasLineCount(2);
    }

    @Test
    void withoutAJavaItSaysWhatToInstall() throws Exception {
        var old = Files.createDirectories(folder.resolve("old java/bin"));
        Files.writeString(folder.resolve("old java/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.2\"\n");
        var java = Files.writeString(old.resolve("java"), "#!/bin/sh\necho old >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        // A copy whose list of usual places is empty, since this machine has a Java there.
        var bin = Files.createDirectories(folder.resolve("copy/bin"));
        var script = Files.readString(Path.of(program)).replace("/usr/lib/jvm/*", "/nowhere/*");
        var copy = Files.writeString(bin.resolve("laurel"), script);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        var result = run(Map.of("JAVA_HOME", folder.resolve("old java").toString(), "LAUREL_JAVA_HOME", "",
                "HOME", folder.toString(), "PATH", old + ":/usr/bin:/bin"), copy.toString(), "--version");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).startsWith("laurel: Laurel needs Java 25").hasLineCount(1);
    }
}
