package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.AchievementServer.Tagging;
import dev.laurel.servers.SelfSigned;
import dev.laurel.sync.SyncPeer.Pushed;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestPeerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private static final RetryLimits RETRIES = new RetryLimits(2, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String METRICS = "users/anna/achievements/metrics";
    private static final String UNLOCKED = "users/anna/achievements/unlocked";
    private static final Snapshot STATE = new Snapshot(
            Metrics.of(Map.of("score", MetricValue.of(7), "name", MetricValue.of("Ann"))), List.of("score_5"));

    private final AchievementServer server = new AchievementServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private RestPeer peer() {
        return peer("anna", Map.of(), null, PATIENCE);
    }

    private RestPeer peer(String user, Map<String, String> headers, char @Nullable [] token, Duration timeout) {
        return new RestPeer(new RestServer(server.address(), user, headers, timeout), token, RETRIES, CLOCK);
    }

    @Test
    void writesAndReadsWhatTheReferenceDoes() {
        try (var peer = peer()) {
            assertThat(peer.pull(CancelToken.NEVER).state()).isEqualTo(Snapshot.EMPTY);
            var pushed = peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER);
            assertThat(pushed).isInstanceOf(Pushed.Done.class);
            assertThat(server.text(METRICS)).contains("\"score\":[7]", "\"name\":[\"Ann\"]")
                    .startsWith("{\"metrics\":");
            assertThat(server.text(UNLOCKED)).isEqualTo("{\"unlocked\":[\"score_5\"]}");
            assertThat(peer.pull(CancelToken.NEVER).state()).isEqualTo(STATE);
        }
    }

    @Test
    void readsOtherServersForms() {
        server.plant(METRICS, "\ufeff{\"more\":{\"a\":[1]},\"metrics\":{\"a\":1,\"b\":[true,2],\"c\":{\"x\":[]},\"d\":[]}}");
        server.plant(UNLOCKED, "{\"unlocked\":null}");
        try (var peer = peer()) {
            var state = peer.pull(CancelToken.NEVER).state();
            assertThat(state.unlocked()).isEmpty();
            assertThat(state.metrics().asMap()).isEqualTo(Map.of(
                    "a", MetricValue.of(1),
                    "b", new MetricValue.Array(List.of(MetricValue.of(true), MetricValue.of(2))),
                    "c", new MetricValue.Opaque("{\"x\":[]}"),
                    "d", new MetricValue.Array(List.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"metrics\":[1]}", "{\"metrics\":{\"a\":[1}", "{\"metrics\":\"x\"}"})
    void whatMakesNoSenseIsNotTakenForNothing(String body) {
        server.plant(METRICS, body);
        server.plant(UNLOCKED, "{}");
        try (var peer = peer()) {
            assertFails(ErrorCode.SYNC_ANSWER, () -> peer.pull(CancelToken.NEVER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, SYNC_REDIRECTED, 1", "308, SYNC_REDIRECTED, 1", "400, SYNC_REFUSED, 1", "401, SYNC_CREDENTIALS, 1",
        "403, SYNC_PERMISSION, 1", "413, SYNC_TOO_LARGE, 1", "418, SYNC_REFUSED, 1", "429, SYNC_THROTTLED, 3",
        "500, SYNC_SERVER, 3", "501, SYNC_REFUSED, 1", "502, SYNC_SERVER, 3", "503, SYNC_SERVER, 3",
        "408, SYNC_UNREACHABLE, 3", "425, SYNC_UNREACHABLE, 3", "505, SYNC_REFUSED, 1", "507, SYNC_TOO_LARGE, 1",
        "399, SYNC_REDIRECTED, 1", "407, SYNC_CREDENTIALS, 1", "300, SYNC_REDIRECTED, 1", "499, SYNC_REFUSED, 1",
        "599, SYNC_SERVER, 3"})
    void eachStatusHasItsOutcome(int status, ErrorCode code, int requests) {
        server.setFaults(_ -> new Fault.Status(status, null));
        try (var peer = peer()) {
            assertFails(code, () -> peer.pull(CancelToken.NEVER));
            assertThat(server.requests()).hasSize(requests);
            assertFails(code, () -> peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 428})
    void somebodyElseWasQuicker(int status) {
        server.setFaults(_ -> new Fault.Status(status, null));
        try (var peer = peer()) {
            assertThat(peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER)).isEqualTo(new Pushed.Overtaken());
        }
    }

    @Test
    void nothingThereIsNoFailureToAReaderAndOneToAWriter() {
        server.setFaults(_ -> new Fault.Status(404, null));
        try (var peer = peer()) {
            assertThat(peer.pull(CancelToken.NEVER).state()).isEqualTo(Snapshot.EMPTY);
            assertFails(ErrorCode.SYNC_NOT_FOUND, () -> peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER));
        }
    }

    @Test
    void aShortFailureIsNotEvenNoticed() {
        var count = new AtomicInteger();
        server.plant(METRICS, "{\"metrics\":{\"a\":[1]}}");
        server.setFaults(_ -> switch (count.getAndIncrement()) {
            case 0 -> new Fault.Status(503, "0");
            case 1 -> new Fault.CutBody();
            default -> null;
        });
        try (var peer = peer()) {
            assertThat(peer.pull(CancelToken.NEVER).state().metrics().current("a")).isEqualTo(MetricValue.of(1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "120 | PT2M", "Thu, 01 Jan 2026 12:05:00 GMT | PT5M", "Thu, 01 Jan 2026 11:00:00 GMT | PT0S", "soon | ",
        "-5 | ", "' 0 ' | PT0S", "1234567890 | ", "12x | ", "Thu, 01 Jan 2026 12:00:00 GMT | PT0S",
        "90 | PT1M30S"})
    void aServerThatWantsToBeLeftAloneIs(String retryAfter, @Nullable Duration wait) {
        server.setFaults(_ -> new Fault.Status(429, retryAfter));
        try (var peer = peer()) {
            assertThatExceptionOfType(SyncFailure.class).isThrownBy(() -> peer.pull(CancelToken.NEVER))
                    .satisfies(e -> assertThat(e.waitFor()).isEqualTo(wait));
            // One that wants more than a moment is not even asked again within the round.
            assertThat(server.requests()).hasSize(wait == null || wait.isZero() ? 3 : 1);
        }
    }

    @Test
    void cancellingReallyCancels() {
        var asked = new AtomicInteger();
        server.setFaults(_ -> new Fault.Hang(false));
        try (var peer = peer()) {
            assertThatThrownBy(() -> peer.pull(() -> asked.incrementAndGet() > 3))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void nobodyThere() {
        try (var peer = new RestPeer(
                new RestServer(URI.create("http://127.0.0.1:1"), "anna", Map.of(), PATIENCE), null, RETRIES, CLOCK)) {
            assertFails(ErrorCode.SYNC_UNREACHABLE, () -> peer.pull(CancelToken.NEVER));
        }
    }

    @Test
    void writesOnlyOverWhatWasSeen() {
        try (var peer = peer(); var other = peer()) {
            var empty = peer.pull(CancelToken.NEVER);
            assertThat(peer.guards(empty.version())).isTrue();
            assertThat(other.push(STATE, Snapshot.EMPTY, other.pull(CancelToken.NEVER).version(), CancelToken.NEVER))
                    .isInstanceOf(Pushed.Done.class);
            assertThat(peer.push(state(9), Snapshot.EMPTY, empty.version(), CancelToken.NEVER))
                    .as("there was nothing when it looked").isEqualTo(new Pushed.Overtaken());

            var seen = peer.pull(CancelToken.NEVER);
            var done = (Pushed.Done) other.push(state(8), seen.state(), seen.version(), CancelToken.NEVER);
            assertThat(peer.push(state(9), seen.state(), seen.version(), CancelToken.NEVER))
                    .isEqualTo(new Pushed.Overtaken());
            assertThat(other.push(state(9), state(8), done.version(), CancelToken.NEVER))
                    .as("upon its own write, with no look in between").isInstanceOf(Pushed.Done.class);
            assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[9]}}");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Tagging.class, names = {"NONE", "WEAK", "STRONG_ON_GET"})
    void knowsWhenItCannotTell(Tagging tagging) {
        server.setTagging(tagging);
        server.plant(METRICS, "{}");
        server.plant(UNLOCKED, "{}");
        try (var peer = peer()) {
            var seen = peer.pull(CancelToken.NEVER);
            var onGet = tagging == Tagging.STRONG_ON_GET;
            assertThat(peer.guards(seen.version())).isEqualTo(onGet);
            var done = (Pushed.Done) peer.push(STATE, seen.state(), seen.version(), CancelToken.NEVER);
            assertThat(peer.guards(done.version())).isFalse();
            server.requests().stream()
                    .filter(it -> it.method().equals("PUT"))
                    .forEach(it -> assertThat(it.headers().containsKey("if-match")).isEqualTo(onGet));
        }
    }

    /** RFC 9110, section 8.8.3. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "\"v1\", true", "\"\", true", "|\"a,b\"|, true", "\", false", "v1, false", "\"v1, false", "v1\", false",
        "|\"a\", \"b\"|, false", "W/\"v1\", false"})
    void onlyAWellFormedStrongTagGuards(String etag, boolean guards) {
        server.plant(METRICS, "{}");
        server.plant(UNLOCKED, "{}");
        server.setFaults(_ -> new Fault.Tagged(etag));
        try (var peer = peer()) {
            assertThat(peer.guards(peer.pull(CancelToken.NEVER).version())).isEqualTo(guards);
        }
    }

    @Test
    void sendsOnlyWhatHasChanged() {
        try (var peer = peer()) {
            var done = (Pushed.Done) peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER);
            var before = server.requests().size();
            peer.push(new Snapshot(STATE.metrics().with("score", MetricValue.of(9)), STATE.unlocked()), STATE,
                    done.version(), CancelToken.NEVER);
            assertThat(server.requests().subList(before, server.requests().size()))
                    .singleElement().satisfies(it -> assertThat(it.path()).endsWith("/metrics"));
        }
    }

    @Test
    void makesBothResourcesSinceTheReferenceFailsWithoutOne() {
        try (var peer = peer()) {
            var seen = peer.pull(CancelToken.NEVER);
            peer.push(state(1), Snapshot.EMPTY, seen.version(), CancelToken.NEVER);
            assertThat(server.text(UNLOCKED)).isEqualTo("{\"unlocked\":[]}");
        }
    }

    @Test
    void clearsWithTheReferencesDelete() {
        try (var peer = peer()) {
            var done = (Pushed.Done) peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER);
            peer.push(Snapshot.EMPTY, STATE, done.version(), CancelToken.NEVER);
            assertThat(server.text(METRICS)).isNull();
            assertThat(server.text(UNLOCKED)).isNull();
            assertThat(server.requests().getLast().method()).isEqualTo("DELETE");
            assertThat(server.requests().getLast().path()).isEqualTo("/api/users/anna/achievements");
        }
    }

    @Test
    void sendsTokenAndHeadersAndLeavesNoIdToLeaveItsPath() {
        try (var peer = peer("a/../b c?#ü", Map.of("X-User-ID", "anna"), "secret".toCharArray(), PATIENCE)) {
            peer.pull(CancelToken.NEVER);
            var request = server.requests().getFirst();
            assertThat(request.path()).isEqualTo("/api/users/a%2F..%2Fb%20c%3F%23%C3%BC/achievements/metrics");
            assertThat(request.headers()).containsEntry("x-user-id", "anna")
                    .containsEntry("authorization", "Bearer secret");
        }
        assertThat(RestServer.isUser("..")).isFalse();
        assertThat(RestServer.isUser(".")).isFalse();
        assertThat(RestServer.isUser("")).isFalse();
    }

    @Test
    void isCalledAsItsServerAndCountsWhatGoesOverTheLine() {
        try (var peer = peer()) {
            assertThat(peer.name()).isEqualTo("127.0.0.1:" + server.address().getPort());
            peer.pull(CancelToken.NEVER);
            assertThat(peer.moved()).as("nothing there").isZero();
            peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER);
            var state = String.valueOf(server.text(METRICS)).length() + String.valueOf(server.text(UNLOCKED)).length();
            assertThat(peer.moved()).isEqualTo(state);
            peer.pull(CancelToken.NEVER);
            assertThat(peer.moved()).as("both ways").isEqualTo(2L * state);
        }
    }

    @Test
    void closedItAsksNobody() {
        var peer = peer();
        peer.close();
        assertFails(ErrorCode.SYNC_INTERRUPTED, () -> peer.pull(CancelToken.NEVER));
        var withToken = peer("anna", Map.of(), "secret".toCharArray(), PATIENCE);
        withToken.close();
        assertThatThrownBy(() -> withToken.pull(CancelToken.NEVER)).isInstanceOf(CancellationException.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted\u2026", "pl\u00e4nted planted", "planted\n", "\u001fplanted", "planted\u007f"})
    void aTokenThatNoHeaderCarriesIsRefusedUnsaid(String token) {
        try (var peer = peer("anna", Map.of(), token.toCharArray(), PATIENCE)) {
            assertFails(ErrorCode.SYNC_CREDENTIALS, () -> peer.pull(CancelToken.NEVER));
            assertThatThrownBy(() -> peer.pull(CancelToken.NEVER))
                    .satisfies(it -> assertThat(Throwables.getStackTrace(it)).doesNotContain("planted"));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @Promise(area = Area.SECRETS, value = "A token goes to the server that it is for, not where that one redirects to")
    void aTokenDoesNotFollowARedirect() {
        try (var other = new AchievementServer()) {
            server.setFaults(_ -> new Fault.Redirect(other.address() + "/" + METRICS));
            try (var peer = peer("anna", Map.of(), "secret".toCharArray(), PATIENCE)) {
                assertFails(ErrorCode.SYNC_REDIRECTED, () -> peer.pull(CancelToken.NEVER));
                assertFails(ErrorCode.SYNC_REDIRECTED,
                        () -> peer.push(STATE, Snapshot.EMPTY, "", CancelToken.NEVER));
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    @Promise(area = Area.SECRETS, value = "A token is not sent without TLS")
    void aTokenIsNotSentInTheOpen() {
        var open = new RestServer(URI.create("http://sync.example"), "anna", Map.of(), PATIENCE);
        assertThat(open.isConfidential()).isFalse();
        try (var peer = new RestPeer(open, "secret".toCharArray(), RETRIES, CLOCK)) {
            assertFails(ErrorCode.SYNC_INSECURE, () -> peer.pull(CancelToken.NEVER));
        }
        assertThat(new RestServer(URI.create("https://sync.example"), "a", Map.of(), PATIENCE).isConfidential())
                .isTrue();
        assertThat(new RestServer(URI.create("http://127.evil.example"), "a", Map.of(), PATIENCE).isConfidential())
                .isFalse();
        assertThat(RestServer.isHeader("Authorization", "Bearer x")).as("belongs into the keychain").isFalse();
        assertThat(RestServer.isHeader("X-A", "a\r\nX-B: b")).isFalse();
        assertThat(RestServer.isAddress(URI.create("https://user:pw@sync.example"))).isFalse();
        assertThat(RestServer.isAddress(URI.create("ftp://sync.example"))).isFalse();
    }

    /** A server with a certificate that nobody vouches for. */
    @Test
    @Promise(area = Area.HOSTILE, value = "A server to sync with whose certificate nobody vouches for is told nothing")
    void tlsIsValidated(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        try (var unknown = new SelfSigned(folder)) {
            try (var peer = new RestPeer(new RestServer(unknown.address(), "anna", Map.of(), PATIENCE),
                    "secret".toCharArray(), RETRIES, CLOCK)) {
                assertFails(ErrorCode.SYNC_CERTIFICATE, () -> peer.pull(CancelToken.NEVER));
            }
            assertThat(unknown.asked()).isZero();
        }
    }

    private static Snapshot state(int score) {
        return new Snapshot(Metrics.of(Map.of("score", MetricValue.of(score))), List.of());
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(call)
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(code))
                .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("secret"))
                .satisfies(e -> assertThat(Objects.toString(e.getCause(), "")).doesNotContain("secret"));
    }
}
