package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.laurel.fakes.PrivateKeyring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that a destination's settings encrypt, with a real gnome-keyring for the passphrase. */
class EncryptedBackupsCliTest {
    private static final String PASSPHRASE = "planted passphrase 4711";

    @TempDir
    Path folder;

    private CliRun cli = new CliRun(Path.of("."));

    @BeforeEach
    void addProfileAndDestination() throws IOException {
        cli = new CliRun(folder.resolve("data"));
        var catalog = Files.writeString(folder.resolve("catalog.json"),
                "{\"score\":{\"100\":{\"title\":\"Century\"}}}");
        cli.ok("profile", "add", "Ann", "--catalog", catalog.toString(), "--user", "ann");
        cli.ok("destination", "add", "disk", "--folder", folder.resolve("disk").toString());
        cli.ok("update", "Ann", "score=150");
    }

    private String stored(String key) throws IOException {
        return Files.readString(folder.resolve("disk").resolve(key.strip()), StandardCharsets.ISO_8859_1);
    }

    private List<Path> backups() throws IOException {
        try (var files = Files.walk(folder.resolve("disk"))) {
            return files.filter(it -> it.getFileName().toString().startsWith("achievements-")).toList();
        }
    }

    @Test
    void thePassphraseThatIsKeptEncryptsAndOpens() throws IOException {
        cli.ok("destination", "encrypt", "disk", "passphrase");
        try (var _ = PrivateKeyring.unlocked()) {
            var missing = cli.run("backup", "Ann", "--to", "disk");
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.err()).contains("BACKUP-PASSPHRASE-MISSING", "disk", "secrets passphrase");
            assertThat(backups()).isEmpty();

            var file = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\nmore\n");
            cli.ok("secrets", "passphrase", "--passphrase-file", file.toString());
            Files.delete(file);
            var key = cli.ok("backup", "Ann", "--to", "disk").strip();
            assertThat(key).endsWith(".json.age");
            assertThat(stored(key)).startsWith("age-encryption.org/v1\n-> scrypt").doesNotContain("score");
            assertThat(cli.ok("verify", "--in", "disk")).contains("proven\t" + key);
            cli.later(1_000);
            cli.ok("update", "Ann", "score=200");
            assertThat(cli.ok("diff", "disk:" + key, "Ann")).contains("score");
            cli.ok("restore", "Ann", key, "--from", "disk", "--strategy", "replace");
            assertThat(cli.ok("show", "Ann", "--json")).contains("\"score\":[150]");

            cli.with("LAUREL_PASSPHRASE", "another");
            assertThat(cli.run("verify", "--in", "disk").out()).as("what is given goes first")
                    .contains("locked\t" + key);
            cli.with("LAUREL_PASSPHRASE", "");
            cli.ok("secrets", "passphrase", "--forget");
            assertThat(cli.run("verify", "--in", "disk").out()).contains("locked\t" + key);
            assertNothingIsWritten();
        }
    }

    @Test
    void aLockedKeychainStopsTheBackup() throws IOException, InterruptedException {
        cli.ok("destination", "encrypt", "disk", "passphrase");
        try (var keyring = PrivateKeyring.unlocked()) {
            cli.with("LAUREL_PASSPHRASE", PASSPHRASE).ok("secrets", "passphrase");
            cli.with("LAUREL_PASSPHRASE", "");
            keyring.lock();
            assertThat(cli.run("backup", "Ann", "--to", "disk").err()).contains("SECRET-LOCKED");
            assertThat(backups()).isEmpty();
            var key = cli.with("LAUREL_PASSPHRASE", PASSPHRASE).ok("backup", "Ann", "--to", "disk");
            assertThat(stored(key)).startsWith("age-encryption.org/v1\n-> scrypt");
            assertNothingIsWritten();
        }
    }

    @Test
    void recipientsAreAllThatIsNeeded() throws IOException, InterruptedException {
        cli.ok("destination", "encrypt", "disk", "recipients");
        assertThat(cli.run("backup", "Ann", "--to", "disk").err()).contains("BACKUP-RECIPIENTS-MISSING");
        assertThat(backups()).isEmpty();

        var identity = folder.resolve("identity");
        run("age-keygen", "-o", identity.toString());
        var recipient = run("age-keygen", "-y", identity.toString()).strip();
        var broken = recipient.substring(0, recipient.length() - 1) + (recipient.endsWith("q") ? "p" : "q");
        assertThat(cli.run("recipient", "add", broken).err()).contains("ENVELOPE-RECIPIENT-WRONG");
        cli.ok("recipient", "add", recipient, "--name", "Ann's laptop");
        assertThat(cli.ok("recipient", "list")).isEqualTo(recipient + "\tAnn's laptop\n");

        var key = cli.ok("backup", "Ann", "--to", "disk").strip();
        assertThat(run("age", "-d", "-i", identity.toString(), folder.resolve("disk").resolve(key).toString()))
                .contains("\"score\"");
        cli.with("LAUREL_IDENTITY", identity.toString());
        assertThat(cli.ok("verify", "--in", "disk")).contains("proven\t" + key);
        cli.ok("recipient", "remove", recipient);
        assertThat(cli.ok("recipient", "list", "--json")).isEqualTo("[]\n");
    }

    @Test
    void whatIsAskedForOnceGoesBeforeTheSettings() throws IOException {
        cli.ok("destination", "encrypt", "disk", "recipients");
        assertThat(cli.ok("destination", "list", "--json")).contains("\"sealedWith\":\"recipients\"");
        assertThat(stored(cli.ok("backup", "Ann", "--to", "disk", "--encrypt", "none"))).contains("\"score\"");
        cli.with("LAUREL_PASSPHRASE", PASSPHRASE);
        assertThat(stored(cli.ok("backup", "Ann", "--to", "disk", "--encrypt", "age"))).contains("-> scrypt");
        assertThat(cli.run("destination", "encrypt", "disk", "rot13").status()).isEqualTo(2);
        assertThat(cli.run("destination", "encrypt", "nowhere", "nothing").err()).contains("DESTINATION-UNKNOWN");
        cli.ok("destination", "encrypt", "disk", "nothing");
        cli.ok("update", "Ann", "score=151");
        assertThat(stored(cli.ok("backup", "Ann", "--to", "disk"))).contains("\"score\"");
    }

    private void assertNothingIsWritten() throws IOException {
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                    Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(PASSPHRASE));
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
