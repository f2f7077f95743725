package dev.laurel.settings;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.laurel.sync.RestServer;
import tools.jackson.core.JsonGenerator;

/** Where profiles meet other devices, as members of JSON and back. */
final class SyncCodec {
    private SyncCodec() {}

    static void write(SyncSettings sync, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("profile", sync.profile());
        switch (sync) {
            case SyncSettings.Server(var _, var server) -> {
                out.writeStringProperty("kind", "server");
                out.writeStringProperty("address", server.address().toString());
                out.writeStringProperty("user", server.user());
                out.writeObjectPropertyStart("headers");
                new TreeMap<>(server.headers()).forEach(out::writeStringProperty);
                out.writeEndObject();
                out.writeNumberProperty("timeoutMillis", server.timeout().toMillis());
            }
            case SyncSettings.Bucket(var _, var destination, var user) -> {
                out.writeStringProperty("kind", "destination");
                out.writeStringProperty("destination", destination);
                out.writeStringProperty("user", user);
            }
        }
        out.writeEndObject();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException or ClassCastException or NullPointerException if it makes no sense
     */
    static SyncSettings read(Object value) {
        var members = (Map<?, ?>) value;
        var profile = Members.whole(members, "profile");
        var kind = Members.text(members, "kind");
        return switch (kind) {
            case "server" -> {
                var headers = new LinkedHashMap<String, String>();
                Members.object(members, "headers").forEach((name, text) -> headers.put((String) name, (String) text));
                yield new SyncSettings.Server(profile, new RestServer(
                        URI.create(Members.text(members, "address")),
                        Members.text(members, "user"),
                        headers,
                        Duration.ofMillis(Members.whole(members, "timeoutMillis"))));
            }
            case "destination" -> new SyncSettings.Bucket(
                    profile, Members.text(members, "destination"), Members.text(members, "user"));
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
