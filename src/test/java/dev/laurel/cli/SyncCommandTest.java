package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.PrivateKeyring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code sync}, against a real server and a folder. */
class SyncCommandTest {
    private static final String METRICS = "users/ann/achievements/metrics";

    @TempDir
    private Path folder;

    private final AchievementServer server = new AchievementServer();
    private CliRun desktop;
    private CliRun laptop;
    private PrivateKeyring keyring;

    @AfterEach
    void stop() throws IOException {
        server.close();
        keyring.close();
    }

    @BeforeEach
    void twoDevices() throws IOException {
        keyring = PrivateKeyring.none();
        var catalog = folder.resolve("game.json");
        Files.writeString(catalog, "{\"score\": {\"10\": {\"title\": \"Ten\"}}, \"name\": {\"Ann\": {\"title\": \"Ann\"}}}");
        desktop = device("desktop", catalog);
        laptop = device("laptop", catalog);
    }

    private CliRun device(String name, Path catalog) {
        var device = new CliRun(folder.resolve(name));
        device.ok("profile", "add", "Ann", "--catalog", catalog.toString(), "--user", "ann");
        return device;
    }

    @Test
    void aServerIsRememberedAndMet() {
        desktop.with("LAUREL_SYNC_TOKEN", "secret");
        desktop.ok("update", "Ann", "score=12");
        assertThat(desktop.ok("sync", "Ann", "--server", server.address() + "/", "--header", "X-Game: ember"))
                .isEqualTo("127.0.0.1:" + server.address().getPort() + ": 0 received, sent what was new\n");
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[12]}}");
        assertThat(server.requests().getLast().headers())
                .containsEntry("authorization", "Bearer secret").containsEntry("x-game", "ember");

        assertThat(laptop.ok("sync", "Ann", "--server", server.address().toString(), "--json"))
                .contains("\"received\":2", "\"sent\":false", "\"conflicts\":[]");
        assertThat(laptop.ok("show", "Ann", "--json")).contains("\"unlocked\":[\"score_10\"]");
        assertThat(laptop.ok("sync", "Ann")).endsWith(": nothing new\n");
        assertThat(laptop.ok("sync", "Ann", "--quiet")).isEmpty();
        assertThat(desktop.ok("show", "Ann")).doesNotContain("secret");
    }

    @Test
    void aDestinationServesAsWell() throws IOException {
        var bucket = Files.createDirectory(folder.resolve("bucket"));
        for (var device : new CliRun[] {desktop, laptop}) {
            device.ok("destination", "add", "stick", "--folder", bucket.toString());
        }
        desktop.ok("update", "Ann", "score=12");
        assertThat(desktop.ok("sync", "Ann", "--in", "stick")).isEqualTo("stick: 0 received, sent what was new\n");
        laptop.ok("update", "Ann", "score=5", "coins=3");
        assertThat(laptop.ok("sync", "Ann", "--in", "stick")).isEqualTo("stick: 2 received, sent what was new\n");
        assertThat(desktop.ok("sync", "Ann")).startsWith("stick: 1 received");
        assertThat(desktop.ok("show", "Ann", "--json")).contains("\"score\":[12]", "\"coins\":[3]");
        assertThat(bucket.resolve("users/ann/sync.json")).exists();
        assertThat(desktop.ok("backups", "--from", "stick", "--json")).as("it is no backup").isEqualTo("[]\n");
    }

    @Test
    void aConflictIsToldOnce() {
        var address = server.address().toString();
        desktop.ok("update", "Ann", "name=start");
        desktop.ok("sync", "Ann", "--server", address);
        laptop.ok("sync", "Ann", "--server", address);
        desktop.ok("update", "Ann", "name=Ann");
        desktop.ok("sync", "Ann");
        laptop.ok("update", "Ann", "name=Bert");
        var told = laptop.run("sync", "Ann");
        assertThat(told.status()).isZero();
        assertThat(told.err()).isEqualTo(
                "laurel: name was changed on two devices: kept \"Bert\", the other was \"Ann\"\n");
        assertThat(laptop.run("sync", "Ann").err()).isEmpty();
        assertThat(desktop.run("sync", "Ann").err()).isEmpty();
        assertThat(desktop.ok("show", "Ann", "--json")).contains("\"name\":[\"Bert\"]");
    }

    @Test
    void failuresHaveACodeAndWhatIsNewGoesOutLater() {
        assertThat(desktop.run("sync", "Ann")).satisfies(it -> {
            assertThat(it.status()).isOne();
            assertThat(it.err()).contains("SYNC-NOT-SET-UP");
        });
        server.setFaults(_ -> new Fault.Status(401, null));
        desktop.ok("update", "Ann", "score=12");
        var refused = desktop.run("sync", "Ann", "--server", server.address().toString());
        assertThat(refused.status()).isOne();
        assertThat(refused.err()).contains("SYNC-CREDENTIALS").hasLineCount(1);
        server.release();
        desktop.ok("sync", "Ann");
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[12]}}");
        desktop.ok("sync", "Ann", "--off");
        assertThat(desktop.run("sync", "Ann").err()).contains("SYNC-NOT-SET-UP");
    }

    @Test
    void aTokenIsKeptWhereSecretsAre() {
        desktop.with("LAUREL_SECRETS_PASSPHRASE", "correct horse");
        desktop.ok("secrets", "set-up");
        desktop.input("secret\n").ok("sync", "Ann", "--server", server.address().toString(), "--token-file", "-");
        desktop.ok("sync", "Ann");
        assertThat(server.requests()).allSatisfy(
                it -> assertThat(it.headers()).containsEntry("authorization", "Bearer secret"));
        assertThat(folder.resolve("desktop/settings.json")).content().doesNotContain("secret");
        desktop.ok("sync", "Ann", "--off");
        var before = server.requests().size();
        desktop.ok("sync", "Ann", "--server", server.address().toString());
        assertThat(server.requests().get(before).headers()).as("forgotten").doesNotContainKey("authorization");
    }

    @Test
    void whatIsKeptForAProfileGoesWithIt() throws IOException {
        desktop.with("LAUREL_SECRETS_PASSPHRASE", "correct horse");
        desktop.ok("secrets", "set-up");
        desktop.input("secret\n").ok("sync", "Ann", "--server", server.address().toString(), "--token-file", "-");
        var settings = folder.resolve("desktop/settings.json");
        assertThat(Files.readString(settings)).contains(server.address().getAuthority());
        var kept = Files.readAllBytes(folder.resolve("desktop/secrets.age")).length;
        desktop.ok("profile", "remove", "Ann");
        assertThat(Files.readString(settings)).doesNotContain(server.address().getAuthority());
        assertThat(Files.readAllBytes(folder.resolve("desktop/secrets.age")).length).as("without it").isLessThan(kept);
    }

    @Test
    void aTokenIsKeptForItsServerAlone() {
        desktop.with("LAUREL_SECRETS_PASSPHRASE", "correct horse");
        desktop.ok("secrets", "set-up");
        desktop.input("secret\n").ok("sync", "Ann", "--server", server.address().toString(), "--token-file", "-");
        desktop.ok("sync", "Ann", "--server", server.address() + "/v2");
        assertThat(server.requests().getLast().headers()).containsEntry("authorization", "Bearer secret");
        try (var other = new AchievementServer()) {
            desktop.ok("sync", "Ann", "--server", other.address().toString());
            assertThat(other.requests()).isNotEmpty()
                    .allSatisfy(it -> assertThat(it.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void aTokenIsNotSentInTheOpen() {
        desktop.with("LAUREL_SYNC_TOKEN", "secret");
        var refused = desktop.run("sync", "Ann", "--server", "http://sync.example");
        assertThat(refused.err()).contains("SYNC-INSECURE").doesNotContain("secret");
    }

    @Test
    void whatMakesNoSenseIsWrongUsage() {
        assertThat(desktop.run("sync", "Ann", "--server", "ftp://x").status()).isEqualTo(Cli.WRONG_USAGE);
        assertThat(desktop.run("sync", "Ann", "--server", "http://x", "--in", "y").status()).isEqualTo(Cli.WRONG_USAGE);
        assertThat(desktop.run("sync", "Ann", "--user", "x").status()).isEqualTo(Cli.WRONG_USAGE);
        assertThat(desktop.run("sync", "Ann", "--server", "http://x", "--header", "Authorization: Bearer x").status())
                .as("a secret belongs elsewhere").isEqualTo(Cli.WRONG_USAGE);
        assertThat(desktop.run("sync", "Ann", "--in", "nowhere").err()).contains("DESTINATION-UNKNOWN");
    }
}
