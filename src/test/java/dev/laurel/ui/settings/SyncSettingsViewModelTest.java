package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.OpenSample;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.FileSecretStore;
import dev.laurel.secret.SecretVault;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.settings.SyncForm.Field;
import dev.laurel.ui.settings.SyncSettingsViewModel.TestOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of sync against a real server and a real folder. */
class SyncSettingsViewModelTest {
    private static final int NOWHERE = 0;
    private static final int SERVER = 1;
    private static final int DESTINATION = 2;

    @TempDir
    private Path folder;

    private final AchievementServer server = new AchievementServer();
    private OpenSample sample;
    private SecretVault vault;
    private SettingsViewModel settings;
    private SyncSettingsViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    SyncSettingsViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        vault = new SecretVault(new SessionSecretStore(), new FileSecretStore(folder, new SecureRandom()));
        settings = SettingsViewModelTest.model(sample, vault, folder);
        model = settings.sync();
        settings.sectionProperty().set(SettingsSection.SYNC);
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
        server.close();
    }

    private long profile() {
        return sample.state().profile().id();
    }

    private SyncSettings stored() {
        return sample.settings.get().sync(profile()).orElseThrow();
    }

    private void chooseServer() {
        model.kind().indexProperty().set(SERVER);
        model.addressProperty().set(server.address().toString());
    }

    private void chooseServer(String token) {
        chooseServer();
        model.tokenProperty().set(token);
        settings.save();
        sample.tasks.tick();
    }

    private TestOutcome.Over tested() {
        model.test();
        return (TestOutcome.Over) model.testProperty().get();
    }

    @Test
    void aServerIsChosenTestedSavedAndMet() {
        assertThat(settings.changedProperty().get()).isFalse();
        chooseServer();
        assertThat(model.userProperty().get()).as("the profile's").isEqualTo(sample.state().profile().user());
        model.headersProperty().set("X-Game: ember\n\nX-Level:7 ");
        model.timeoutProperty().set("2,5");
        model.tokenProperty().set("planted");
        assertThat(settings.changedProperty().get()).isTrue();
        var found = tested();
        assertThat(found.passed()).isTrue();
        assertThat(found.title()).isEqualTo("Reached. Nothing is there yet; the first sync brings what is here");
        assertThat(server.requests()).as("a test only looks").allMatch(it -> it.method().equals("GET"));
        assertThat(server.requests().getLast().headers())
                .containsEntry("authorization", "Bearer planted").containsEntry("x-game", "ember");
        assertThat(vault.find(SyncPeers.tokenOf(profile()))).as("not kept before it is saved").isEmpty();

        settings.save();
        assertThat(stored()).isEqualTo(new SyncSettings.Server(profile(), new RestServer(server.address(),
                sample.state().profile().user(), Map.of("X-Game", "ember", "X-Level", "7"), Duration.ofMillis(2500))));
        assertThat(settings.changedProperty().get()).isFalse();
        assertThat(model.tokenProperty().get()).as("never shown again").isEmpty();
        assertThat(model.isTokenKept()).isTrue();
        assertThat(vault.find(SyncPeers.tokenOf(profile()))).contains("planted".toCharArray());
        sample.tasks.tick();
        assertThat(model.syncing().state().get()).isEqualTo(Syncing.State.SYNCED);
        assertThat(model.syncing().outcome().get()).isEqualTo("Sent what was new");
        assertThat(tested().title()).matches("Reached: \\d+ metrics and \\d+ achievements are there");
        model.syncing().syncNow();
        assertThat(model.syncing().outcome().get()).isEqualTo("Nothing new on either side");
    }

    @Test
    void whatIsStoredIsShownAsItWasTyped() {
        chooseServer();
        model.headersProperty().set("X-Game: ember");
        model.timeoutProperty().set("0.5");
        settings.save();
        settings = SettingsViewModelTest.model(sample, vault, folder);
        assertThat(settings.sync().addressProperty().get()).isEqualTo(server.address().toString());
        assertThat(settings.sync().headersProperty().get()).isEqualTo("X-Game: ember");
        assertThat(settings.sync().timeoutProperty().get()).isEqualTo("0.5");
        assertThat(settings.changedProperty().get()).isFalse();
        settings.sync().userProperty().set("somebody else");
        settings.discard();
        assertThat(settings.sync().userProperty().get()).isEqualTo(sample.state().profile().user());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sync.example.org | An address", "ftp://sync.example.org | An address",
                "https://a:b@sync.example.org | An address",
        "https:// | An address", "https://sync.example.org:99999 | An address", "https://x y | An address",
        "http://sync.example.org | The token would travel"})
    void anAddressIsCheckedAsItIsTyped(String address, String problem) {
        chooseServer();
        model.tokenProperty().set("planted");
        assertThat(model.problem(Field.ADDRESS)).isEmpty();
        model.addressProperty().set(address);
        assertThat(model.problem(Field.ADDRESS)).get().asString().startsWith(problem);
        assertThat(settings.validProperty().get()).isFalse();
        settings.save();
        assertThat(sample.settings.get().sync(profile())).isEmpty();
    }

    @Test
    void plainHttpIsAllowedWithoutAToken() {
        chooseServer();
        model.addressProperty().set("http://sync.example.org");
        assertThat(model.problem(Field.ADDRESS)).isEmpty();
        assertThat(settings.validProperty().get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ember", "X Game: ember", "Authorization: Bearer x", "Cookie: a=b", ": ember",
        "X-Game: a\nx-game: b"})
    void headersAreCheckedAsTheyAreTyped(String headers) {
        chooseServer();
        model.headersProperty().set(headers);
        assertThat(model.problem(Field.HEADERS)).isPresent();
        assertThat(settings.validProperty().get()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "301", "ten", "1e99999999", "0.0001"})
    void theTimeoutIsCheckedAsItIsTyped(String timeout) {
        chooseServer();
        model.timeoutProperty().set(timeout);
        assertThat(model.problem(Field.TIMEOUT)).isPresent();
        assertThat(settings.validProperty().get()).isFalse();
    }

    @Test
    void theUserIsCheckedAsItIsTyped() {
        chooseServer();
        model.userProperty().set(" .. ");
        assertThat(model.problem(Field.USER)).isPresent();
        model.kind().indexProperty().set(DESTINATION);
        assertThat(model.problem(Field.USER)).isPresent();
        model.kind().indexProperty().set(NOWHERE);
        assertThat(model.problem(Field.USER)).as("nobody asks").isEmpty();
        assertThat(settings.changedProperty().get()).as("nowhere as before").isFalse();
    }

    @Test
    void aDestinationIsChosenAndMet() {
        model.kind().indexProperty().set(DESTINATION);
        assertThat(model.problem(Field.DESTINATION)).as("there is none").isPresent();
        FolderDestination.setUp("stick", folder);
        sample.settings.update(it -> it.withDestinations(
                _ -> List.of(new DestinationSettings.Folder("stick", folder.toAbsolutePath()))));
        settings.discard();
        model.kind().indexProperty().set(DESTINATION);
        assertThat(model.problem(Field.DESTINATION)).as("none is chosen").isPresent();
        model.destinationProperty().set("stick");
        assertThat(tested()).satisfies(it -> assertThat(it.passed()).as(it.toString()).isTrue());
        settings.save();
        sample.tasks.tick();
        assertThat(stored()).isEqualTo(new SyncSettings.Bucket(profile(), "stick", sample.state().profile().user()));
        assertThat(folder.resolve("users").resolve(sample.state().profile().user()).resolve("sync.json")).exists();

        settings.destinations().drafts().getFirst().nameProperty().set("cellar");
        settings.save();
        assertThat(stored()).as("it goes on where it was, whatever that is called")
                .isEqualTo(new SyncSettings.Bucket(profile(), "cellar", sample.state().profile().user()));
        assertThat(model.destinationProperty().get()).isEqualTo("cellar");
        settings.destinations().remove(settings.destinations().drafts().getFirst());
        settings.save();
        assertThat(sample.settings.get().sync(profile())).isEmpty();
        assertThat(model.syncing().state().get()).isEqualTo(Syncing.State.OFF);
    }

    @Test
    void aTokenIsReplacedAndHoldsAtOnce() {
        chooseServer("first");
        model.tokenProperty().set("second");
        assertThat(settings.changedProperty().get()).isTrue();
        settings.save();
        model.syncing().syncNow();
        assertThat(server.requests().getLast().headers()).containsEntry("authorization", "Bearer second");
        model.removeToken();
        assertThat(model.isTokenKept()).isFalse();
        assertThat(vault.find(SyncPeers.tokenOf(profile()))).isEmpty();
        model.syncing().syncNow();
        assertThat(server.requests().getLast().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aTokenIsKeptForItsServerAlone() {
        chooseServer("planted");
        model.addressProperty().set(server.address() + "/v2");
        assertThat(model.isTokenKept()).as("the same server").isTrue();
        try (var other = new AchievementServer()) {
            model.addressProperty().set(other.address().toString());
            assertThat(model.isTokenKept()).isFalse();
            assertThat(tested().passed()).isTrue();
            settings.save();
            sample.tasks.tick();
            assertThat(other.requests()).isNotEmpty()
                    .allSatisfy(it -> assertThat(it.headers()).doesNotContainKey("authorization"));
        }
        assertThat(vault.find(SyncPeers.tokenOf(profile()))).isEmpty();
    }

    @Test
    void nowhereEndsItAndForgetsTheToken() {
        chooseServer("planted");
        model.kind().indexProperty().set(NOWHERE);
        settings.save();
        assertThat(sample.settings.get().sync(profile())).isEmpty();
        assertThat(vault.find(SyncPeers.tokenOf(profile()))).isEmpty();
        assertThat(model.syncing().state().get()).isEqualTo(Syncing.State.OFF);
    }

    @Test
    void aTestSaysWhatIsWrongAndWhatToDo() {
        chooseServer();
        server.setFaults(_ -> new Fault.Status(401, null));
        var over = tested();
        assertThat(over.passed()).isFalse();
        assertThat(over.title()).contains("does not accept the token");
        assertThat(over.text()).contains("Settings, Sync").endsWith("SYNC-CREDENTIALS");
        model.userProperty().set("anna");
        assertThat(model.testProperty().get()).as("that was not tested").isEqualTo(new TestOutcome.None());
        settings.save();
        sample.tasks.tick();
        assertThat(model.syncing().outcome().get()).endsWith("SYNC-CREDENTIALS");
    }

    @Test
    void withoutAProfileThereIsNothingToChoose() {
        chooseServer();
        sample.current.close();
        assertThat(model.profileProperty().get()).isNull();
        assertThat(settings.changedProperty().get()).as("it was the profile's").isFalse();
        assertThat(settings.validProperty().get()).isTrue();
        model.test();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherServerIsOneOfAnotherNamePortOrScheme() {
        var one = server("https://sync.example.org/api");
        assertThat(one.isSameServer(server("HTTPS://SYNC.example.org:443/other"))).isTrue();
        for (var other : List.of("http://sync.example.org/api", "https://sync.example.org:444/api",
                "https://sync.example.com/api")) {
            assertThat(one.isSameServer(server(other))).as(other).isFalse();
        }
    }

    private static RestServer server(String address) {
        return new RestServer(URI.create(address), "anna", Map.of(), RestServer.USUAL_TIMEOUT);
    }
}
