package dev.laurel.platform;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One window per data folder: a second start hands what it was asked to open to the first and ends.
 *
 * <p>A lock file says who is first, since the system releases it even when the program is killed. Beside it stands
 * where the first listens: a port of the loopback interface and a random word that only this user can read, so that no
 * other user's program can speak to the window.
 */
public final class SingleInstance implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_ARGUMENTS = 1_000;
    private static final int MOST_UNITS = 20_000;
    private static final int ACCEPTED = 0x1A;
    private static final int WORD_BYTES = 24;
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final ProcessLock lock;
    private final ServerSocket server;
    private final byte[] word;

    private SingleInstance(ProcessLock lock, ServerSocket server, byte[] word) {
        this.lock = lock;
        this.server = server;
        this.word = word;
    }

    /** What came of asking to be the window of a data folder. */
    public sealed interface Claim {
        /**
         * There is no other window.
         *
         * @param instance to listen on and to close at the end
         */
        record First(SingleInstance instance) implements Claim {}

        /** The other window has taken over what was asked for. */
        record HandedOver() implements Claim {}

        /** There is another window and it does not answer. */
        record Silent() implements Claim {}
    }

    /**
     * What a second start was asked to do.
     *
     * @param folder where it was started, for relative names
     * @param arguments its arguments
     */
    public record Handover(Path folder, List<String> arguments) {
        public Handover {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Becomes the window of a data folder, or hands over to the one that is there. Takes seconds at most.
     *
     * @param dataFolder an existing folder
     * @param request what to hand over
     * @param random a secure source
     * @throws IOException if the folder can't be written
     */
    public static Claim claim(Path dataFolder, Handover request, RandomGenerator random) throws IOException {
        var address = dataFolder.resolve("window.address");
        // The first may be between its lock and its address; then its lock is gone or its address there soon.
        var began = System.nanoTime();
        for (;;) {
            var lock = ProcessLock.tryAcquire(dataFolder.resolve("window.lock"));
            if (lock.isPresent()) {
                return new Claim.First(listen(lock.get(), address, random));
            }
            if (handOver(address, request)) {
                return new Claim.HandedOver();
            }
            if (System.nanoTime() - began > SETTLING.toNanos()) {
                return new Claim.Silent();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static SingleInstance listen(ProcessLock lock, Path address, RandomGenerator random) throws IOException {
        try {
            var word = new byte[WORD_BYTES];
            random.nextBytes(word);
            var server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            var text = server.getLocalPort() + " " + HexFormat.of().formatHex(word) + "\n";
            AtomicFile.write(address, AtomicFile.Access.PRIVATE,
                    out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
            return new SingleInstance(lock, server, word);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean handOver(Path address, Handover request) {
        try {
            var parts = Files.readString(address, StandardCharsets.US_ASCII).strip().split(" ", -1);
            if (parts.length != 2) {
                return false;
            }
            try (var socket = new Socket()) {
                var port = Integer.parseInt(parts[0]);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                var out = new DataOutputStream(socket.getOutputStream());
                out.write(HexFormat.of().parseHex(parts[1]));
                out.writeUTF(request.folder().toAbsolutePath().toString());
                out.writeInt(request.arguments().size());
                for (var argument : request.arguments()) {
                    out.writeUTF(argument);
                }
                out.flush();
                return socket.getInputStream().read() == ACCEPTED;
            }
        } catch (IOException | IllegalArgumentException e) {
            return false; // Not there yet, from a window that has died, or none of ours: the caller tries again.
        }
    }

    /**
     * Takes over what later starts hand on, until this is closed. Blocks; to be run off the window's thread.
     *
     * @param each told of each of them, on this thread; it should only pass it on
     */
    public void serve(Consumer<Handover> each) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                var handover = read(new DataInputStream(socket.getInputStream()));
                each.accept(handover);
                socket.getOutputStream().write(ACCEPTED);
            } catch (IOException | InvalidPathException _) {
                // Closed, or a caller that speaks something else or went away: the next one counts.
            }
        }
    }

    private Handover read(DataInputStream in) throws IOException {
        if (!MessageDigest.isEqual(in.readNBytes(word.length), word)) {
            throw new IOException("Not one of ours");
        }
        var folder = Path.of(in.readUTF());
        var count = in.readInt();
        if (count < 0 || count > MOST_ARGUMENTS) {
            throw new IOException("Too many arguments: " + count);
        }
        var arguments = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var argument = in.readUTF();
            if (argument.length() > MOST_UNITS) {
                throw new IOException("Argument too long");
            }
            arguments.add(argument);
        }
        return new Handover(folder, arguments);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // The lock below is what makes room for the next window.
        } finally {
            lock.close();
        }
    }
}
