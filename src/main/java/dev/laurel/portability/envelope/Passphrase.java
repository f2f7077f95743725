package dev.laurel.portability.envelope;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passphrases and other secrets as bytes that leave no trace. */
public final class Passphrase {
    private static final int MOST_PER_CHAR = 3;

    private Passphrase() {}

    /** UTF-8 of a secret, the caller's to clear. */
    public static byte[] utf8(char[] passphrase) {
        var room = new byte[passphrase.length * MOST_PER_CHAR];
        var out = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(passphrase), out, true);
        byte[] bytes = Arrays.copyOf(room, out.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }
}
