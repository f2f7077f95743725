package dev.laurel.sync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A server that speaks what the reference's {@code RestApiStorage} does, and whose state is kept there.
 *
 * @param address absolute, http or https, without query, fragment or password
 * @param user id of the player there
 * @param headers sent with every request; none of them secret, see {@link #isHeader}
 * @param timeout of each request, its body included; the reference's is ten seconds
 */
public record RestServer(URI address, String user, Map<String, String> headers, Duration timeout) {
    /** How long the reference waits for an answer. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private static final int MOST_PORT = 65_535;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

    /** Secrets, which belong into the keychain, and what the client sets itself. */
    private static final Set<String> NOT_HEADERS = Set.of("authorization", "proxy-authorization", "cookie", "host",
            "connection", "content-length", "expect", "upgrade", "transfer-encoding", "if-match", "if-none-match",
            "content-type", "accept");

    public RestServer {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("Not the address of a server: " + address);
        }
        if (!isUser(user)) {
            throw new IllegalArgumentException("Not a user id for a server: " + user);
        }
        headers.forEach((name, value) -> {
            if (!isHeader(name, value)) {
                throw new IllegalArgumentException("Not a header for the settings: " + name);
            }
        });
        headers = Map.copyOf(headers);
        if (!isTimeout(timeout)) {
            throw new IllegalArgumentException("Not a timeout: " + timeout);
        }
    }

    /** Whether a server can have this address. */
    public static boolean isAddress(URI address) {
        var scheme = address.getScheme();
        return scheme != null
                && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                && address.getHost() != null
                && address.getPort() <= MOST_PORT
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    /** Whether an id can stand in an address: "." and ".." would lead out of it, in whatever spelling. */
    public static boolean isUser(String user) {
        return !user.isEmpty()
                && !user.equals(".")
                && !user.equals("..")
                && user.length() <= 500
                && user.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /** Whether a header may be kept in the settings and sent: well formed, no usual place for a secret. */
    public static boolean isHeader(String name, String value) {
        return HEADER_NAME.matcher(name).matches()
                && HEADER_VALUE.matcher(value).matches()
                && !NOT_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it can be waited so long for an answer: more than nothing, five minutes at most. */
    public static boolean isTimeout(Duration time) {
        return time.isPositive() && time.compareTo(LONGEST_TIMEOUT) <= 0;
    }

    /** Whether a token for this server may go to that one too. */
    public boolean isSameServer(RestServer other) {
        return address.getScheme().equalsIgnoreCase(other.address.getScheme())
                && address.getHost().equalsIgnoreCase(other.address.getHost())
                && port() == other.port();
    }

    private int port() {
        var usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }

    /** Whether what is sent can't be read on the way. */
    boolean isConfidential() {
        return isConfidential(address);
    }

    /**
     * Whether what is sent to a server's address can't be read on the way: by TLS, or since it stays on this machine.
     */
    public static boolean isConfidential(URI address) {
        return address.getScheme().equalsIgnoreCase("https")
                || LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** What people know it by. */
    String host() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** The address of a player's achievements. */
    URI achievements() {
        return URI.create(base() + "/users/" + encoded(user) + "/achievements");
    }

    /** The same wherever two addresses mean the same server. */
    String base() {
        var text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String encoded(String segment) {
        var out = new StringBuilder();
        for (var b : segment.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b & 0xff) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** Without the values of headers, which may tell more than a log should know. */
    @Override
    public String toString() {
        return "RestServer[" + base() + ", user " + user + ", headers " + new TreeMap<>(headers).keySet() + "]";
    }
}
