package dev.laurel.cli;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** What a command prints: UTF-8 whatever the locale, buffered. Not thread-safe. */
final class Output implements Flushable {
    private static final int SIZE = 1 << 14;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int size;

    Output(OutputStream out) {
        this.out = out;
    }

    /** Nobody reads any more, as when {@code head} has seen enough. */
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    /** Prints a line for people: characters that would make a terminal do something are shown as escapes. */
    void line(String text) {
        text(printable(text));
        text("\n");
    }

    /** Prints text as it is. */
    void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** Where bytes can be written; its closing only flushes. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                Output.this.write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                Output.this.write(bytes, from, length);
            }

            @Override
            public void flush() {
                Output.this.flush();
            }
        };
    }

    private void write(byte[] bytes, int from, int length) {
        if (length > SIZE - size) {
            flush();
        }
        if (length > SIZE) {
            send(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, size, length);
            size += length;
        }
    }

    /**
     * Hands over what is buffered.
     *
     * @throws ReaderGone if nobody reads any more
     * @throws LaurelException {@link ErrorCode#OUTPUT_FAILED} if it can't be written for another reason
     */
    @Override
    public void flush() {
        var length = size;
        size = 0;
        send(buffer, 0, length);
    }

    private void send(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
            out.flush();
        } catch (IOException e) {
            var reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            // The only thing to go by: "Broken pipe" on Unix, "The pipe is being closed" on Windows.
            if (reason.contains("pipe")) {
                throw new ReaderGone(e);
            }
            throw new LaurelException(LaurelError.of(ErrorCode.OUTPUT_FAILED), e);
        }
    }

    /** Text without anything that a terminal would act on. */
    static String printable(String text) {
        var plain = true;
        for (var i = 0; i < text.length() && plain; i++) {
            plain = !isOdd(text.charAt(i));
        }
        if (plain) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 0x10000 && isOdd((char) c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Control characters but the tab, lone surrogates, and what turns the direction of writing. */
    private static boolean isOdd(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.isSurrogate(c);
    }
}
