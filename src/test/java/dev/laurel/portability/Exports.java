package dev.laurel.portability;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.json.JsonLimits;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** What the tests of this package have in common. */
final class Exports {
    static final ReadLimits LIMITS = new ReadLimits(JsonLimits.FILE, 512L << 20);

    private Exports() {}

    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Exports.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A window over bytes, with as many of them in it as there is room for. */
    static ByteText window(byte[] bytes) {
        return window(new ByteArrayInputStream(bytes));
    }

    static ByteText window(InputStream in) {
        var text = new ByteText(in, -1, Long.MAX_VALUE, Progress.NONE, CancelToken.NEVER);
        text.peek();
        return text;
    }

    static ByteText window(String text) {
        return window(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A window that ends so many bytes behind the first of these; the others come when it moves. */
    static ByteText edge(int before, byte[] bytes) {
        var all = new byte[ByteText.WINDOW - before + bytes.length];
        Arrays.fill(all, (byte) ' ');
        System.arraycopy(bytes, 0, all, ByteText.WINDOW - before, bytes.length);
        var text = window(all);
        text.at = ByteText.WINDOW - before;
        return text;
    }

    static ExportReading read(byte[] bytes) {
        return read(new ByteArrayInputStream(bytes));
    }

    static ExportReading read(InputStream in) {
        return ExportReader.read(in, -1, LIMITS, Progress.NONE, CancelToken.NEVER);
    }

    static ExportReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that must be good. */
    static ExportFile good(String text) {
        return good(read(text));
    }

    static ExportFile good(ExportReading reading) {
        var file = reading.file();
        if (file == null) {
            throw new AssertionError(reading.errors().toString());
        }
        return file;
    }

    static byte[] write(ExportedData data) {
        var out = new ByteArrayOutputStream();
        try {
            ExportWriter.write(data, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An error in one line: code, line:column, pointer. */
    static String line(LaurelError error) {
        var at = error.location();
        return error.code() + (at == null ? "" : " " + at.line() + ":" + at.column() + " " + at.pointer());
    }

    static boolean isSyntax(ErrorCode code) {
        return code.name().startsWith("JSON_");
    }
}
