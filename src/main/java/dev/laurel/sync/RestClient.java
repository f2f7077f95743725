package dev.laurel.sync;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.sync.RestAnswer.Kind;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server: each within its time, tried again where that may help, and given up when nobody wants
 * the answer any more.
 */
final class RestClient implements AutoCloseable {
    /** More than the largest file that Laurel takes would need; a server must not fill the memory. */
    private static final long MOST_BYTES = 256L << 20;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** To Failsafe a negative delay means that its function has nothing to say. */
    private static final Duration AS_THE_POLICY_SAYS = Duration.ofNanos(-1);

    private final RestServer server;
    private final InstantSource clock;
    private final RetryPolicy<Reply> policy;
    private final HttpClient client;

    RestClient(RestServer server, RetryLimits retries, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        policy = RetryPolicy.<Reply>builder()
                .handleIf(failure -> failure instanceof SyncFailure known && isWorthRetrying(known, retries))
                .withMaxRetries(retries.most())
                .withBackoff(retries.first(), retries.longest())
                .withJitter(0.5)
                .withDelayFnOn(context -> delay(context.getLastException()), SyncFailure.class)
                .build();
        var builder = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(server.timeout());
        if (server.address().getScheme().equalsIgnoreCase("http")) {
            builder.version(Version.HTTP_1_1); // Some servers stumble over the offer to speak HTTP/2 in plain text.
        }
        client = builder.build();
    }

    /** An answer that can be gone on with. */
    record Reply(Kind kind, HttpResponse<byte[]> answer) {}

    private static boolean isWorthRetrying(SyncFailure failure, RetryLimits retries) {
        var wait = failure.waitFor();
        return failure.error().code().retryHelps() && (wait == null || wait.compareTo(retries.longest()) <= 0);
    }

    /** What the server asks for. */
    private static Duration delay(Throwable failure) {
        var wait = failure instanceof SyncFailure known ? known.waitFor() : null;
        return wait == null ? AS_THE_POLICY_SAYS : wait;
    }

    /**
     * Sends a request until there is an answer to go on with.
     *
     * @throws SyncFailure if there is none
     */
    Reply send(HttpRequest.Builder request, CancelToken cancel) {
        try {
            return Failsafe.with(policy).get(() -> once(request.build(), cancel));
        } catch (FailsafeException e) {
            throw cancelled(e); // Only an interrupt between two attempts comes so, and the thread stays interrupted.
        }
    }

    private Reply once(HttpRequest request, CancelToken cancel) {
        cancel.check();
        var answer = exchange(request, cancel);
        return switch (RestAnswer.of(answer.statusCode(), answer.headers().firstValue("Retry-After"), clock)) {
            case RestAnswer.Usable(var kind) -> new Reply(kind, answer);
            case RestAnswer.Later(var code, var wait) -> throw failure(code, answer.statusCode(), wait);
            case RestAnswer.Refused(var code) -> throw failure(code, answer.statusCode(), null);
        };
    }

    private SyncFailure failure(ErrorCode code, int status, @Nullable Duration wait) {
        return new SyncFailure(LaurelError.of(code, server.host(), status), wait, null);
    }

    /** The client's own timeout ends with the headers of the answer; a body may take for ever. */
    private HttpResponse<byte[]> exchange(HttpRequest request, CancelToken cancel) {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        var until = System.nanoTime() + server.timeout().toNanos();
        try {
            while (true) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_UNREACHABLE, server.host()), null, null);
                }
                var answered = within(Math.min(left, LOOK_NANOS), answer);
                if (answered != null) {
                    return answered;
                }
                cancel.check();
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static @Nullable HttpResponse<byte[]> within(long nanos, CompletableFuture<HttpResponse<byte[]>> answer)
            throws ExecutionException, InterruptedException {
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        }
    }

    private SyncFailure failure(Throwable cause) {
        var code = switch (cause) {
            case SSLException _ when isAboutCertificate(cause) -> ErrorCode.SYNC_CERTIFICATE;
            case HttpTimeoutException _ -> ErrorCode.SYNC_UNREACHABLE;
            case ConnectException _ -> ErrorCode.SYNC_UNREACHABLE;
            case UnresolvedAddressException _ -> ErrorCode.SYNC_UNREACHABLE;
            case IOException _ -> ErrorCode.SYNC_INTERRUPTED;
            default -> ErrorCode.UNEXPECTED;
        };
        return new SyncFailure(LaurelError.of(code, server.host()), null, cause);
    }

    /** A handshake may also break off like any other connection. */
    private static boolean isAboutCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    private static CancellationException cancelled(Exception cause) {
        var cancelled = new CancellationException();
        cancelled.initCause(cause);
        return cancelled;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
