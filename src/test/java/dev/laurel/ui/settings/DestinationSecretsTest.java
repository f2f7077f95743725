package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.OpenSample;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretVault;
import dev.laurel.servers.S3Server;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import dev.laurel.ui.settings.DestinationDraft.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets and containers in the settings, and where their keys go: a real gnome-keyring, or nowhere. */
class DestinationSecretsTest {
    private static final String SECRET = "planted-secret-4711";

    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    @TempDir
    Path folder;

    private OpenSample sample;
    private SecretVault vault;
    private DestinationsViewModel destinations;
    private SettingsViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    DestinationSecretsTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        vault = SecretVault.of(folder.resolve("data"), new SecureRandom());
        model = SettingsViewModelTest.model(sample, vault, folder);
        destinations = model.destinations();
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
    }

    private DestinationDraft addBucket() {
        destinations.addBucket();
        var draft = destinations.drafts().getLast();
        draft.nameProperty().set("Saves");
        draft.placeProperty().set("laurel-saves-eu");
        draft.regionProperty().set("eu-central-1");
        draft.accountProperty().set("AKIA7Q2M");
        return draft;
    }

    private static SecretId key(String name) {
        return SecretId.ofDestination(name, SecretId.What.S3_SECRET_KEY);
    }

    @Test
    void aBucketsKeyIsKeptInTheKeychainAndNeverShownAgain() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            var draft = addBucket();
            assertThat(destinations.keychainText()).contains("The keychain is unlocked.");
            draft.secretProperty().set(SECRET);
            model.save();
            assertThat(sample.settings.get().destinations()).containsExactly(new DestinationSettings.S3("Saves",
                    "laurel-saves-eu", "eu-central-1", null, false, true, new S3Credentials.Keychain("AKIA7Q2M")));
            assertThat(vault.find(key("Saves"))).contains(SECRET.toCharArray());
            var stored = destinations.drafts().getFirst();
            assertThat(stored.keptProperty().get()).isTrue();
            assertThat(stored.secretProperty().get()).isEmpty();
            assertThat(model.changedProperty().get()).isFalse();

            stored.secretProperty().set("another");
            assertThat(model.changedProperty().get()).isTrue();
            model.save();
            assertThat(vault.find(key("Saves"))).contains("another".toCharArray());
            assertNothingIsWritten();
        }
    }

    @Test
    void aKeyFollowsItsDestinationsNameAndGoesWithIt() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            addBucket().secretProperty().set(SECRET);
            model.save();
            destinations.drafts().getFirst().nameProperty().set("Backups");
            model.save();
            assertThat(vault.find(key("Backups"))).contains(SECRET.toCharArray());
            assertThat(vault.has(key("Saves"))).isFalse();

            destinations.remove(destinations.drafts().getFirst());
            assertThat(vault.has(key("Backups"))).as("until it is saved").isTrue();
            model.save();
            assertThat(vault.has(key("Backups"))).isFalse();
        }
    }

    @Test
    void aKeyIsRemovedOnWish() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            addBucket().secretProperty().set(SECRET);
            model.save();
            var stored = destinations.drafts().getFirst();
            destinations.removeSecret(stored);
            assertThat(stored.keptProperty().get()).isFalse();
            assertThat(vault.has(key("Saves"))).isFalse();
        }
    }

    @Test
    void withoutAKeychainItIsSaidThatTheKeyLastsForThisRun() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            var draft = addBucket();
            assertThat(destinations.isKeychainOpen()).isFalse();
            assertThat(destinations.keychainText())
                    .contains("This session has no keychain. The secret is used until Laurel is closed.");
            draft.secretProperty().set(SECRET);
            model.save();
            assertThat(vault.find(key("Saves"))).contains(SECRET.toCharArray());
            try (var later = SecretVault.of(folder.resolve("data"), new SecureRandom())) {
                assertThat(later.has(key("Saves"))).isFalse();
            }
            assertNothingIsWritten();
        }
    }

    @Test
    void lookingAtTheSettingsUnlocksNothing() throws IOException, InterruptedException {
        try (var keyring = PrivateKeyring.unlocked()) {
            addBucket().secretProperty().set(SECRET);
            model.save();
            keyring.lock();
            model.discard();
            assertThat(destinations.keychainText())
                    .contains("The keychain is locked. You are asked to unlock it when the secret is needed.");
            assertThat(destinations.drafts().getFirst().keptProperty().get()).isFalse();
        }
    }

    @Test
    void aTestSignsInWithTheKeyThatWasTypedAndLaterWithTheOneThatIsKept() throws IOException {
        try (var raw = S3Client.builder().endpointOverride(SERVER.address()).forcePathStyle(true)
                .region(Region.EU_CENTRAL_1).credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ID, S3Server.SECRET))).build()) {
            raw.createBucket(request -> request.bucket("laurel-saves-eu"));
        }
        try (var _ = PrivateKeyring.unlocked()) {
            var draft = addBucket();
            draft.endpointProperty().set(SERVER.address().toString());
            draft.pathStyleProperty().set(true);
            draft.accountProperty().set(S3Server.ID);
            assertTest(draft, ErrorCode.CREDENTIALS_MISSING);
            draft.secretProperty().set(SECRET);
            assertTest(draft, ErrorCode.DESTINATION_CREDENTIALS);
            draft.secretProperty().set(S3Server.SECRET);
            assertTest(draft, null);
            assertThat(vault.has(key("Saves"))).as("before it is saved").isFalse();
            model.save();
            assertTest(destinations.drafts().getFirst(), null);
        }
    }

    private void assertTest(DestinationDraft draft, @Nullable ErrorCode failure) {
        destinations.test(draft);
        assertThat(Optional.ofNullable(draft.testFailureProperty().get()).map(LaurelError::code))
                .isEqualTo(Optional.ofNullable(failure));
        assertThat(draft.testStateProperty().get()).isEqualTo(failure == null
                ? DestinationDraft.TestState.PASSED : DestinationDraft.TestState.FAILED);
    }

    @Test
    void whatIsTypedIsChecked() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            var bucket = addBucket();
            assertThat(destinations.isValid(bucket)).isTrue();
            assertWrong(bucket, DestinationField.BUCKET, () -> bucket.placeProperty().set("a"));
            bucket.placeProperty().set("bucket");
            assertWrong(bucket, DestinationField.REGION, () -> bucket.regionProperty().set(""));
            bucket.regionProperty().set("auto");
            assertWrong(bucket, DestinationField.ENDPOINT, () -> bucket.endpointProperty().set("s3.example.org"));
            assertWrong(bucket, DestinationField.ENDPOINT,
                    () -> bucket.endpointProperty().set("https://key:secret@s3.example.org"));
            bucket.endpointProperty().set("https://s3.example.org");
            assertWrong(bucket, DestinationField.ACCESS_KEY, () -> bucket.accountProperty().set(" "));
            bucket.sourceProperty().set(Source.ENVIRONMENT);
            assertThat(destinations.isValid(bucket)).isTrue();
            assertWrong(bucket, DestinationField.AWS_PROFILE, () -> bucket.sourceProperty().set(Source.AWS_PROFILE));
            bucket.accountProperty().set("work");

            destinations.addContainer();
            var container = destinations.drafts().getLast();
            assertWrong(container, DestinationField.ACCOUNT, () -> container.accountProperty().set("Ember"));
            container.accountProperty().set("embervale");
            assertWrong(container, DestinationField.CONTAINER, () -> container.placeProperty().set("A--b"));
            container.placeProperty().set("achievements-backup");
            container.sourceProperty().set(Source.SAS);
            assertThat(destinations.validProperty().get()).isTrue();
            assertThat(destinations.result()).hasSize(2).last().isEqualTo(new DestinationSettings.Azure(
                    "Azure", "achievements-backup", null, new AzureCredentials.Sas("embervale")));
        }
    }

    private void assertWrong(DestinationDraft draft, DestinationField field, Runnable typing) {
        typing.run();
        assertThat(destinations.problem(draft, field)).isPresent();
        assertThat(destinations.isValid(draft)).isFalse();
        assertThat(List.of(DestinationField.values())).filteredOn(it -> destinations.problem(draft, it).isPresent())
                .containsExactly(field);
    }

    private void assertNothingIsWritten() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(
                    file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET));
        }
    }
}
