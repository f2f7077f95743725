package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import dev.laurel.fakes.RecordingDialogs;
import dev.laurel.fakes.RecordingNotifier;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.i18n.Messages;
import dev.laurel.platform.OpenFiles;
import dev.laurel.ui.fx.I18n;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateNoticeTest {
    private static final String ANSWER = "{\"version\":\"2.0.0\",\"page\":\"https://example.org/laurel\"}";

    private final RecordingNotifier notifier = new RecordingNotifier();
    private final List<URI> opened = new ArrayList<>();
    private HttpServer server;
    private UpdateNotice notice;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    UpdateNoticeTest() {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/laurel.json", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length());
            exchange.getResponseBody().write(ANSWER.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        notice = new UpdateNotice(new SameThreadTaskRunner(), notifier, new OpenFiles() {
            @Override
            public void show(Path path) {
                throw new AssertionError(path);
            }

            @Override
            public void browse(URI address) {
                opened.add(address);
            }
        }, new RecordingDialogs(), new I18n(Messages.of(Locale.ENGLISH), InstantSource.system(), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void aNewerVersionIsToldWithTheWayToIt() {
        notice.ask(address("/laurel.json"), "1.9.0");
        var toast = notifier.toasts().getFirst();
        assertThat(toast.title()).contains("2.0.0");
        Objects.requireNonNull(toast.action()).run().run();
        assertThat(opened).containsExactly(URI.create("https://example.org/laurel"));
    }

    @Test
    void nobodyIsAskedWithoutAnAddress() {
        notice.ask(null, "1.9.0");
        assertThat(notifier.toasts()).isEmpty();
    }

    @Test
    void theSameVersionOrAServerThatIsAwayIsNoMatterForAToast() {
        notice.ask(address("/laurel.json"), "2.0.0");
        notice.ask(address("/elsewhere"), "1.0.0");
        assertThat(notifier.toasts()).isEmpty();
    }
}
