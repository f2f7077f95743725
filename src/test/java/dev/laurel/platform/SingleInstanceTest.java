package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

import dev.laurel.platform.SingleInstance.Claim;
import dev.laurel.platform.SingleInstance.Handover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    private final LinkedBlockingQueue<Handover> received = new LinkedBlockingQueue<>();

    @TempDir
    Path temp;

    @Test
    void theSecondHandsOverItsArguments() throws Exception {
        FutureTask<Void> serving;
        try (var first = first()) {
            serving = serve(first);
            var request = new Handover(temp, List.of("a.laurel", "mit Leerzeichen ☃.json", ""));

            assertThat(SingleInstance.claim(temp, request, new Random(2))).isInstanceOf(Claim.HandedOver.class);
            assertThat(received.take()).isEqualTo(request);
        }
        serving.get();
    }

    @Test
    void afterTheFirstHasClosedThereIsAFirstAgain() throws IOException {
        first().close();
        first().close();
    }

    @Test
    void strangersAndRubbishAreTurnedAway() throws Exception {
        FutureTask<Void> serving;
        try (var first = first()) {
            serving = serve(first);
            var port = Integer.parseInt(Files.readString(temp.resolve("window.address")).split(" ")[0]);
            for (var rubbish : List.of("GET / HTTP/1.1\r\n\r\n", "", "x".repeat(100_000))) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.getOutputStream().write(rubbish.getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                } catch (IOException e) {
                    assertThat(e).isNotNull(); // Hung up on half-way: turned away all the same.
                }
            }

            var request = new Handover(temp, List.of("x"));
            assertThat(SingleInstance.claim(temp, request, new Random(3))).isInstanceOf(Claim.HandedOver.class);
            assertThat(received.take()).isEqualTo(request);
            assertThat(received).isEmpty();
        }
        serving.get();
    }

    @Test
    void anotherProgramsPortIsNotSpokenTo() throws IOException {
        try (var first = first()) {
            assertThat(first).isNotNull();
            Files.writeString(temp.resolve("window.address"), "no address at all\n");

            assertThat(SingleInstance.claim(temp, new Handover(temp, List.of()), new Random(4)))
                    .isInstanceOf(Claim.Silent.class);
        }
    }

    @Test
    void nobodyElseCanReadTheWord() throws IOException {
        try (var first = first()) {
            assertThat(first).isNotNull();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(temp.resolve("window.address"))))
                    .isEqualTo("rw-------");
        }
    }

    private SingleInstance first() throws IOException {
        var claim = SingleInstance.claim(temp, new Handover(temp, List.of()), new Random(1));
        return claim instanceof Claim.First(var instance) ? instance : fail("" + claim);
    }

    private FutureTask<Void> serve(SingleInstance instance) {
        var serving = new FutureTask<Void>(() -> {
            instance.serve(received::add);
            return null;
        });
        Thread.ofVirtual().start(serving);
        return serving;
    }
}
