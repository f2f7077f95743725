package dev.laurel.platform.desktop;

import java.util.Arrays;

/**
 * A small picture. Takes the array as it is.
 *
 * @param argb a number for each pixel, row by row, alpha in the highest byte and not multiplied in
 */
public record Picture(int width, int height, int[] argb) {
    public Picture {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + " are not " + argb.length);
        }
    }

    /** Its bytes as a tray wants them: alpha, red, green, blue. */
    byte[] alphaFirst() {
        return bytes(24, 16, 8, 0);
    }

    /** Its bytes as a notice has them: red, green, blue, alpha. */
    byte[] alphaLast() {
        return bytes(16, 8, 0, 24);
    }

    private byte[] bytes(int... shifts) {
        var bytes = new byte[argb.length * 4];
        var at = 0;
        for (var pixel : argb) {
            for (var shift : shifts) {
                bytes[at++] = (byte) (pixel >>> shift);
            }
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture(var otherWidth, var otherHeight, var otherArgb)
                && width == otherWidth && height == otherHeight && Arrays.equals(argb, otherArgb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
