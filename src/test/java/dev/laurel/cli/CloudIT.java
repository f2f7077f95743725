package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.servers.Azurite;
import dev.laurel.servers.S3Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs the built program against real servers: a whole round of backups in a bucket and in a container. */
class CloudIT {
    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @RegisterExtension
    static final Azurite AZURE = new Azurite();

    @TempDir
    Path folder;

    private String program;
    private Map<String, String> variables;

    @BeforeEach
    void setUp() throws IOException {
        program = Path.of(System.getProperty("laurel.distribution"), "bin/laurel").toString();
        variables = new HashMap<>(Map.of("LAUREL_DATA", folder.resolve("data").toString(), "LC_ALL", "C"));
    }

    private record Result(int status, String out, String err) {}

    private Result laurel(String... args) throws Exception {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("AZURE_")
                || name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS"));
        environment.putAll(variables);
        var status = builder.start().waitFor();
        return new Result(status, Files.readString(out), Files.readString(err));
    }

    private String ok(String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isZero();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private void refused(String code, String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isEqualTo(1);
        assertThat(result.err()).startsWith("laurel: " + code).hasLineCount(1);
        assertThat(result.toString()).doesNotContain(S3Server.SECRET).doesNotContain(Azurite.KEY);
    }

    @Test
    void aBucket() throws Exception {
        makeBucket("it-bucket");
        ok("destination", "add", "cloud", "--s3", "it-bucket", "--endpoint", S3.address().toString(), "--path-style");
        refused("CREDENTIALS-MISSING", "destination", "test", "cloud");
        variables.put("AWS_ACCESS_KEY_ID", S3Server.ID);
        variables.put("AWS_SECRET_ACCESS_KEY", "wrong");
        refused("DESTINATION-CREDENTIALS", "destination", "test", "cloud");
        variables.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        round("s3", "it-bucket");
        ok("destination", "add", "none", "--s3", "it-missing", "--endpoint", S3.address().toString(), "--path-style");
        refused("DESTINATION-NOT-FOUND", "destination", "test", "none");
    }

    @Test
    void aBucketByWayOfAnAwsProfile() throws Exception {
        makeBucket("it-profile");
        var credentials = Files.writeString(folder.resolve("credentials"), """
                [work]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(S3Server.ID, S3Server.SECRET));
        variables.put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
        variables.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        ok("destination", "add", "cloud", "--s3", "it-profile", "--endpoint", S3.address().toString(), "--path-style",
                "--aws-profile", "work");
        ok("destination", "test", "cloud");
        ok("destination", "add", "other", "--s3", "it-profile", "--endpoint", S3.address().toString(), "--path-style",
                "--aws-profile", "nobody");
        refused("DESTINATION-CREDENTIALS", "destination", "test", "other");
    }

    @Test
    void aContainer() throws Exception {
        refused("CREDENTIALS-MISSING", "destination", "add", "cloud", "--azure", "it-container", "--create");
        variables.put("AZURE_STORAGE_CONNECTION_STRING", "DefaultEndpointsProtocol=http;AccountName=" + Azurite.ACCOUNT
                + ";AccountKey=" + Azurite.KEY + ";BlobEndpoint=" + AZURE.address() + ";");
        ok("destination", "add", "none", "--azure", "it-missing");
        refused("DESTINATION-NOT-FOUND", "destination", "test", "none");
        ok("destination", "add", "cloud", "--azure", "it-container", "--create");
        round("azure", "it-container");
    }

    @Test
    void backupsAreCopiedFromABucketToAContainerAndProvenThere() throws Exception {
        makeBucket("it-copy");
        variables.put("AWS_ACCESS_KEY_ID", S3Server.ID);
        variables.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        variables.put("AZURE_STORAGE_CONNECTION_STRING", "DefaultEndpointsProtocol=http;AccountName=" + Azurite.ACCOUNT
                + ";AccountKey=" + Azurite.KEY + ";BlobEndpoint=" + AZURE.address() + ";");
        ok("destination", "add", "here", "--s3", "it-copy", "--endpoint", S3.address().toString(), "--path-style");
        ok("destination", "add", "there", "--azure", "it-copy", "--create");
        var catalog = Files.writeString(
                folder.resolve("catalog.json"), "{\"score\":{\"100\":{\"title\":\"Century\"}}}");
        var keys = new ArrayList<String>();
        for (var name : List.of("Zoë", "Ann")) {
            ok("profile", "add", name, "--catalog", catalog.toString(), "--user", "user " + name);
            for (var score : List.of("50", "150")) {
                ok("update", name, "score=" + score);
                keys.add(ok("backup", name, "--to", "here", "--read-back").strip());
            }
        }
        ok("pin", keys.getFirst(), "--in", "here", "--comment", "Vor dem Größten 🏆");
        assertThat(ok("copy", "--from", "here", "--to", "there", "--all-users", "--read-back"))
                .endsWith("4 copied, 0 there already, 0 failed\n");
        assertThat(ok("copy", "--from", "here", "--to", "there")).isEqualTo("0 copied, 4 there already, 0 failed\n");
        assertThat(ok("backups", "--from", "there", "--json")).isEqualTo(ok("backups", "--from", "here", "--json"))
                .contains("\"pin\":\"Vor dem Größten 🏆\"");
        for (var place : List.of("here", "there")) {
            assertThat(ok("verify", "--in", place)).endsWith("4 proven, 0 failed, 0 locked\n");
            assertThat(ok("players", "--from", place)).hasLineCount(2).contains("\tuser Ann\n");
        }
        assertThat(ok("diff", "there:" + keys.get(0), "there:" + keys.get(1)))
                .isEqualTo("+ Century  score_100\nscore: 50 -> 150 (+100)\n");
        assertThat(ok("prune", "--in", "there", "--all-users", "--keep-last", "1"))
                .contains("stays (pinned)\t" + keys.getFirst()).contains("goes (no rule keeps it)\t" + keys.get(2));
        assertThat(ok("backups", "--from", "there").lines()).hasSize(3);
        ok("pin", keys.getFirst(), "--in", "there", "--remove");
        assertThat(ok("backups", "--from", "there")).doesNotContain("pinned");
    }

    private void round(String kind, String place) throws Exception {
        assertThat(ok("destination", "list")).contains("cloud\t" + kind + "\t" + place);
        assertThat(ok("destination", "test", "cloud")).hasLineCount(5);
        var catalog = Files.writeString(
                folder.resolve("catalog.json"), "{\"score\":{\"100\":{\"title\":\"Century\",\"icon\":\"🏆\"}}}");
        ok("profile", "add", "Zoë", "--catalog", catalog.toString(), "--user", "../zoë");
        ok("update", "Zoë", "score=150");
        var first = ok("backup", "Zoë", "--to", "cloud").strip();
        assertThat(first).startsWith("users/..%2Fzo%C3%AB/");
        ok("update", "Zoë", "score=250");
        var second = ok("backup", "Zoë", "--to", "cloud").strip();
        assertThat(ok("backups", "--from", "cloud").lines()).hasSize(2).first().asString().contains(second);
        ok("update", "Zoë", "score=10");
        ok("restore", "Zoë", first, "--from", "cloud", "--strategy", "replace");
        assertThat(ok("show", "Zoë", "--json")).contains("\"score\":[150]");
        ok("prune", "--in", "cloud", "--user", "../zoë", "--keep-last", "1");
        assertThat(ok("backups", "--from", "cloud").lines()).hasSize(1).first().asString().contains(second);
        refused("DESTINATION-NOT-FOUND", "restore", "Zoë", first, "--from", "cloud");
        ok("destination", "remove", "cloud");
        refused("DESTINATION-UNKNOWN", "destination", "test", "cloud");
    }

    private static void makeBucket(String name) {
        try (var client = client(S3.address())) {
            client.createBucket(request -> request.bucket(name));
        }
    }

    private static S3Client client(URI address) {
        return S3Client.builder().endpointOverride(address).forcePathStyle(true).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ID, S3Server.SECRET)))
                .build();
    }
}
