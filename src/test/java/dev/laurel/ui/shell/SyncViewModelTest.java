package dev.laurel.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.OpenSample;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.SecretSource;
import dev.laurel.secret.SecretVault;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import dev.laurel.ui.frame.Syncing.State;
import dev.laurel.ui.shell.SyncViewModel.ConflictRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sync of the open profile as the status bar shows it, against a real server. */
class SyncViewModelTest {
    private static final String METRICS = "users/mira/achievements/metrics";

    private final AchievementServer server = new AchievementServer();
    private final List<List<ConflictRow>> shown = new ArrayList<>();
    private OpenSample sample;
    private SyncViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    SyncViewModelTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        sample = new OpenSample(folder);
        var peers = peers(SessionSecretStore::new);
        model = model(new SyncViewModel.Peers(peers, peers));
    }

    private SyncPeers peers(Supplier<? extends SecretSource> secrets) {
        var destinations = new Destinations(secrets, Map.of(), sample.clock);
        return new SyncPeers(sample.settings::get, destinations, SyncPeers.tokens(Map.of(), secrets), sample.clock);
    }

    private SyncViewModel model(SyncViewModel.Peers peers) {
        return new SyncViewModel(sample.current, peers, sample.settings::get,
                new SyncViewModel.Tools(sample.tasks, sample.clock, new Random(1)), sample.dialogs, sample.notifier,
                sample.i18n, shown::add);
    }

    @AfterEach
    void close() {
        sample.close();
        server.close();
    }

    private void meetAtServer() {
        var profile = sample.state().profile().id();
        sample.settings.update(it -> it.withSync(profile, new SyncSettings.Server(
                profile, new RestServer(server.address(), "mira", Map.of(), Duration.ofSeconds(20)))));
        model.follow();
        sample.tasks.tick();
    }

    @Test
    void withoutAPlaceThereIsNothingToSay() {
        assertThat(model.state().get()).isEqualTo(State.OFF);
        assertThat(model.text().get()).isEmpty();
        model.syncNow();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysWhenItWasSynced() {
        meetAtServer();
        assertThat(model.state().get()).isEqualTo(State.SYNCED);
        assertThat(model.text().get()).isEqualTo("Synced 14:32");
        assertThat(server.text(METRICS)).startsWith("{\"metrics\":");
        assertThat(lastBytes()).as("what was sent, upon nothing that was there")
                .isEqualTo(length(METRICS) + length("users/mira/achievements/unlocked"));
        server.plant(METRICS, "{\"metrics\":{\"from elsewhere\":[7]}}");
        model.act();
        assertThat(sample.state().snapshot().metrics().current("from elsewhere")).isEqualTo(MetricValue.of(7));
    }

    private long length(String resource) {
        return Objects.requireNonNull(server.text(resource)).getBytes(StandardCharsets.UTF_8).length;
    }

    private long lastBytes() {
        var bytes = new ArrayList<Long>();
        sample.current.read("", (session, _, _) -> session.activity(1).getFirst(), entry -> {
            assertThat(entry.what()).isEqualTo("sync");
            bytes.add(entry.bytes());
        }, error -> assertThat(error).isNull());
        return bytes.getFirst();
    }

    @Test
    void saysInTheActivityHowMuchADestinationTookAndGave(@TempDir Path folder) throws Exception {
        FolderDestination.setUp("stick", folder);
        var profile = sample.state().profile().id();
        sample.settings.update(it -> it
                .withDestinations(_ -> List.of(new DestinationSettings.Folder("stick", folder)))
                .withSync(profile, new SyncSettings.Bucket(profile, "stick", "mira")));
        model.follow();
        sample.tasks.tick();
        assertThat(model.state().get()).isEqualTo(State.SYNCED);
        var size = Files.size(folder.resolve("users/mira/sync.json"));
        assertThat(lastBytes()).as("sent").isEqualTo(size);
        model.syncNow();
        assertThat(lastBytes()).as("received").isEqualTo(size);
    }

    @Test
    void saysOnceWhyItDidNotWork() {
        server.setFaults(_ -> new Fault.Status(403, null));
        meetAtServer();
        assertThat(model.state().get()).isEqualTo(State.FAILED);
        assertThat(model.text().get()).isEqualTo("Not synced");
        model.act();
        assertThat(sample.dialogs.codes()).containsExactly(ErrorCode.SYNC_PERMISSION);
        server.release();
        model.syncNow();
        assertThat(model.state().get()).isEqualTo(State.SYNCED);
    }

    @Test
    void aLockedKeychainIsWaitedForAndNobodyIsAsked(@TempDir Path other) throws Exception {
        try (var keyring = PrivateKeyring.unlocked(); var vault = SecretVault.of(other, new SecureRandom())) {
            vault.put(SyncPeers.tokenOf(sample.state().profile().id()), "token".toCharArray());
            keyring.lock();
            model = model(new SyncViewModel.Peers(peers(vault::unasked), peers(() -> vault)));
            assertThat(keyring.askedDuring(() -> {
                meetAtServer();
                sample.tasks.tick();
            })).as("nothing makes it ask a person").doesNotContain("Unlock");
            assertThat(model.state().get()).isEqualTo(State.FAILED);
            assertThat(model.outcome().get()).endsWith(ErrorCode.SECRET_LOCKED.text());
            assertThat(sample.notifier.toasts()).as("told once").hasSize(1);
            assertThat(server.requests()).isEmpty();
            assertThat(keyring.askedDuring(model::syncNow)).as("a person who asks is asked").contains("Unlock");
            assertThat(model.state().get()).isEqualTo(State.FAILED);
            keyring.restart();
            sample.tasks.tick();
            sample.tasks.tick();
            assertThat(model.state().get()).isEqualTo(State.SYNCED);
        }
    }

    @Test
    void endsWithItsProfileAndItsPlace() {
        meetAtServer();
        var profile = sample.state().profile().id();
        sample.settings.update(it -> it.withSync(profile, null));
        model.follow();
        assertThat(model.state().get()).isEqualTo(State.OFF);
        var before = server.requests().size();
        sample.tasks.tick();
        assertThat(server.requests()).hasSize(before);
        meetAtServer();
        sample.current.close();
        assertThat(model.state().get()).isEqualTo(State.OFF);
    }

    @Test
    void aProfileThatIsRemovedIsForgottenEverywhere() {
        meetAtServer();
        var profile = sample.state().profile();
        sample.secrets.put(SyncPeers.tokenOf(profile.id()), "secret".toCharArray());
        sample.current.remove(profile, () -> {});
        assertThat(sample.current.profiles()).isEmpty();
        assertThat(sample.settings.get().sync(profile.id())).isEmpty();
        assertThat(sample.secrets.find(SyncPeers.tokenOf(profile.id()))).isEmpty();
        assertThat(model.state().get()).isEqualTo(State.OFF);
    }

    @Test
    void aConflictIsShownOnceAndTheOtherValueCanBeTaken() {
        sample.current.inLane("", (session, _, _) -> {
            session.engine().update("hero", MetricValue.of("Ann"));
            return true;
        }, _ -> {}, _ -> {});
        server.plant(METRICS, "{\"metrics\":{\"hero\":[\"Bert\"]}}");
        meetAtServer();
        assertThat(shown).hasSize(1);
        var row = shown.getFirst().getFirst();
        assertThat(row.metric()).isEqualTo("hero");
        assertThat(row.kept()).contains("Ann");
        assertThat(row.other()).contains("Bert");
        model.syncNow();
        assertThat(shown).as("once").hasSize(1);
        row.takeOther().run();
        assertThat(sample.state().snapshot().metrics().current("hero")).isEqualTo(MetricValue.of("Bert"));
    }
}
