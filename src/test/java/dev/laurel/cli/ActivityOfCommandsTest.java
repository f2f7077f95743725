package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import dev.laurel.profile.Profiles;
import dev.laurel.store.ActivityEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do to a profile stands in its activity, also what they refused to do. */
class ActivityOfCommandsTest {
    private static final String CATALOG = "{\"floor\":{\"3\":{\"title\":\"Third floor\"}}}";

    @TempDir
    private Path folder;

    private CliRun cli;

    @BeforeEach
    void addAnn() throws IOException {
        cli = new CliRun(folder.resolve("data"));
        cli.ok("profile", "add", "Ann", "--catalog", write("catalog.json", CATALOG));
        cli.ok("update", "Ann", "floor=2");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private List<String> activity() {
        try (var profiles = Profiles.open(folder.resolve("data"), InstantSource.system()).profiles();
                var session = profiles.session(profiles.find("Ann").orElseThrow().id())) {
            return session.activity(100).stream().map(ActivityOfCommandsTest::line).toList();
        }
    }

    private static String line(ActivityEntry entry) {
        return entry.what() + " " + entry.trigger() + " " + entry.detail()
                + (entry.errorCode() == null ? "" : " " + entry.errorCode());
    }

    private void refused(String... args) {
        assertThat(cli.run(args).status()).as(String.join(" ", args)).isEqualTo(1);
    }

    @Test
    void refusedImportsSayWhy() throws IOException {
        refused("import", "Ann", write("broken.json", "{\"metrics\":"));
        refused("import", "Ann", folder.resolve("gone.json").toString());
        refused("import", "Ann", "--validate",
                write("other.json", "{\"version\":\"1.0.0\",\"timestamp\":1,\"metrics\":{},\"unlockedAchievements\":[],"
                        + "\"configHash\":\"0\"}"));
        assertThat(activity()).hasSize(3).allMatch(it -> it.startsWith("import command "));
        assertThat(activity().get(0)).contains("other.json IMPORT-");
        assertThat(activity().get(1)).matches("import command gone.json [A-Z-]+");
        assertThat(activity().get(2)).matches("import command broken.json [A-Z-]+");
    }

    @Test
    void whatIsOnlyTriedIsNotNoted() throws IOException {
        var export = folder.resolve("ann.json");
        cli.ok("export", "Ann", "-o", export.toString());
        cli.ok("import", "Ann", export.toString(), "--dry-run");
        assertThat(activity()).containsExactly("export command ann.json");
    }

    @Test
    void importsExportsAndUndoingAreNoted() {
        var export = folder.resolve("ann.json");
        cli.ok("export", "Ann", "-o", export.toString());
        cli.ok("update", "Ann", "floor=3");
        cli.ok("import", "Ann", export.toString(), "--strategy", "replace");
        cli.ok("undo", "Ann");
        refused("export", "Ann", "-o", folder.resolve("no/such/folder.json").toString());
        assertThat(activity()).containsExactlyInAnyOrder("export command folder.json FILE-WRITE",
                "undo command import", "import command ann.json", "export command ann.json");
        try (var profiles = Profiles.open(folder.resolve("data"), InstantSource.system()).profiles();
                var session = profiles.session(profiles.find("Ann").orElseThrow().id())) {
            assertThat(session.activity(100).stream().filter(it -> it.what().equals("import")))
                    .extracting(ActivityEntry::bytes).containsExactly(export.toFile().length());
        }
    }

    @Test
    void backupsAndRestoresThatDoNotBeginAreNoted() {
        refused("backup", "Ann", "--to", "stick");
        cli.ok("destination", "add", "stick", "--folder", folder.resolve("stick").toString());
        refused("restore", "Ann", "users/Ann/v1/achievements-1.json", "--from", "stick");
        assertThat(activity()).hasSize(2);
        assertThat(activity()).anyMatch(it -> it.equals("backup command stick DESTINATION-UNKNOWN"));
        assertThat(activity()).anyMatch(it -> it.matches("restore command stick: users/Ann/\\S+ [A-Z-]+"));
    }

    @Test
    void whatIsDoneForManyAndDoesNotBeginIsNoted() {
        refused("verify", "--user", "Ann", "--in", "attic");
        refused("verify", "--user", "Somebody else", "--in", "attic");
        refused("prune", "--user", "Ann", "--in", "attic");
        refused("prune", "--user", "Ann", "--in", "attic", "--dry-run");
        refused("copy", "--all-users", "--from", "attic", "--to", "cellar");
        assertThat(activity()).containsExactlyInAnyOrder("verify command attic DESTINATION-UNKNOWN",
                "prune command attic DESTINATION-UNKNOWN", "copy command attic → cellar DESTINATION-UNKNOWN");
    }
}
