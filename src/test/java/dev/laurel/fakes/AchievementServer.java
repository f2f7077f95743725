package dev.laurel.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.Function;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A real server with the five endpoints of the guide's REST storage: it keeps what it is given, with or without ETags,
 * and behaves badly when it is told to.
 */
public final class AchievementServer implements AutoCloseable {
    static {
        // The JDK's server waits 40 ms for the client's acknowledgement otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Which ETags it gives. */
    public enum Tagging {
        NONE,
        /** Strong ones, which conditions are checked against. */
        STRONG,
        /** Strong ones that only a GET tells. */
        STRONG_ON_GET,
        /** Weak ones, with which no condition is ever met. */
        WEAK
    }

    /** What goes wrong with a request. */
    public sealed interface Fault {
        /** It is answered with a status and nothing is done. */
        record Status(int code, @Nullable String retryAfter) implements Fault {}

        /** It is sent elsewhere. */
        record Redirect(String address) implements Fault {}

        /** It is answered with success and something that is no achievement data; nothing is done. */
        record Garbage(String body) implements Fault {}

        /** It is done, and answered with this ETag. */
        record Tagged(String etag) implements Fault {}

        /** The connection is closed before anything is done. */
        record CutBefore() implements Fault {}

        /** It is done, and the connection closed without an answer. */
        record CutAfter() implements Fault {}

        /** It is done, and the answer ends in the middle. */
        record CutBody() implements Fault {}

        /**
         * Nothing happens until {@link #release}.
         *
         * @param then whether it is done after all by then
         */
        record Hang(boolean then) implements Fault {}
    }

    /** A request that has come. */
    public record Request(String method, String path, Map<String, String> headers) {}

    private record Resource(String text, int version) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Resource> resources = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Phaser running = new Phaser(1);
    private Tagging tagging = Tagging.STRONG;
    private Function<Request, @Nullable Fault> faults = _ -> null;
    private @Nullable Instant modified;
    private CountDownLatch released = new CountDownLatch(1);
    private int versions;

    /** Starts on a free port of this machine alone. */
    public AchievementServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What clients are given as base address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
    }

    /** Which ETags it gives from now on. */
    public synchronized void setTagging(Tagging value) {
        tagging = value;
    }

    /** When everything was last modified, as it says; null to say nothing. */
    public synchronized void setModified(@Nullable Instant time) {
        modified = time;
    }

    /** What goes wrong from now on, asked for each request before it is looked at; null for nothing. */
    public synchronized void setFaults(Function<Request, @Nullable Fault> value) {
        faults = value;
    }

    /** Lets everything go on that hangs, and waits until nothing is under way. */
    public void release() {
        synchronized (this) {
            faults = _ -> null;
            released.countDown();
            released = new CountDownLatch(1);
        }
        running.arriveAndAwaitAdvance();
    }

    /** All requests so far. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests so far, and nothing else. */
    public synchronized void forget() {
        requests.clear();
    }

    /** What is kept under a path such as {@code users/anna/achievements/metrics}; null for nothing. */
    public synchronized @Nullable String text(String path) {
        var resource = resources.get("/api/" + path);
        return resource == null ? null : resource.text();
    }

    /** Puts a text there behind everybody's back. */
    public synchronized void plant(String path, String text) {
        resources.put("/api/" + path, new Resource(text, ++versions));
    }

    private void handle(HttpExchange exchange) throws IOException {
        running.register();
        try (exchange) {
            var request = request(exchange);
            var body = exchange.getRequestBody().readAllBytes();
            Function<Request, @Nullable Fault> asked;
            CountDownLatch later;
            synchronized (this) {
                requests.add(request);
                asked = faults;
                later = released;
            }
            var text = new String(body, StandardCharsets.UTF_8);
            switch (asked.apply(request)) {
                case null -> answer(exchange, request, text);
                case Fault.Status(var code, var retryAfter) -> {
                    if (retryAfter != null) {
                        exchange.getResponseHeaders().set("Retry-After", retryAfter);
                    }
                    exchange.sendResponseHeaders(code, -1);
                }
                case Fault.Redirect(var address) -> {
                    exchange.getResponseHeaders().set("Location", address);
                    exchange.sendResponseHeaders(308, -1);
                }
                case Fault.Garbage(var garbage) -> send(exchange, 200, garbage);
                case Fault.Tagged(var etag) -> {
                    var answer = done(request, text, exchange.getResponseHeaders());
                    exchange.getResponseHeaders().set("ETag", etag);
                    send(exchange, answer.status(), answer.body());
                }
                case Fault.CutBefore() -> {}
                case Fault.CutAfter() -> done(request, text, new Headers());
                case Fault.CutBody() -> {
                    var answer = done(request, text, exchange.getResponseHeaders());
                    var bytes = (answer.body() + " ".repeat(20)).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status() == 204 ? 200 : answer.status(), bytes.length);
                    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                    exchange.getResponseBody().flush();
                }
                case Fault.Hang(var then) -> {
                    later.await();
                    if (then) {
                        answer(exchange, request, text);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.arriveAndDeregister();
        }
    }

    private static Request request(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach(
                (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), Map.copyOf(headers));
    }

    private void answer(HttpExchange exchange, Request request, String body) throws IOException {
        var answer = done(request, body, exchange.getResponseHeaders());
        send(exchange, answer.status(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Answer(int status, String body) {}

    /** Does what a request asks for. */
    private synchronized Answer done(Request request, String body, Headers answer) {
        var path = request.path();
        return switch (request.method()) {
            case "GET" -> {
                var resource = resources.get(path);
                if (resource == null) {
                    yield new Answer(404, "");
                }
                tag(answer, resource, true);
                if (modified != null) {
                    answer.set("Last-Modified",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
                }
                yield new Answer(200, resource.text());
            }
            case "PUT" -> {
                var before = resources.get(path);
                if (!allows(request, before)) {
                    yield new Answer(412, "");
                }
                var after = new Resource(body, ++versions);
                resources.put(path, after);
                tag(answer, after, false);
                yield new Answer(before == null ? 201 : 200, "");
            }
            case "DELETE" -> {
                resources.remove(path + "/metrics");
                resources.remove(path + "/unlocked");
                yield new Answer(204, "");
            }
            default -> new Answer(405, "");
        };
    }

    private boolean allows(Request request, @Nullable Resource before) {
        if (tagging == Tagging.NONE) {
            return true;
        }
        var match = request.headers().get("if-match");
        var noneMatch = request.headers().get("if-none-match");
        return (match == null || (before != null && tagging != Tagging.WEAK && match.equals(tagOf(before))))
                && (noneMatch == null || before == null);
    }

    private void tag(Headers answer, Resource resource, boolean get) {
        if (tagging != Tagging.NONE && (get || tagging != Tagging.STRONG_ON_GET)) {
            answer.set("ETag", (tagging == Tagging.WEAK ? "W/" : "") + tagOf(resource));
        }
    }

    private static String tagOf(Resource resource) {
        return "\"v" + resource.version() + "\"";
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        workers.close();
    }
}
