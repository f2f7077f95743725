package dev.laurel.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A screen of Xvfb with a window manager. Its pixels are a file that is mapped here, so that looking at them costs the
 * programs on it nothing.
 */
final class Screen implements AutoCloseable {
    /** Looking at every pixel of every fourth line and column is enough to see that a window is complete. */
    private static final int STEP = 4;
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;
    /** Where the header of XWD, the format of that file, has what is needed (XWDFile.h). */
    private static final int HEADER_SIZE = 0;
    private static final int BYTES_PER_LINE = 12 * 4;
    private static final int COLOURS = 19 * 4;
    private static final int BYTES_PER_COLOUR = 12;

    private final Process server;
    private final Process manager;
    private final String name;
    private final ByteBuffer pixels;
    private final int begin;
    private final int stride;

    /** Starts one. */
    Screen(Path folder) throws IOException {
        Files.createDirectories(folder);
        server = new ProcessBuilder("Xvfb", "-noreset", "-displayfd", "1",
                "-screen", "0", WIDTH + "x" + HEIGHT + "x24", "-nolisten", "tcp", "-fbdir", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        name = ":" + server.inputReader().readLine();
        var builder = new ProcessBuilder("openbox")
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        manager = builder.start();
        try (var file = FileChannel.open(folder.resolve("Xvfb_screen0"))) {
            pixels = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.BIG_ENDIAN);
        }
        begin = pixels.getInt(HEADER_SIZE) + pixels.getInt(COLOURS) * BYTES_PER_COLOUR;
        stride = pixels.getInt(BYTES_PER_LINE);
    }

    /** Its name, for DISPLAY. */
    String name() {
        return name;
    }

    /** Some of its pixels, line by line. */
    int[] look() {
        var seen = new int[WIDTH / STEP * (HEIGHT / STEP)];
        for (int at = 0, y = 0; y < HEIGHT; y += STEP) {
            for (var x = 0; x < WIDTH; x += STEP) {
                seen[at++] = pixels.getInt(begin + y * stride + x * 4);
            }
        }
        return seen;
    }

    /** Waits until nothing has changed for a while. */
    void awaitStillness(long nanos) {
        var last = look();
        for (var since = System.nanoTime(); System.nanoTime() - since < nanos;) {
            LockSupport.parkNanos(20_000_000);
            var now = look();
            if (!java.util.Arrays.equals(last, now)) {
                last = now;
                since = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        for (var process : List.of(manager, server)) {
            process.destroy();
            process.onExit().join();
        }
    }
}
