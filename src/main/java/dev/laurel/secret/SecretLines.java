package dev.laurel.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.laurel.portability.envelope.Passphrase;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by name, and as a text that a person can read after {@code age -d}: a first line that says what it is, then a
 * line each of name, tab, secret. In a secret, a backslash and a line break are written as {@code \\}, {@code \n} and
 * {@code \r}. Not safe for several threads.
 */
final class SecretLines {
    private static final String HEAD = "laurel secrets 1\n";
    private static final String PLAIN = "\\\n\r";
    private static final String ESCAPED = "\\nr";

    private final Map<String, char[]> byName = new TreeMap<>();

    /**
     * Reads a text.
     *
     * @return null if it is no such text
     */
    static @Nullable SecretLines of(byte[] text) {
        CharBuffer chars;
        try {
            chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return null;
        }
        try {
            return read(chars);
        } finally {
            Arrays.fill(chars.array(), '\0');
        }
    }

    private static @Nullable SecretLines read(CharBuffer text) {
        if (text.length() < HEAD.length() || !HEAD.contentEquals(text.slice(0, HEAD.length()))) {
            return null;
        }
        text.position(HEAD.length());
        var lines = new SecretLines();
        var name = new StringBuilder();
        while (text.hasRemaining()) {
            name.setLength(0);
            for (var c = text.get(); c != '\t'; c = text.get()) {
                if (c == '\n' || !text.hasRemaining()) {
                    return null;
                }
                name.append(c);
            }
            var secret = secret(text);
            if (secret == null) {
                return null;
            }
            lines.byName.put(name.toString(), secret);
        }
        return lines;
    }

    /** The rest of a line, or null if it does not end. */
    private static char @Nullable [] secret(CharBuffer text) {
        var out = new char[text.remaining()];
        var size = 0;
        try {
            while (text.hasRemaining()) {
                var c = text.get();
                if (c == '\n') {
                    return Arrays.copyOf(out, size);
                }
                if (c == '\\') {
                    var at = text.hasRemaining() ? ESCAPED.indexOf(text.get()) : -1;
                    if (at < 0) {
                        return null;
                    }
                    c = PLAIN.charAt(at);
                }
                out[size++] = c;
            }
            return null;
        } finally {
            Arrays.fill(out, '\0');
        }
    }

    /** The text, the caller's to clear. */
    byte[] text() {
        var most = HEAD.length();
        for (var entry : byName.entrySet()) {
            most += entry.getKey().length() + 2 * entry.getValue().length + 2;
        }
        var chars = CharBuffer.allocate(most);
        chars.put(HEAD);
        byName.forEach((name, secret) -> {
            chars.put(name).put('\t');
            for (var c : secret) {
                var at = PLAIN.indexOf(c);
                if (at >= 0) {
                    chars.put('\\').put(ESCAPED.charAt(at));
                } else {
                    chars.put(c);
                }
            }
            chars.put('\n');
        });
        var written = Arrays.copyOf(chars.array(), chars.position());
        try {
            return Passphrase.utf8(written);
        } finally {
            Arrays.fill(written, '\0');
            Arrays.fill(chars.array(), '\0');
        }
    }

    /** A copy of a secret. */
    Optional<char[]> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(char[]::clone);
    }

    /** Takes a copy of a secret. */
    void put(String name, char[] secret) {
        clear(byName.put(name, secret.clone()));
    }

    /** Forgets a secret; whether there was one. */
    boolean remove(String name) {
        var old = byName.remove(name);
        clear(old);
        return old != null;
    }

    /** Forgets all of them. */
    void clear() {
        byName.values().forEach(SecretLines::clear);
        byName.clear();
    }

    private static void clear(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }
}
