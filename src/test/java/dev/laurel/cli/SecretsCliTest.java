package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on the command line, with a real gnome-keyring where there is a keychain. */
class SecretsCliTest {
    private static final String SECRET = "planted-secret-4711";
    private static final SecretId ID = SecretId.ofDestination("Bucket", SecretId.What.S3_SECRET_KEY);

    @TempDir
    Path folder;

    private CliRun cli = new CliRun(Path.of("."));

    @BeforeEach
    void addBucket() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        cli = new CliRun(data);
        SettingsStore.open(data, InstantSource.system()).store().update(it -> it.withDestinations(_ -> List.of(
                new DestinationSettings.S3("Bucket", "bucket", "us-east-1", null, false, true,
                        new DestinationSettings.S3Credentials.Keychain("AKIA")),
                new DestinationSettings.Folder("Stick", folder.resolve("stick")))));
    }

    private boolean isKept() {
        try (var vault = SecretVault.of(folder.resolve("data"), new SecureRandom())) {
            return vault.has(ID);
        }
    }

    @Test
    void aKeyGoesFromStandardInputToTheKeychainAndIsForgottenWithItsDestination() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            assertThat(cli.ok("secrets")).isEqualTo("the keychain (Secret Service), unlocked\n");
            cli.input(SECRET + "\nmore\n").ok("destination", "secret", "Bucket", "--secret-file", "-");
            assertThat(isKept()).isTrue();
            assertNothingIsWritten();
            cli.ok("destination", "secret", "Bucket", "--forget");
            assertThat(isKept()).isFalse();

            var file = Files.writeString(folder.resolve("key"), SECRET);
            cli.ok("destination", "secret", "Bucket", "--secret-file", file.toString());
            assertThat(isKept()).isTrue();
            Files.delete(file);
            cli.ok("destination", "remove", "Bucket");
            assertThat(isKept()).isFalse();
            assertNothingIsWritten();
        }
    }

    @Test
    void withoutAKeychainItSaysSoAndKeepsNothing() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            assertThat(cli.ok("secrets", "--json"))
                    .isEqualTo("{\"place\":null,\"unlocked\":false,\"error\":\"SECRET-NO-KEYCHAIN\"}\n");
            var result = cli.input(SECRET).run("destination", "secret", "Bucket", "--secret-file", "-");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("SECRET-NO-KEYCHAIN", "secrets set-up").doesNotContain(SECRET);
            assertNothingIsWritten();
        }
    }

    @Test
    void withoutAKeychainItUsesTheFileThatWasSetUp() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            cli.with("LAUREL_SECRETS_PASSPHRASE", "correct horse");
            assertThat(Path.of(cli.ok("secrets", "set-up").strip())).isRegularFile();
            assertThat(cli.ok("secrets")).isEqualTo("the encrypted file, unlocked\n");
            cli.input(SECRET).ok("destination", "secret", "Bucket", "--secret-file", "-");
            assertNothingIsWritten();
            assertThat(cli.run("secrets", "set-up").err()).contains("SECRET-FILE-EXISTS");

            cli.with("LAUREL_SECRETS_PASSPHRASE", "wrong");
            assertThat(cli.run("destination", "secret", "Bucket", "--forget").err())
                    .contains("SECRET-FILE-PASSPHRASE").doesNotContain("wrong");
            cli.with("LAUREL_SECRETS_PASSPHRASE", "");
            assertThat(cli.ok("secrets")).isEqualTo("the encrypted file, locked\n");
            assertThat(cli.run("destination", "secret", "Bucket", "--forget").err()).contains("SECRET-FILE-LOCKED");
        }
    }

    @Test
    void aLockedKeychainIsSaidToBeLocked() throws IOException, InterruptedException {
        try (var keyring = PrivateKeyring.unlocked()) {
            cli.input(SECRET).ok("destination", "secret", "Bucket", "--secret-file", "-");
            keyring.lock();
            assertThat(cli.ok("secrets")).isEqualTo("the keychain (Secret Service), locked\n");
            assertThat(cli.run("destination", "remove", "Bucket").err()).contains("SECRET-LOCKED");
        }
    }

    @Test
    void whatNeedsNoSecretTakesNone() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            assertThat(cli.run("destination", "secret", "Stick").err()).contains("SECRET-NOT-NEEDED");
            assertThat(cli.run("destination", "secret", "Nowhere").err()).contains("DESTINATION-UNKNOWN");
            assertThat(cli.run("destination", "secret", "Bucket").err()).as("nobody to ask").contains("SECRET-MISSING");
        }
    }

    /** Neither in a file of the data folder, the log included, nor in the arguments of any process. */
    private void assertNothingIsWritten() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(
                    file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET));
        }
        assertThat(ProcessHandle.allProcesses().map(it -> it.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(SECRET));
    }
}
