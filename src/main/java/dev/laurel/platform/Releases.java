package dev.laurel.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Asks an address which Laurel is the newest. There is no address unless a person has set one, and nothing is sent to
 * it but the question. It answers with an object of JSON: {@code version}, and on wish {@code page}, the address of
 * what there is to read about it.
 */
public final class Releases {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64_000;
    private static final int OK = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private Releases() {}

    /**
     * A Laurel that can be had.
     *
     * @param version such as {@code 1.2.0}
     * @param page http or https, or null
     */
    public record Release(String version, @Nullable URI page) {}

    /**
     * Reads an address as a person types it.
     *
     * @return empty unless it is a complete one of http or https
     */
    public static Optional<URI> address(String text) {
        try {
            var address = new URI(text.strip());
            var scheme = address.getScheme();
            var isWeb = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return isWeb && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks. Blocks for seconds, so not on the FX thread.
     *
     * @param address as {@link #address} takes it
     * @param current the version that is running
     * @return a newer one, or empty
     * @throws IOException if there is no answer, or none that makes sense
     * @throws InterruptedException if the waiting was ended
     */
    public static Optional<Release> newer(URI address, String current) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json").build();
        try (var client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException(address + " answers " + response.statusCode());
                }
                var release = read(body.readNBytes(MOST_BYTES));
                return isNewer(release.version(), current) ? Optional.of(release) : Optional.empty();
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static Release read(byte[] text) throws IOException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(text))) {
            var members = new HashMap<String, String>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("No object of JSON");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            var version = members.get("version");
            if (version == null) {
                throw new IOException("No version");
            }
            return new Release(version, address(members.getOrDefault("page", "")).orElse(null));
        } catch (JacksonException e) {
            throw new IOException(e);
        }
    }

    /** Compares numbers as numbers; 1.0.0-beta comes before 1.0.0. */
    private static boolean isNewer(String version, String current) throws IOException {
        try {
            return ModuleDescriptor.Version.parse(version).compareTo(ModuleDescriptor.Version.parse(current)) > 0;
        } catch (IllegalArgumentException e) {
            throw new IOException("No version: " + version, e);
        }
    }
}
