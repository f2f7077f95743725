package dev.laurel.platform.desktop;

/** A small picture. */
public final class Picture {
    private final int width;
    private final int height;
    private final int[] argb;

    /**
     * A picture of these pixels.
     *
     * @param argb a number for each, row by row, alpha in the highest byte and not multiplied in; copied
     */
    public Picture(int width, int height, int[] argb) {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + " are not " + argb.length);
        }
        this.width = width;
        this.height = height;
        this.argb = argb.clone();
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
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
}
