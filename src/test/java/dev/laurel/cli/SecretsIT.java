package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.servers.Azurite;
import dev.laurel.servers.S3Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets through the built program, one process a command, against real servers and a real gnome-keyring: they are
 * found again by the next process, and nowhere else.
 */
class SecretsIT {
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @RegisterExtension
    static final Azurite AZURE = new Azurite();

    private static final String PASSPHRASE = "planted passphrase of backups";
    private static final String TOKEN = "planted-token-of-sync";
    private static final String WRONG = "planted/wrong+secret/key";

    @TempDir
    Path folder;

    private Watched laurel;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    SecretsIT() {}

    @BeforeEach
    void setUp() throws IOException {
        laurel = new Watched(folder);
        for (var secret : List.of(S3Server.SECRET, Azurite.KEY, PASSPHRASE, TOKEN, WRONG)) {
            laurel.plant(secret);
        }
    }

    private void keep(String line, String... command) throws Exception {
        laurel.ok(line, command);
    }

    private static BlobContainerClient container() {
        return new BlobServiceClientBuilder().endpoint(AZURE.address().toString())
                .credential(new StorageSharedKeyCredential(Azurite.ACCOUNT, Azurite.KEY)).buildClient()
                .getBlobContainerClient("it-secrets");
    }

    private static String signature() {
        return container().generateSas(new BlobServiceSasSignatureValues(
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1), new BlobContainerSasPermission().setReadPermission(true)
                        .setWritePermission(true).setListPermission(true).setDeletePermission(true)
                        .setCreatePermission(true)));
    }

    private void addProfile() throws Exception {
        var catalog = Files.writeString(folder.resolve("catalog.json"),
                "{\"score\":{\"100\":{\"title\":\"Century\"}}}");
        laurel.ok("profile", "add", "Ann", "--catalog", catalog.toString(), "--user", "ann");
        laurel.ok("update", "Ann", "score=150");
    }

    private void addBucket(String name, String bucket) throws Exception {
        laurel.ok("destination", "add", name, "--s3", bucket, "--endpoint", S3.address().toString(), "--path-style",
                "--access-key-id", S3Server.ID);
    }

    @Test
    void whatTheKeychainKeepsIsFoundByTheNextProcessAndNowhereElse() throws Exception {
        S3.make("it-secrets");
        var sas = signature();
        laurel.plant(sas);
        laurel.plant(sas.substring(sas.indexOf("sig=") + 4));
        try (var keyring = PrivateKeyring.unlocked(); var server = new AchievementServer()) {
            laurel.with(keyring.environment());
            addProfile();
            addBucket("bucket", "it-secrets");
            laurel.refused("CREDENTIALS-MISSING", "backup", "Ann", "--to", "bucket");
            keep(WRONG, "destination", "secret", "bucket", "--secret-file", "-");
            laurel.refused("DESTINATION-CREDENTIALS", "backup", "Ann", "--to", "bucket");
            keep(S3Server.SECRET, "destination", "secret", "bucket", "--secret-file", "-");
            keep(PASSPHRASE, "secrets", "passphrase", "--passphrase-file", "/dev/stdin");
            laurel.ok("destination", "encrypt", "bucket", "passphrase");
            var key = laurel.ok("backup", "Ann", "--to", "bucket", "--read-back").lines().toList().getLast();
            assertThat(key).endsWith(".json.age");
            assertThat(laurel.ok("backups", "--from", "bucket")).contains(key);

            laurel.ok("destination", "add", "signed", "--azure", "it-secrets", "--account", Azurite.ACCOUNT, "--sas",
                    "--endpoint", AZURE.address().toString());
            keep(sas, "destination", "secret", "signed", "--secret-file", "-");
            laurel.refused("DESTINATION-NOT-FOUND", "backups", "--from", "signed");
            container().create();
            laurel.ok("copy", "--from", "bucket", "--to", "signed");
            assertThat(laurel.ok("verify", "--in", "signed")).contains("proven\t" + key);
            laurel.ok("destination", "add", "container", "--azure", "it-secrets", "--account", Azurite.ACCOUNT,
                    "--endpoint", AZURE.address().toString());
            laurel.refused("CREDENTIALS-MISSING", "backups", "--from", "container");
            keep(Azurite.KEY, "destination", "secret", "container", "--secret-file", "-");
            laurel.ok("restore", "Ann", key, "--from", "container");

            laurel.ok("sync", "Ann", "--in", "bucket");
            keep(TOKEN, "sync", "Ann", "--server", server.address().toString(), "--token-file", "-");
            assertThat(server.requests()).isNotEmpty().allSatisfy(request ->
                    assertThat(request.headers().toString()).contains(TOKEN));
            server.setFaults(_ -> new Fault.Status(401, null));
            laurel.refused("SYNC-", "sync", "Ann");

            laurel.ok("destination", "add", "away", "--s3", "it-secrets", "--endpoint", "http://127.0.0.1:9",
                    "--path-style", "--access-key-id", S3Server.ID);
            keep(S3Server.SECRET, "destination", "secret", "away", "--secret-file", "-");
            laurel.refused("DESTINATION-UNREACHABLE", "destination", "test", "away");
            laurel.assertNothingIsWritten();
            keyring.lock();
            laurel.refused("SECRET-LOCKED", "backup", "Ann", "--to", "bucket");
            laurel.assertNothingIsWritten();
        }
    }

    /** Where there is no keychain, each process opens the file by itself; two at once lose nothing. */
    @Test
    void twoProcessesShareTheFileOfSecrets() throws Exception {
        S3.make("it-file");
        try (var keyring = PrivateKeyring.none()) {
            laurel.with(keyring.environment()).with(Map.of("LAUREL_SECRETS_PASSPHRASE", "of the file"));
            addProfile();
            laurel.ok("secrets", "set-up");
            var names = List.of("one", "two", "three");
            for (var name : names) {
                addBucket(name, "it-file");
            }
            var file = Files.writeString(folder.resolve("key"), S3Server.SECRET);
            var others = names.stream().map(name -> {
                try {
                    return laurel.start(List.of(), "destination", "secret", name, "--secret-file", file.toString());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }).toList();
            for (var process : others) {
                assertThat(process.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
            }
            Files.delete(file);
            for (var name : names) {
                laurel.ok("backup", "Ann", "--to", name);
            }
            laurel.assertNothingIsWritten();
        }
    }

    /** With cores wanted by the system, and a key in memory at the time. */
    @Test
    void aCrashLeavesNoSecret() throws Exception {
        try (var keyring = PrivateKeyring.unlocked();
                var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            laurel.with(keyring.environment());
            laurel.ok("destination", "add", "silent", "--s3", "bucket", "--endpoint",
                    "http://127.0.0.1:" + silent.getLocalPort(), "--path-style", "--access-key-id", S3Server.ID);
            keep(S3Server.SECRET, "destination", "secret", "silent", "--secret-file", "-");
            var process = laurel.start(List.of("bash", "-c", "ulimit -c unlimited; exec \"$@\"", "bash"),
                    "destination", "test", "silent");
            try (var connection = silent.accept()) {
                assertThat(connection.getInputStream().readNBytes(3)).isNotEmpty();
                assertThat(new ProcessBuilder("kill", "-SEGV", String.valueOf(process.pid())).start().waitFor())
                        .isZero();
                assertThat(process.waitFor()).isNotZero();
            }
            try (var files = Files.list(folder)) {
                var names = files.map(it -> it.getFileName().toString()).toList();
                assertThat(names).as("the report of the crash").anyMatch(name -> name.startsWith("hs_err"));
                assertThat(names).as("a core").noneMatch(name -> name.startsWith("core"));
            }
            assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
                    .contains("-XX:-CreateCoredumpOnCrash");
            laurel.assertNothingIsWritten();
        }
    }
}
