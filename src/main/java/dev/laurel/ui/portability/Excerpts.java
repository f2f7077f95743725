package dev.laurel.ui.portability;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import dev.laurel.ui.dialog.ErrorReport.Excerpt;
import org.jspecify.annotations.Nullable;

/** Takes the lines around an error out of a file of any size. Does I/O, so not on the FX thread. */
final class Excerpts {
    private static final int BEFORE = 2;
    private static final int AFTER = 1;
    /** Of longer lines only the beginning is kept; the error dialog cuts around the column. */
    private static final int LONGEST = 20_000;

    private Excerpts() {}

    /**
     * The lines around a line.
     *
     * @param line from 1
     * @return null if the file can't be read or is no text
     */
    static @Nullable Excerpt of(Path file, int line) {
        try (var in = new InputStreamReader(Files.newInputStream(file), charset(file))) {
            var first = Math.max(1, line - BEFORE);
            var lines = new Lines(in);
            for (var number = 1; number < first; number++) {
                if (!lines.skip()) {
                    return null;
                }
            }
            var shown = new ArrayList<String>();
            for (var number = first; number <= line + AFTER; number++) {
                var text = lines.next();
                if (text == null) {
                    break;
                }
                shown.add(text);
            }
            return shown.isEmpty() ? null : new Excerpt(first, shown);
        } catch (IOException e) {
            return null;
        }
    }

    private static Charset charset(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(2);
            var mark = start.length == 2 ? ((start[0] & 0xff) << 8) | (start[1] & 0xff) : 0;
            var isUtf16 = mark == 0xfeff || mark == 0xfffe;
            return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        }
    }

    /** Lines as JSON readers count them: ended by LF, CR or both; memory is bounded by the longest that is kept. */
    private static final class Lines {
        private final Reader in;
        private final char[] buffer = new char[1 << 16];
        private int at;
        private int end;
        private boolean afterReturn;

        Lines(Reader in) {
            this.in = in;
        }

        private int read() throws IOException {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return -1;
                }
            }
            return buffer[at++];
        }

        @Nullable String next() throws IOException {
            var text = new StringBuilder();
            return readLine(text) ? text.toString() : null;
        }

        boolean skip() throws IOException {
            return readLine(null);
        }

        private boolean readLine(@Nullable StringBuilder into) throws IOException {
            var any = false;
            for (var c = read(); c >= 0; c = read()) {
                var wasReturn = afterReturn;
                afterReturn = c == '\r';
                if (c == '\n' && wasReturn && !any) {
                    continue;
                }
                any = true;
                if (c == '\n' || c == '\r') {
                    return true;
                }
                if (into != null && into.length() < LONGEST) {
                    into.append((char) c);
                }
            }
            return any;
        }
    }
}
