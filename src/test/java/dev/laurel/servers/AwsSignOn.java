package dev.laurel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The part of AWS that gives out credentials: AssumeRole of STS, GetRoleCredentials of the single sign-on's portal and
 * CreateToken of its OIDC service, as their API references have them. The credentials are those that {@link S3Server}
 * accepts; what is asked with the wrong key or token is refused as AWS refuses it.
 */
public final class AwsSignOn implements AutoCloseable {
    /** The key that may assume the role; it opens no bucket itself. */
    public static final String BASE_ID = "AKIDBASEBASEBASE";

    /** Its secret. */
    public static final String BASE_SECRET = "base+not+a/real+secret";

    /** The role that may be had. */
    public static final String ROLE = "arn:aws:iam::123456789012:role/backups";

    /** The session token of the credentials that are given out. */
    public static final String SESSION = "planted-session-token";

    /** The token that a person's sign-in leaves on the disk. */
    public static final String TOKEN = "planted-sign-on-token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** Starts it. */
    public AwsSignOn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Variables that send the SDK here. */
    public Map<String, String> environment() {
        return Stream.of("STS", "SSO", "SSO_OIDC").collect(Collectors.toMap(
                service -> "AWS_ENDPOINT_URL_" + service, _ -> address().toString()));
    }

    /**
     * Leaves behind what a sign-in does: {@code ~/.aws/sso/cache/<SHA-1 of the session's name or start address>.json}.
     *
     * @param home the home folder
     * @param name of the session, or its start address
     * @param refresh whether the tools may renew it by themselves
     */
    public static void signIn(Path home, String name, String token, Instant until, boolean refresh) throws IOException {
        try {
            var hash = HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8)));
            var cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
            Files.writeString(cache.resolve(hash + ".json"), """
                    {"startUrl": "https://laurel.awsapps.example/start", "region": "us-east-1", "accessToken": "%s",
                     "expiresAt": "%s"%s}""".formatted(token, until, refresh ? """
                    , "clientId": "client", "clientSecret": "client-secret", "refreshToken": "refresh",
                     "registrationExpiresAt": "%s\"""".formatted(until.plus(Duration.ofDays(90))) : ""));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path) {
                case "/" -> assumeRole(exchange, form(body));
                case "/federation/credentials" -> roleCredentials(exchange);
                case "/token" -> createToken(exchange, body);
                default -> send(exchange, 404, "text/plain", path);
            }
        }
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&")).map(it -> it.split("=", 2)).filter(it -> it.length == 2)
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    private void assumeRole(HttpExchange exchange, Map<String, String> form) throws IOException {
        calls.add(String.valueOf(form.get("Action")));
        var signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var isKnown = signature.contains("Credential=" + BASE_ID + "/")
                || signature.contains("Credential=" + S3Server.ID + "/");
        if (!isKnown || !ROLE.equals(form.get("RoleArn"))) {
            send(exchange, 403, "text/xml", """
                    <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                    <Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error>
                    <RequestId>r</RequestId></ErrorResponse>""");
            return;
        }
        send(exchange, 200, "text/xml", """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/backups/x</Arn>
                <AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>
                <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
                <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRoleResult>
                <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>"""
                .formatted(S3Server.ID, S3Server.SECRET, SESSION, Instant.now().plus(Duration.ofHours(1))));
    }

    private void roleCredentials(HttpExchange exchange) throws IOException {
        calls.add("GetRoleCredentials");
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"))) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "UnauthorizedException");
            send(exchange, 401, "application/json", "{\"message\":\"Session token not found or invalid\"}");
            return;
        }
        send(exchange, 200, "application/json", """
                {"roleCredentials":{"accessKeyId":"%s","secretAccessKey":"%s","sessionToken":"%s","expiration":%d}}"""
                .formatted(S3Server.ID, S3Server.SECRET, SESSION,
                        Instant.now().plus(Duration.ofHours(1)).toEpochMilli()));
    }

    private void createToken(HttpExchange exchange, String body) throws IOException {
        calls.add("CreateToken");
        if (!body.contains("\"refreshToken\":\"refresh\"")) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "InvalidGrantException");
            send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        send(exchange, 200, "application/json", """
                {"accessToken":"%s","expiresIn":3600,"tokenType":"Bearer","refreshToken":"refresh"}"""
                .formatted(TOKEN));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
