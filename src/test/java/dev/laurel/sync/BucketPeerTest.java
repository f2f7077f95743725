package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.task.CancelToken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Without chance and failing networks, which {@link BucketSchedulesTest} has. */
class BucketPeerTest {
    private static final Snapshot ONE = new Snapshot(Metrics.of(Map.of("m", MetricValue.of(1))), List.of("a"));
    private static final Snapshot TWO = new Snapshot(Metrics.of(Map.of("m", MetricValue.of(2))), List.of("a", "b"));

    private final MemoryDestination destination = new MemoryDestination("bucket");
    private final BucketPeer peer = peer("anna");

    private BucketPeer peer(String user) {
        return new BucketPeer(destination, user, "hash", InstantSource.fixed(Instant.EPOCH));
    }

    private static String version(SyncPeer.Pushed pushed) {
        assertThat(pushed).isInstanceOf(SyncPeer.Pushed.Done.class);
        return ((SyncPeer.Pushed.Done) pushed).version();
    }

    private SyncPeer.Pushed push(Snapshot state, String version) {
        return peer.push(state, Snapshot.EMPTY, version, CancelToken.NEVER);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(call)
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(code));
    }

    @Test
    void whatIsPushedIsPulled() {
        assertThat(peer.pull(CancelToken.NEVER)).isEqualTo(new SyncPeer.Pulled(Snapshot.EMPTY, "", null));
        var version = version(push(ONE, ""));
        var pulled = peer.pull(CancelToken.NEVER);
        assertThat(pulled.state()).isEqualTo(ONE);
        assertThat(pulled.version()).isEqualTo(version).isNotEmpty();
        assertThat(pulled.modified()).isNotNull();
        assertThat(peer("bob").pull(CancelToken.NEVER).state()).as("another player").isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void onlyWhoHasSeenTheNewestReplacesIt() {
        var first = version(push(ONE, ""));
        assertThat(push(TWO, "")).as("had seen nothing there").isEqualTo(new SyncPeer.Pushed.Overtaken());
        assertThat(peer.guards(first)).isTrue();
        version(push(TWO, first));
        assertThat(push(ONE, first)).as("has seen the first one").isEqualTo(new SyncPeer.Pushed.Overtaken());
        assertThat(peer.pull(CancelToken.NEVER).state()).isEqualTo(TWO);
    }

    @Test
    void whatIsNoStateIsNotTakenForNothing() {
        destination.plant("users/anna/sync.json", "{".getBytes(StandardCharsets.UTF_8));
        assertFails(ErrorCode.SYNC_ANSWER, () -> peer.pull(CancelToken.NEVER));
    }

    @Test
    void aPlaceThatFailsIsTold() {
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> push(ONE, ""));
        destination.failNext(ErrorCode.DESTINATION_PERMISSION);
        assertFails(ErrorCode.DESTINATION_PERMISSION, () -> peer.pull(CancelToken.NEVER));
    }

    @Test
    void countsWhatGoesOverTheLine() {
        assertThat(peer.pull(CancelToken.NEVER).state()).isEqualTo(Snapshot.EMPTY);
        assertThat(peer.moved()).as("nothing there").isZero();
        push(ONE, "");
        var size = destination.list("", null, CancelToken.NEVER).items().getFirst().size();
        assertThat(peer.moved()).isEqualTo(size).isPositive();
        peer.pull(CancelToken.NEVER);
        assertThat(peer.moved()).as("both ways").isEqualTo(2 * size);
    }

    @Test
    void aRoundThatFindsWhatIsHereWritesNothing() {
        try (var device = new Device("one", () -> peer, () -> Instant.EPOCH)) {
            device.syncForSure();
            assertThat(destination.calls("replace")).as("nothing on either side").isZero();
            device.engine().increment("coins");
            device.syncForSure();
            device.syncForSure();
            assertThat(destination.calls("replace")).isOne();
        }
    }

    @Test
    void closesItsDestination() {
        peer.close();
        assertThat(destination.calls("close")).isOne();
    }

    @Test
    void twoPlayersAreTwoPlaces() {
        assertThat(peer.name()).isEqualTo("bucket");
        assertThat(peer.id()).isEqualTo(peer("anna").id()).isNotEqualTo(peer("bob").id());
    }
}
