package dev.laurel.sync;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * A server as the reference's {@code RestApiStorage} speaks to it: GET and PUT {@code …/achievements/metrics} and
 * {@code …/achievements/unlocked}, DELETE {@code …/achievements}.
 *
 * <p>Where the server gives strong ETags, each PUT is made upon the one that was seen (RFC 9110, section 13.1.1), and the
 * first one upon there being nothing. A token goes to this server alone: redirects are not followed, and over plain http
 * it leaves this machine for no other.
 */
public final class RestPeer implements SyncPeer {
    private static final String METRICS = "/metrics";
    private static final String UNLOCKED = "/unlocked";
    private static final Pattern STRONG = Pattern.compile("\"[^\"]*\"");

    private final RestServer server;
    private final @Nullable BearerToken token;
    private final RestClient client;
    private final AtomicLong moved = new AtomicLong();

    /**
     * A peer that has not spoken to its server yet.
     *
     * @param token sent as bearer token (RFC 6750), or null; copied, and cleared when this is closed
     * @param clock for servers that say until when they want to be left alone
     */
    public RestPeer(RestServer server, char @Nullable [] token, RetryLimits retries, InstantSource clock) {
        this.server = server;
        this.token = token == null ? null : new BearerToken(token.clone());
        client = new RestClient(server, retries, clock);
    }

    /**
     * What is known of the two resources, as a version.
     *
     * @param metrics a strong ETag, {@link #ABSENT}, or empty if nothing is known
     * @param unlocked likewise
     */
    private record Tags(String metrics, String unlocked) {
        /** There is nothing there; no ETag looks like this. */
        static final String ABSENT = "absent";

        static Tags of(String version) {
            var parts = version.split("\n", -1);
            return parts.length == 2 ? new Tags(parts[0], parts[1]) : new Tags("", "");
        }

        String version() {
            return metrics + "\n" + unlocked;
        }
    }

    @Override
    public String name() {
        return server.host();
    }

    @Override
    public String id() {
        return "rest " + server.base() + " " + server.user();
    }

    @Override
    public long moved() {
        return moved.get();
    }

    @Override
    public Pulled pull(CancelToken cancel) {
        return pull(null, cancel);
    }

    /**
     * Where there are no ETags, metrics that are as they were stand for both: whoever unlocks something has written
     * metrics before. So that all that happens in a second costs three requests at most, not four.
     */
    @Override
    public Pulled look(Snapshot seen, CancelToken cancel) {
        return pull(seen, cancel);
    }

