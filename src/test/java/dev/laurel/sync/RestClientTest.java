package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.task.CancelToken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a request is tried again, and when given up; what answers mean to a round {@link RestPeerTest} has. */
@Timeout(60)
class RestClientTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final RetryLimits RETRIES = new RetryLimits(2, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final RetryLimits PATIENT = new RetryLimits(1, Duration.ofHours(1), Duration.ofHours(2));

    private final AchievementServer server = new AchievementServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static RestServer at(URI address) {
        return new RestServer(address, "anna", Map.of(), Duration.ofSeconds(20));
    }

    private RestClient client(RetryLimits retries, InstantSource clock) {
        return new RestClient(at(server.address()), retries, clock);
    }

    private RestClient client() {
        return client(RETRIES, InstantSource.fixed(NOON));
    }

    private RestClient.Reply get(RestClient client, CancelToken cancel) {
        return client.send(HttpRequest.newBuilder(server.address()).GET(), cancel);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(SyncFailure.class).isThrownBy(call)
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(code));
    }

    /** By a clock that stands before the second which the server names, since a header knows nothing shorter. */
    @ParameterizedTest
    @CsvSource({"5, 3", "6, 1"})
    void aServerIsWaitedForAsLongAsTheLongestWait(int millis, int requests) {
        server.setFaults(_ -> new Fault.Status(503, "Thu, 01 Jan 2026 12:00:00 GMT"));
        try (var client = client(RETRIES, InstantSource.fixed(NOON.minusMillis(millis)))) {
            assertFails(ErrorCode.SYNC_SERVER, () -> get(client, CancelToken.NEVER));
        }
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void aServerThatSaysWhenIsAskedAgainThen() {
        var count = new AtomicInteger();
        server.setFaults(_ -> count.getAndIncrement() == 0 ? new Fault.Status(503, "0") : null);
        try (var client = client(PATIENT, InstantSource.fixed(NOON))) {
            assertThat(get(client, CancelToken.NEVER).kind()).as("at once, not in an hour")
                    .isEqualTo(RestAnswer.Kind.NOTHING);
        }
    }

    @Test
    void whatWasCancelledBeforehandIsNotSent() {
        try (var client = client()) {
            assertThatThrownBy(() -> get(client, () -> true)).isInstanceOf(CancellationException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anInterruptCancelsAndStays() {
        server.setFaults(_ -> new Fault.Hang(false));
        try (var client = client()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> get(client, CancelToken.NEVER)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    @Test
    void anInterruptBetweenTwoAttemptsCancelsAndStays() {
        // The clock is asked once an answer is there, for how long it means.
        InstantSource interrupting = () -> {
            Thread.currentThread().interrupt();
            return NOON;
        };
        server.setFaults(_ -> new Fault.Status(503, "Thu, 01 Jan 2026 13:00:00 GMT"));
        try (var client = client(PATIENT, interrupting)) {
            assertThatThrownBy(() -> get(client, CancelToken.NEVER)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void offersNoHttp2InPlainText() {
        try (var client = client()) {
            get(client, CancelToken.NEVER);
        }
        assertThat(server.requests().getFirst().headers()).doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void closedItSendsNothing() {
        var client = client();
        client.close();
        assertFails(ErrorCode.SYNC_INTERRUPTED, () -> get(client, CancelToken.NEVER));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatHangsIsGivenUp() {
        server.setFaults(_ -> new Fault.Hang(false));
        try (var client = impatient(server.address())) {
            assertFails(ErrorCode.SYNC_UNREACHABLE, () -> get(client, CancelToken.NEVER));
        }
    }

    /** Headers at once, then nothing: the HTTP client's own timeout would wait for ever. */
    @Test
    void aBodyThatNeverEndsIsGivenUp() throws IOException {
        try (var slow = new Saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", false);
                var client = impatient(slow.address("http"))) {
            assertFails(ErrorCode.SYNC_UNREACHABLE, () -> client.send(slow.request("http"), CancelToken.NEVER));
        }
    }

    private static RestClient impatient(URI address) {
        return new RestClient(new RestServer(address, "anna", Map.of(), Duration.ofMillis(200)), RETRIES,
                InstantSource.fixed(NOON));
    }

    /** Nobody should look for a wrong certificate where there is none. */
    @Test
    void aServerWithoutTlsHasNoWrongCertificate() throws IOException {
        try (var plain = new Saying("HTTP/1.1 400 Bad Request\r\n\r\n", true);
                var client = new RestClient(at(plain.address("https")), RETRIES, InstantSource.fixed(NOON))) {
            assertFails(ErrorCode.SYNC_INTERRUPTED, () -> client.send(plain.request("https"), CancelToken.NEVER));
        }
    }

    /** Says the same to everybody, whatever they want. */
    private static final class Saying implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> callers = new CopyOnWriteArrayList<>();

        /**
         * Listens on a free port.
         *
         * @param hangsUp whether it closes the connection then
         */
        Saying(String text, boolean hangsUp) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        var caller = socket.accept();
                        callers.add(caller);
                        caller.getInputStream().read(new byte[8192]);
                        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                        if (hangsUp) {
                            caller.close();
                        }
                    } catch (IOException _) {
                        // This one hung up, or nobody is listened to any more.
                    }
                }
            });
        }

        URI address(String scheme) {
            return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
        }

        HttpRequest.Builder request(String scheme) {
            return HttpRequest.newBuilder(address(scheme)).GET();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (var caller : callers) {
                caller.close();
            }
        }
    }
}
