package dev.laurel.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.backup.destination.Content;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is being made until it is all there: in memory while it is small, else in a temporary file for this user's
 * eyes alone, which goes when this is closed.
 */
final class Spool extends OutputStream {
    private static final int MOST_IN_MEMORY = 4 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream out;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (out == null && memory.size() + length > MOST_IN_MEMORY) {
            file = Files.createTempFile("laurel-", ".tmp");
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory = new ByteArrayOutputStream();
        }
        if (out == null) {
            memory.write(bytes, from, length);
        } else {
            out.write(bytes, from, length);
        }
    }

    /** The temporary file, or null while there is none. */
    @Nullable Path file() {
        return file;
    }

    /** All of it; to be used before this is closed. */
    Content content() throws IOException {
        if (out == null || file == null) {
            return Content.of(memory.toByteArray());
        }
        out.flush();
        return Content.of(file);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
