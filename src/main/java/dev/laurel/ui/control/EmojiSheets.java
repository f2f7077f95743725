package dev.laurel.ui.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

/**
 * The bundled emoji pictures (see {@code assets/emoji}), because JavaFX shows emoji as boxes on many systems.
 *
 * <p>A constant of the program: the index is read once, sheets are decoded when one of their pictures is first needed
 * and given back when memory runs short. Pictures are scaled by averaging, which the picture node itself doesn't do.
 */
final class EmojiSheets {
    private static final int CELL = 66;
    private static final int BORDER = 1;
    private static final int SIZE = CELL - 2 * BORDER;

    private static final Map<String, Place> INDEX = readIndex();
    private static final Map<Integer, SoftReference<Image>> SHEETS = new ConcurrentHashMap<>();
    private static final Map<Wanted, SoftReference<Image>> PICTURES = new ConcurrentHashMap<>();

    private EmojiSheets() {}

    /** Whether there is a picture for these code points, written as in {@link EmojiText#key}. */
    static boolean has(String key) {
        return INDEX.containsKey(key);
    }

    /**
     * A picture.
     *
     * @param key of an emoji that the sheets have
     * @param pixels width and height in device pixels, from 1
     * @param gray whether without colour
     */
    static Image picture(String key, int pixels, boolean gray) {
        var wanted = new Wanted(key, pixels, gray);
        var kept = PICTURES.get(wanted);
        var picture = kept == null ? null : kept.get();
        if (picture == null) {
            picture = scaled(Objects.requireNonNull(INDEX.get(key)), pixels, gray);
            PICTURES.put(wanted, new SoftReference<>(picture));
        }
        return picture;
    }

    /** Decodes the sheet of a picture, so that it is there when the picture is wanted. From any thread. */
    static void prepare(String key) {
        sheet(Objects.requireNonNull(INDEX.get(key)).sheet);
    }

    private static Image sheet(int number) {
        var kept = SHEETS.get(number);
        @Nullable Image sheet = kept == null ? null : kept.get();
        return sheet == null ? decoded(number) : sheet;
    }

    /** One at a time, so that who wants a sheet that is being prepared waits for it. */
    private static synchronized Image decoded(int number) {
        var kept = SHEETS.get(number);
        @Nullable Image sheet = kept == null ? null : kept.get();
        if (sheet == null) {
            var file = "/dev/laurel/ui/emoji/sheet-" + (number < 10 ? "0" : "") + number + ".png";
            sheet = new Image(Objects.requireNonNull(EmojiSheets.class.getResource(file)).toExternalForm());
            SHEETS.put(number, new SoftReference<>(sheet));
        }
        return sheet;
    }

    /** Scales by averaging the colours under each pixel; premultiplied, so that clear pixels have no colour. */
    private static Image scaled(Place place, int pixels, boolean gray) {
        var source = new int[SIZE * SIZE];
        sheet(place.sheet).getPixelReader().getPixels(
                place.column * CELL + BORDER, place.row * CELL + BORDER, SIZE, SIZE,
                PixelFormat.getIntArgbPreInstance(), source, 0, SIZE);
        var target = new int[pixels * pixels];
        for (var y = 0; y < pixels; y++) {
            for (var x = 0; x < pixels; x++) {
                target[y * pixels + x] = average(source, x, y, (double) SIZE / pixels, gray);
            }
        }
        var image = new WritableImage(pixels, pixels);
        image.getPixelWriter().setPixels(
                0, 0, pixels, pixels, PixelFormat.getIntArgbPreInstance(), target, 0, pixels);
        return image;
    }

    private static int average(int[] source, int x, int y, double step, boolean gray) {
        var sums = new double[5];
        for (var sy = (int) (y * step); sy < Math.min(SIZE, (y + 1) * step); sy++) {
            var height = Math.min(sy + 1, (y + 1) * step) - Math.max(sy, y * step);
            for (var sx = (int) (x * step); sx < Math.min(SIZE, (x + 1) * step); sx++) {
                var weight = height * (Math.min(sx + 1, (x + 1) * step) - Math.max(sx, x * step));
                var argb = source[sy * SIZE + sx];
                for (var part = 0; part < 4; part++) {
                    sums[part] += weight * ((argb >>> (8 * part)) & 0xff);
                }
                sums[4] += weight;
            }
        }
        var alpha = (int) Math.round(sums[3] / sums[4]);
        if (gray) {
            var light = (int) Math.round((0.114 * sums[0] + 0.587 * sums[1] + 0.299 * sums[2]) / sums[4]);
            return (alpha << 24) | (Math.min(light, alpha) * 0x010101);
        }
        var argb = alpha << 24;
        for (var part = 0; part < 3; part++) {
            argb |= Math.min((int) Math.round(sums[part] / sums[4]), alpha) << (8 * part);
        }
        return argb;
    }

    /** Thousands of lines at every start: so by hand. */
    private static Map<String, Place> readIndex() {
        try (var in = Objects.requireNonNull(EmojiSheets.class.getResourceAsStream("/dev/laurel/ui/emoji/index.txt"))) {
            var text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            var index = HashMap.<String, Place>newHashMap(4096);
            for (int from = 0, end; (end = text.indexOf('\n', from)) >= 0; from = end + 1) {
                if (text.charAt(from) != '#') {
                    var key = text.indexOf(' ', from);
                    var sheet = text.indexOf(' ', key + 1);
                    var column = text.indexOf(' ', sheet + 1);
                    index.put(text.substring(from, key), new Place(Integer.parseInt(text, key + 1, sheet, 10),
                            Integer.parseInt(text, sheet + 1, column, 10),
                            Integer.parseInt(text, column + 1, end, 10)));
                }
            }
            return Collections.unmodifiableMap(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Place(int sheet, int column, int row) {}

    private record Wanted(String key, int pixels, boolean gray) {}
}
