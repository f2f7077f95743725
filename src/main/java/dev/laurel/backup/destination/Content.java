package dev.laurel.backup.destination;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.task.CancelToken;

/** What is put into an object; can be read more than once, so that a failed transfer can be tried again. */
public interface Content {
    /** Its length in bytes. */
    long size();

    /** A new stream of all of it; the caller closes it. */
    InputStream open() throws IOException;

    /** The same, until somebody cancels: reading then fails with a CancellationException. */
    default InputStream open(CancelToken cancel) throws IOException {
        return new FilterInputStream(open()) {
            @Override
            public int read() throws IOException {
                cancel.check();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                cancel.check();
                return in.read(bytes, from, length);
            }
        };
    }

    /** Bytes in memory; not to be changed until the content is no longer used. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A file, which must not change until the content is no longer used. */
    static Content of(Path file) throws IOException {
        var size = Files.size(file);
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
