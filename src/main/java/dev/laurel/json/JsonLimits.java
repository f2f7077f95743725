package dev.laurel.json;

/**
 * How much of a JSON text is taken before it is refused.
 *
 * @param depth nesting of objects and arrays
 * @param stringLength of one string or name, in UTF-16 units
 * @param numberLength of one number, in characters
 * @param size of the whole text, in bytes (of a string: in UTF-16 units)
 */
public record JsonLimits(int depth, int stringLength, int numberLength, long size) {
    /** What Laurel takes from files: 512 deep, strings of 16 Mi, numbers of 1,000 characters, 256 MiB in all. */
    public static final JsonLimits FILE = new JsonLimits(512, 16 << 20, 1000, 256L << 20);

    /** What Laurel takes as a catalog to work with: 32 MiB, some 300,000 achievements. */
    public static final JsonLimits CATALOG = new JsonLimits(512, 1 << 20, 1000, 32L << 20);

    public JsonLimits {
        if (depth < 1 || stringLength < 1 || numberLength < 1 || size < 1) {
            throw new IllegalArgumentException("Limits are at least one");
        }
    }
}
