package dev.laurel.portability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.portability.envelope.EnvelopeException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/**
 * Reads exports and portable profiles, streaming, within {@link ReadLimits}: UTF-8, or UTF-16 as its byte-order mark or
 * its first zero byte tells.
 *
 * <p>Errors are collected: those of the structure all at once; one that ends reading (no JSON, too large, unreadable)
 * alone. Warnings, such as a number that lost digits, come with the file. Safe on any thread.
 */
public final class ExportReader {
    private ExportReader() {}

    /**
     * Reads within what this Java's heap allows.
     *
     * @param in read to its end unless there is an error; not closed
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static ExportReading read(InputStream in, Progress progress, CancelToken cancel) {
        return read(in, -1, ReadLimits.ofHeap(Runtime.getRuntime().maxMemory()), progress, cancel);
    }

    /**
     * Reads within limits.
     *
     * @param in read to its end unless there is an error; not closed
     * @param size how many bytes there are, for progress, or a negative number while that is not known
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static ExportReading read(
            InputStream in, long size, ReadLimits limits, Progress progress, CancelToken cancel) {
        try {
            var text = new ByteText(utf8(in), size, limits.json().size(), progress, cancel);
            return new ExportParser(text, limits).parse();
        } catch (LaurelException e) {
            return new ExportReading(null, List.of(e.error()));
        } catch (EnvelopeException e) {
            return new ExportReading(null, List.of(e.error()));
        } catch (IOException e) {
            var start = new Location(1, 1, null);
            return new ExportReading(null, List.of(LaurelError.at(start, ErrorCode.JSON_UNREADABLE)));
        }
    }

    private static InputStream utf8(InputStream in) throws IOException {
        byte[] first = in.readNBytes(4);
        int mark = first.length < 2 ? 0 : (first[0] & 0xff) << 8 | (first[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            return new Utf16Input(after(first, 2, in), mark == 0xfffe);
        }
        if (first.length >= 3 && mark == 0xefbb && first[2] == (byte) 0xbf) {
            return after(first, 3, in);
        }
        // A JSON text begins with two ASCII characters (RFC 4627, section 3).
        if (first.length == 4 && (first[0] == 0) != (first[1] == 0)) {
            return new Utf16Input(after(first, 0, in), first[1] == 0);
        }
        return after(first, 0, in);
    }

    private static InputStream after(byte[] first, int count, InputStream in) {
        return new SequenceInputStream(new ByteArrayInputStream(first, count, first.length - count), in);
    }
}
