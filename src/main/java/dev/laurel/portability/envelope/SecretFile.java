package dev.laurel.portability.envelope;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files that hold secrets, read so that nothing of them stays in memory but what is given out. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * The text of a file.
     *
     * @return the caller's to clear
     * @throws IOException if it can't be read or is not UTF-8
     */
    public static char[] text(Path file) throws IOException {
        return text(Files.readAllBytes(file));
    }

    /**
     * The text of what was read, which is cleared.
     *
     * @return the caller's to clear
     * @throws IOException if it is not UTF-8
     */
    public static char[] text(byte[] bytes) throws IOException {
        try {
            var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var text = Arrays.copyOf(decoded.array(), decoded.limit());
            Arrays.fill(decoded.array(), '\0');
            return text;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
