package dev.laurel.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A line to a server: passes bytes both ways, and does to each new connection what the next fault says. Remembers the
 * requests that came through.
 */
public final class FaultyLine implements AutoCloseable {
    /** Not always on a line of its own: the one before may have ended with a body. */
    private static final Pattern REQUEST =
            Pattern.compile("(?:GET|PUT|POST|DELETE|HEAD) /\\S* HTTP/1\\.1\r\n");


    private final URI target;
    private final ServerSocket listening;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<ByteArrayOutputStream> sent = new ArrayList<>();
    private final CountDownLatch stuck = new CountDownLatch(1);

    /** What happens to a connection. */
    public sealed interface Fault {
        /** Nothing. */
        record None() implements Fault {}

        /** It is cut once the client has sent so many bytes. */
        record CutUp(int after) implements Fault {}

        /** Nothing more goes on once the client has sent so many bytes. */
        record StuckUp(int after) implements Fault {}

        /** It is cut once the server has sent so many bytes. */
        record CutDown(int after) implements Fault {}

        /** Nothing more comes back once the server has sent so many bytes. */
        record SilentDown(int after) implements Fault {}

        /** Somebody else answers the first request, and hangs up. */
        record Answer(String response) implements Fault {}
    }

    /** A line to a server. */
    public FaultyLine(URI target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The server's address by way of this line. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + target.getRawPath());
    }

    /** Says what happens to the next connections, one after the other. */
    public synchronized void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** First lines of the requests so far. */
    public List<String> requests() {
        var lines = new ArrayList<String>();
        synchronized (sent) {
            for (var connection : sent) {
                REQUEST.matcher(connection.toString(StandardCharsets.ISO_8859_1)).results()
                        .forEach(it -> lines.add(it.group().strip()));
            }
        }
        return lines;
    }

    /** How many connections there have been. */
    public int connections() {
        synchronized (sent) {
            return sent.size();
        }
    }

    /** Whether a connection has fallen silent. */
    public boolean isStuck() {
        return stuck.getCount() == 0;
    }

    /** Waits until one has. */
    public void awaitStuck() throws InterruptedException {
        stuck.await();
    }

    /** Cuts every connection that there is. */
    public void cut() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            for (;;) {
                var client = listening.accept();
                open.add(client);
                var fault = nextFault();
                var record = new ByteArrayOutputStream();
                synchronized (sent) {
                    sent.add(record);
                }
                Thread.ofVirtual().start(() -> connect(client, fault, record));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private synchronized Fault nextFault() {
        var fault = faults.poll();
        return fault == null ? new Fault.None() : fault;
    }

    private void connect(Socket client, Fault fault, ByteArrayOutputStream record) {
        try (client; var server = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            open.add(server);
            var up = Thread.ofVirtual().start(() -> up(client, server, fault, record));
            switch (fault) {
                case Fault.None(), Fault.CutUp(_), Fault.StuckUp(_) ->
                    pump(server.getInputStream(), client.getOutputStream(), Long.MAX_VALUE, null);
                case Fault.CutDown(var after) ->
                    pump(server.getInputStream(), client.getOutputStream(), after, null);
                case Fault.SilentDown(var after) -> {
                    pump(server.getInputStream(), client.getOutputStream(), after, null);
                    stuck.countDown();
                    up.join();
                }
                case Fault.Answer(_) -> up.join();
            }
        } catch (IOException e) {
            // One of the two has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void up(Socket client, Socket server, Fault fault, ByteArrayOutputStream record) {
        try {
            switch (fault) {
                case Fault.None(), Fault.CutDown(_), Fault.SilentDown(_) ->
                    pump(client.getInputStream(), server.getOutputStream(), Long.MAX_VALUE, record);
                case Fault.CutUp(var after) -> {
                    pump(client.getInputStream(), server.getOutputStream(), after, record);
                    client.close();
                }
                case Fault.StuckUp(var after) -> {
                    pump(client.getInputStream(), server.getOutputStream(), after, record);
                    stuck.countDown();
                    // Until the connection is cut, the server waits for the rest.
                    server.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
                case Fault.Answer(var response) -> {
                    var in = client.getInputStream();
                    var head = new StringBuilder();
                    for (int b; head.indexOf("\r\n\r\n") < 0 && (b = in.read()) >= 0; ) {
                        head.append((char) b);
                        record(record, new byte[] {(byte) b}, 1);
                    }
                    client.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                    client.shutdownOutput();
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            server.close();
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private static void pump(InputStream in, OutputStream out, long most, @Nullable ByteArrayOutputStream record)
            throws IOException {
        var buffer = new byte[8192];
        for (var left = most; left > 0; ) {
            var n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                return;
            }
            record(record, buffer, n);
            out.write(buffer, 0, n);
            out.flush();
            left -= n;
        }
    }

    private static void record(@Nullable ByteArrayOutputStream record, byte[] bytes, int length) {
        if (record != null) {
            synchronized (record) {
                record.write(bytes, 0, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
