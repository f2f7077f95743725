package dev.laurel.portability;

/** Decimal numbers that become doubles without rounding twice. */
final class Decimals {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    /** Scales below this one have an exact power of ten. */
    static final int EXACT_POWERS = POWERS.length;

    private Decimals() {}

    /**
     * The double nearest to {@code mantissa / 10^scale}: both are exact, so one division rounds once.
     *
     * @param mantissa of at most 2^53
     * @param scale below {@link #EXACT_POWERS}
     */
    static double exact(long mantissa, int scale) {
        return mantissa / POWERS[scale];
    }
}
