package dev.laurel.backup.destination;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * An object that is being read.
 *
 * @param object what is being read: its tag is that of these bytes, whatever others write meanwhile
 * @param content all of it; fails with the exceptions of {@link Destination}, and with DESTINATION_INTEGRITY at its
 *     end if it is not what was written
 * @param metadata what was put beside it, as far as the destination keeps such
 */
public record Opened(StoredObject object, InputStream content, Map<String, String> metadata)
        implements AutoCloseable {
    public Opened {
        metadata = Map.copyOf(metadata);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
