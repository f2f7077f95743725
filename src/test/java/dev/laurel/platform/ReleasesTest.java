package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import dev.laurel.platform.Releases.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasesTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    ReleasesTest() {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/laurel.json");
    }

    @Test
    void aNewerOneIsTold() throws Exception {
        answer = "{\"notes\":{\"version\":\"9\"},\"version\":\"0.10.0\",\"page\":\"https://example.org/laurel\"}";
        assertThat(Releases.newer(address(), "0.9.1"))
                .contains(new Release("0.10.0", URI.create("https://example.org/laurel")));
        answer = "{\"version\":\"1.0.0\",\"page\":\"file:///etc/passwd\"}";
        assertThat(Releases.newer(address(), "1.0.0-beta")).contains(new Release("1.0.0", null));
    }

    @Test
    void theSameOrAnOlderOneIsNot() throws Exception {
        answer = "{\"version\":\"0.10.0\"}";
        assertThat(Releases.newer(address(), "0.10.0")).isEmpty();
        assertThat(Releases.newer(address(), "1.0.0")).isEmpty();
    }

    @Test
    void nothingIsToldOfThisComputer() throws Exception {
        answer = "{\"version\":\"1\"}";
        var _ = Releases.newer(address(), "0.1.0-secret");
        assertThat(asked).singleElement().asString().startsWith("/laurel.json ").doesNotContain("0.1.0-secret")
                .doesNotContainIgnoringCase("laurel/").doesNotContain(System.getProperty("user.name") + "@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"version\":7}", "{\"version\":\"new\"}", "{\"version\":\"1\"", "<html>"})
    void anAnswerWithoutSenseIsAnError(String text) {
        answer = text;
        assertThatThrownBy(() -> Releases.newer(address(), "0.1.0")).isInstanceOf(IOException.class);
    }

    @Test
    void soIsNoAnswer() {
        status = 404;
        answer = "{\"version\":\"1\"}";
        assertThatThrownBy(() -> Releases.newer(address(), "0.1.0")).isInstanceOf(IOException.class);
        server.stop(0);
        assertThatThrownBy(() -> Releases.newer(address(), "0.1.0")).isInstanceOf(IOException.class);
    }

    @Test
    void onlyCompleteAddressesOfTheWebAreTaken() {
        assertThat(Releases.address(" https://example.org/laurel.json ")).isPresent();
        assertThat(List.of("", "example.org", "https:", "/x", "ftp://example.org/x", "file:///x", "http://a b"))
                .allSatisfy(text -> assertThat(Releases.address(text)).isEmpty());
    }
}