    private Pulled pull(@Nullable Snapshot seen, CancelToken cancel) {
        try {
            var answer = get(METRICS, cancel);
            var metrics = answer == null ? Metrics.empty() : RestBodies.metrics(answer.body());
            var modified = answer == null ? null : modified(answer);
            var tag = answer == null ? Tags.ABSENT : tag(answer);
            if (seen != null && tag.isEmpty() && Values.same(metrics, seen.metrics())) {
                return new Pulled(seen, new Tags("", "").version(), modified);
            }
            var other = get(UNLOCKED, cancel);
            var unlocked = other == null ? List.<String>of() : RestBodies.unlocked(other.body());
            var tags = new Tags(tag, other == null ? Tags.ABSENT : tag(other));
            return new Pulled(new Snapshot(metrics, unlocked), tags.version(), modified);
        } catch (RestBodies.Strange e) {
            throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_ANSWER, server.host()), null, e);
        }
    }

    @Override
    public boolean guards(String version) {
        var tags = Tags.of(version);
        return !tags.metrics().isEmpty() && !tags.unlocked().isEmpty();
    }

    /** To the reference one of two without the other is a failure. */
    @Override
    public boolean isWhole(String version) {
        var tags = Tags.of(version);
        return tags.metrics().equals(Tags.ABSENT) == tags.unlocked().equals(Tags.ABSENT);
    }

    @Override
    public Pushed push(Snapshot state, Snapshot base, String version, CancelToken cancel) {
        if (Values.same(state, Snapshot.EMPTY) && !Values.same(base, Snapshot.EMPTY)) {
            clear(cancel);
            return new Pushed.Done(new Tags(Tags.ABSENT, Tags.ABSENT).version());
        }
        // Both are made even if one is empty: the reference takes a missing one for a failure, and writes over the other.
        var tags = Tags.of(version);
        if (tags.metrics().equals(Tags.ABSENT) || !Values.same(state.metrics(), base.metrics())) {
            var tag = put(METRICS, RestBodies.write(state.metrics()), tags.metrics(), cancel);
            if (tag == null) {
                return new Pushed.Overtaken();
            }
            tags = new Tags(tag, tags.unlocked());
        }
        if (tags.unlocked().equals(Tags.ABSENT) || !state.unlocked().equals(base.unlocked())) {
            var tag = put(UNLOCKED, RestBodies.write(state.unlocked()), tags.unlocked(), cancel);
            if (tag == null) {
                return new Pushed.Overtaken();
            }
            tags = new Tags(tags.metrics(), tag);
        }
        return new Pushed.Done(tags.version());
    }

    /** A resource, or null if there is none. */
    private @Nullable HttpResponse<byte[]> get(String resource, CancelToken cancel) {
        var reply = client.send(request(resource).GET(), cancel);
        return switch (reply.kind()) {
            case FINE -> {
                moved.addAndGet(reply.answer().body().length);
                yield reply.answer().statusCode() == 204 ? null : reply.answer();
            }
            case NOTHING -> null;
            case OVERTAKEN -> throw failure(ErrorCode.SYNC_REFUSED, reply);
        };
    }

    /** Puts a resource; returns its new tag, empty if the server does not say, or null if somebody was quicker. */
    private @Nullable String put(String resource, byte[] body, String tag, CancelToken cancel) {
        var request = request(resource)
                .PUT(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json");
        if (tag.equals(Tags.ABSENT)) {
            request.header("If-None-Match", "*");
        } else if (!tag.isEmpty()) {
            request.header("If-Match", tag);
        }
        var reply = client.send(request, cancel);
        moved.addAndGet(body.length);
        return switch (reply.kind()) {
            case FINE -> tag(reply.answer());
            case OVERTAKEN -> null;
            case NOTHING -> throw failure(ErrorCode.SYNC_NOT_FOUND, reply);
        };
    }

    /** Clears everything there, as the reference does; nothing there is just as well. */
    private void clear(CancelToken cancel) {
        var reply = client.send(request("").DELETE(), cancel);
        if (reply.kind() == RestAnswer.Kind.OVERTAKEN) {
            throw failure(ErrorCode.SYNC_REFUSED, reply);
        }
    }

    private HttpRequest.Builder request(String resource) {
        if (token != null && !server.isConfidential()) {
            throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_INSECURE, server.host()), null, null);
        }
        if (token != null && !token.isSendable()) {
            // The client would refuse it in words that hold it, and they would come into the log.
            throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_CREDENTIALS, server.host()), null, null);
        }
        var request = HttpRequest.newBuilder(URI.create(server.achievements() + resource))
                .header("Accept", "application/json");
        server.headers().forEach(request::header);
        if (token != null) {
            request.header("Authorization", token.authorization());
        }
        return request;
    }

    private SyncFailure failure(ErrorCode code, RestClient.Reply reply) {
        return new SyncFailure(LaurelError.of(code, server.host(), reply.answer().statusCode()), null, null);
    }

    /** The ETag if a PUT can be made upon it: weak ones never match (RFC 9110, section 8.8.3.2). */
    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag")
                .map(String::strip)
                .filter(STRONG.asMatchPredicate())
                .orElse("");
    }

    private static @Nullable Instant modified(HttpResponse<?> answer) {
        try {
            return answer.headers().firstValue("Last-Modified")
                    .map(it -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(it.strip())))
                    .orElse(null);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    @Override
    public void close() {
        if (token != null) {
            token.close();
        }
        client.close();
    }
}
