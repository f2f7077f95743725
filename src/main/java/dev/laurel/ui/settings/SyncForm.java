package dev.laurel.ui.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import org.jspecify.annotations.Nullable;

/**
 * What was typed of where a profile meets other devices. Pure.
 *
 * @param address of the server
 * @param headers one a line, {@code Name: value}
 * @param timeout in seconds
 * @param destination its name
 */
record SyncForm(Kind kind, String address, String user, String headers, String timeout, String destination) {
    /** Milliseconds at the finest. */
    private static final Pattern SECONDS = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");

    /** Where it meets them. */
    enum Kind { NOWHERE, SERVER, DESTINATION }

    /** What can be typed wrong. */
    enum Field { ADDRESS, USER, HEADERS, TIMEOUT, DESTINATION }

    /** Of what is stored, or of nothing. */
    static SyncForm of(@Nullable SyncSettings stored, String usualUser) {
        var usualTimeout = seconds(RestServer.USUAL_TIMEOUT);
        return switch (stored) {
            case null -> new SyncForm(Kind.NOWHERE, "", usualUser, "", usualTimeout, "");
            case SyncSettings.Server(var _, var server) -> new SyncForm(
                    Kind.SERVER, server.address().toString(), server.user(), lines(server.headers()),
                    seconds(server.timeout()), "");
            case SyncSettings.Bucket(var _, var destination, var user) ->
                new SyncForm(Kind.DESTINATION, "", user, "", usualTimeout, destination);
        };
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String lines(Map<String, String> headers) {
        return new TreeMap<>(headers).entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Whether both would be stored as the same: what belongs to another kind does not count. */
    boolean meansSameAs(SyncForm other) {
        return kind == other.kind && switch (kind) {
            case NOWHERE -> true;
            case SERVER -> address.equals(other.address) && user.equals(other.user) && headers.equals(other.headers)
                    && timeout.equals(other.timeout);
            case DESTINATION -> destination.equals(other.destination) && user.equals(other.user);
        };
    }

    /** What it would be stored as; empty for nowhere, and while it can't be. */
    Optional<SyncSettings> toSettings(long profile) {
        return switch (kind) {
            case NOWHERE -> Optional.empty();
            case SERVER -> server().map(server -> new SyncSettings.Server(profile, server));
            case DESTINATION -> RestServer.isUser(user.strip()) && !destination.isEmpty()
                    ? Optional.of(new SyncSettings.Bucket(profile, destination, user.strip()))
                    : Optional.empty();
        };
    }

    /** The server that was typed; empty while it is none. */
    Optional<RestServer> server() {
        var uri = uri();
        var sent = headerMap();
        var time = patience();
        return kind != Kind.SERVER || uri.isEmpty() || sent.isEmpty() || time.isEmpty()
                || !RestServer.isUser(user.strip())
                ? Optional.empty()
                : Optional.of(new RestServer(uri.get(), user.strip(), sent.get(), time.get()));
    }

    private Optional<URI> uri() {
        try {
            return Optional.of(new URI(address.strip())).filter(RestServer::isAddress);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> patience() {
        return Optional.of(timeout.strip().replace(',', '.'))
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact()))
                .filter(RestServer::isTimeout);
    }

    private Optional<Map<String, String>> headerMap() {
        var found = new LinkedHashMap<String, String>();
        var names = new LinkedHashMap<String, String>();
        for (var line : headers.lines().filter(it -> !it.isBlank()).toList()) {
            var colon = line.indexOf(':');
            var name = colon < 0 ? "" : line.substring(0, colon).strip();
            var value = line.substring(colon + 1).strip();
            if (!RestServer.isHeader(name, value) || names.put(name.toLowerCase(Locale.ROOT), name) != null) {
                return Optional.empty();
            }
            found.put(name, value);
        }
        return Optional.of(found);
    }

    /**
     * Message key of what is wrong, or empty.
     *
     * @param hasToken whether there is a token that would be sent along
     * @param exists whether the destination that was chosen is there
     */
    Optional<String> problem(Field field, boolean hasToken, boolean exists) {
        var applies = switch (field) {
            case ADDRESS, HEADERS, TIMEOUT -> kind == Kind.SERVER;
            case USER -> kind != Kind.NOWHERE;
            case DESTINATION -> kind == Kind.DESTINATION;
        };
        if (!applies) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (field) {
            case ADDRESS -> uri().isEmpty() ? "settings.sync.address.bad"
                    : hasToken && !RestServer.isConfidential(uri().get()) ? "settings.sync.address.open" : null;
            case USER -> RestServer.isUser(user.strip()) ? null : "settings.sync.user.bad";
            case HEADERS -> headerMap().isPresent() ? null : "settings.sync.headers.bad";
            case TIMEOUT -> patience().isPresent() ? null : "settings.sync.timeout.bad";
            case DESTINATION -> exists ? null : "settings.sync.destination.bad";
        });
    }
}
