package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.servers.AwsSignOn;
import dev.laurel.servers.S3Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Profiles of the AWS tools through the built program: static keys, an assumed role and single sign-on, over the SDK's own
 * providers. The bucket is a real S3 server's, which checks every signature; what gives out the keys stands in for AWS.
 */
class AwsProfilesIT {
    @RegisterExtension
    static final S3Server S3 = S3Server.withSessions();

    private static final String START = "https://laurel.awsapps.example/start";
    private static final List<String> SECRETS = List.of(S3Server.SECRET, AwsSignOn.BASE_SECRET, AwsSignOn.SESSION,
            AwsSignOn.TOKEN, "client-secret");

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private AwsSignOn aws;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    AwsProfilesIT() {}

    @BeforeEach
    void setUp() throws IOException {
        aws = new AwsSignOn();
        variables.putAll(aws.environment());
        variables.putAll(Map.of("LAUREL_DATA", folder.resolve("data").toString(), "LC_ALL", "C",
                "HOME", folder.resolve("home").toString()));
        Files.createDirectories(folder.resolve("home/.aws"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private record Result(int status, String out, String err) {}

    private Result laurel(String... args) throws Exception {
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("laurel.distribution"), "bin/laurel").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS")
                || name.equals("JDK_JAVA_OPTIONS"));
        environment.putAll(variables);
        var status = builder.start().waitFor();
        var result = new Result(status, Files.readString(out), Files.readString(err));
        SECRETS.forEach(secret -> assertThat(result.toString()).doesNotContain(secret));
        return result;
    }

    private void ok(String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isZero();
    }

    private String refused(String code, String... args) throws Exception {
        var result = laurel(args);
        assertThat(result.err()).as(String.join(" ", args)).startsWith("laurel: " + code).hasLineCount(1);
        return result.err();
    }

    private void config(String text) throws IOException {
        Files.writeString(folder.resolve("home/.aws/config"), text);
    }

    private void bucket(String name, String profile) throws Exception {
        try (var client = S3Client.builder().endpointOverride(S3.address()).forcePathStyle(true)
                .region(Region.US_EAST_1).credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ID, S3Server.SECRET))).build()) {
            client.createBucket(request -> request.bucket(name));
        }
        ok("destination", "add", "cloud", "--s3", name, "--endpoint", S3.address().toString(), "--path-style",
                "--aws-profile", profile);
    }

    /** A role of somebody with static keys. */
    private void configRole() throws IOException {
        config("""
                [profile base]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [profile role]
                role_arn = %s
                source_profile = base
                region = us-east-1
                """.formatted(AwsSignOn.BASE_ID, AwsSignOn.BASE_SECRET, AwsSignOn.ROLE));
    }

    @Test
    void staticKeysOfTheConfigFile() throws Exception {
        config("[profile fixed]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
                .formatted(S3Server.ID, S3Server.SECRET));
        bucket("aws-fixed", "fixed");
        ok("destination", "test", "cloud");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void anAssumedRole() throws Exception {
        configRole();
        bucket("aws-role", "role");
        ok("destination", "test", "cloud");
        assertThat(aws.calls()).containsOnly("AssumeRole");
        ok("destination", "add", "base", "--s3", "aws-role", "--endpoint", S3.address().toString(), "--path-style",
                "--aws-profile", "base");
        refused("DESTINATION-CREDENTIALS", "destination", "test", "base");

        config(Files.readString(folder.resolve("home/.aws/config")).replace(AwsSignOn.ROLE, AwsSignOn.ROLE + "-no"));
        refused("DESTINATION-CREDENTIALS", "destination", "test", "cloud");
        assertNothingIsWritten();
    }

    @Test
    void aServiceThatGivesNoRolesNowIsUnreachable() throws Exception {
        configRole();
        bucket("aws-away", "role");
        aws.close();
        refused("DESTINATION-UNREACHABLE", "destination", "test", "cloud");
    }

    @Test
    void singleSignOnOfASession() throws Exception {
        config("""
                [sso-session work]
                sso_start_url = %s
                sso_region = us-east-1
                [profile sso]
                sso_session = work
                sso_account_id = 123456789012
                sso_role_name = backups
                """.formatted(START));
        bucket("aws-session", "sso");
        assertThat(refused("DESTINATION-SIGNED-OUT", "destination", "test", "cloud"))
                .as("never signed in").contains("aws sso login --profile sso");
        AwsSignOn.signIn(folder.resolve("home"), "work", AwsSignOn.TOKEN, Instant.now().plus(Duration.ofHours(1)), false);
        ok("destination", "test", "cloud");
        assertThat(aws.calls()).containsOnly("GetRoleCredentials");

        AwsSignOn.signIn(folder.resolve("home"), "work", "another", Instant.now().plus(Duration.ofHours(1)), false);
        assertThat(refused("DESTINATION-SIGNED-OUT", "destination", "test", "cloud")).as("signed out elsewhere")
                .contains("aws sso login --profile sso");
        AwsSignOn.signIn(folder.resolve("home"), "work", AwsSignOn.TOKEN, Instant.now().minusSeconds(60), false);
        refused("DESTINATION-SIGNED-OUT", "destination", "test", "cloud");
        AwsSignOn.signIn(folder.resolve("home"), "work", "old", Instant.now().minusSeconds(60), true);
        ok("destination", "test", "cloud");
        assertThat(aws.calls()).as("renewed by itself").contains("CreateToken");
        assertNothingIsWritten();
    }

    @Test
    void singleSignOnAsItWasBeforeSessionsAndARoleBehindIt() throws Exception {
        config("""
                [profile old]
                sso_start_url = %s
                sso_region = us-east-1
                sso_account_id = 123456789012
                sso_role_name = backups
                [profile role]
                role_arn = %s
                source_profile = old
                region = us-east-1
                """.formatted(START, AwsSignOn.ROLE));
        bucket("aws-legacy", "role");
        AwsSignOn.signIn(folder.resolve("home"), START, AwsSignOn.TOKEN, Instant.now().plus(Duration.ofHours(1)), false);
        ok("destination", "test", "cloud");
        assertThat(aws.calls()).contains("GetRoleCredentials", "AssumeRole");
        AwsSignOn.signIn(folder.resolve("home"), START, AwsSignOn.TOKEN, Instant.now().minusSeconds(60), false);
        assertThat(refused("DESTINATION-SIGNED-OUT", "destination", "test", "cloud"))
                .as("the profile that signs in, not the role's").contains("aws sso login --profile old");
        assertNothingIsWritten();
    }

    @Test
    void theEnvironmentWithASessionToken() throws Exception {
        bucket("aws-environment", "unused");
        ok("destination", "add", "plain", "--s3", "aws-environment", "--endpoint", S3.address().toString(),
                "--path-style");
        variables.put("AWS_ACCESS_KEY_ID", S3Server.ID);
        variables.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        variables.put("AWS_SESSION_TOKEN", AwsSignOn.SESSION);
        ok("destination", "test", "plain");
        refused("DESTINATION-CREDENTIALS", "destination", "test", "cloud");
        assertNothingIsWritten();
    }

    /** Neither settings nor log nor database. */
    private void assertNothingIsWritten() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                    Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRETS));
        }
    }
}
