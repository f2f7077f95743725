package dev.laurel.ui.tour;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import javafx.scene.image.Image;

/**
 * Writes pictures as PNG (RFC 2083): eight bits, red, green, blue. JavaFX alone can't, and AWT is not needed for it.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;

    private Png() {}

    /** The bytes of a PNG file. */
    static byte[] of(Image image) throws IOException {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var bytes = new ByteArrayOutputStream();
        bytes.write(SIGNATURE);
        var header = new ByteArrayOutputStream();
        var out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {BITS, TRUE_COLOUR, 0, 0, 0});
        chunk(bytes, "IHDR", header.toByteArray());
        chunk(bytes, "IDAT", pixels(image, width, height));
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image image, int width, int height) throws IOException {
        var reader = image.getPixelReader();
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var row = new byte[1 + 3 * width];
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    var argb = reader.getArgb(x, y);
                    row[1 + 3 * x] = (byte) (argb >> 16);
                    row[2 + 3 * x] = (byte) (argb >> 8);
                    row[3 + 3 * x] = (byte) argb;
                }
                out.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream bytes, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        var out = new DataOutputStream(bytes);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
