package dev.laurel.json;

import java.math.BigDecimal;

/**
 * Numbers as JavaScript writes and reads them (ECMA-262, Number::toString and parseFloat).
 *
 * <p>Pure functions, safe on any thread. Whoever writes many numbers takes a {@link NumberWriter}.
 */
public final class JsonNumber {
    /** Decimals of up to this many significant digits survive the way through a double. */
    private static final int SAFE_DIGITS = 15;

    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private JsonNumber() {}

    /** What {@code String(value)} gives in JavaScript, for every double: "0" for minus zero, "NaN", "-Infinity". */
    public static String toString(double value) {
        return new NumberWriter().toString(value);
    }

    /** What {@code JSON.stringify(value)} gives: as {@link #toString}, but "null" for what is not finite. */
    public static String toJson(double value) {
        return Double.isFinite(value) ? toString(value) : "null";
    }

    /**
     * JavaScript's parseFloat: the longest prefix that is a decimal literal, after leading white space.
     *
     * @return NaN where there is none; "0x10" is 0, "9abc" is 9, "Infinity" is infinite
     */
    public static double parseFloat(String text) {
        var start = 0;
        while (start < text.length() && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        var at = start;
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        if (text.startsWith("Infinity", at)) {
            return text.charAt(start) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        var whole = digits(text, at);
        var end = whole;
        var count = whole - at;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, whole + 1);
            count += end - whole - 1;
        }
        return count == 0 ? Double.NaN : Double.parseDouble(text.substring(start, exponent(text, end)));
    }

    private static int exponent(String text, int end) {
        if (end >= text.length() || (text.charAt(end) | 0x20) != 'e') {
            return end;
        }
        var at = end + 1;
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        var after = digits(text, at);
        return after > at ? after : end;
    }

    private static int digits(String text, int at) {
        var end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** ECMA-262's WhiteSpace and LineTerminator, which differ from Java's notion of either. */
    private static boolean isWhiteSpace(char c) {
        return switch (c) {
            case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u2028', '\u2029', '\uFEFF' -> true;
            default -> c >= 0x80 && Character.getType(c) == Character.SPACE_SEPARATOR;
        };
    }

    /**
     * Whether a JSON number says more than the double that it becomes: whether writing the double again gives another
     * number than was read.
     *
     * @param literal a valid JSON number
     * @param value what it was read as
     */
    public static boolean losesDigits(String literal, double value) {
        var digits = 0;
        for (var i = 0; i < literal.length(); i++) {
            var c = literal.charAt(i);
            if ((c | 0x20) == 'e') {
                // With an exponent it may overflow or underflow, however few its digits.
                digits = SAFE_DIGITS + 1;
                break;
            }
            if (c >= '0' && c <= '9') {
                digits++;
            }
        }
        if (digits <= SAFE_DIGITS) {
            return false;
        }
        if (!Double.isFinite(value)) {
            return true;
        }
        try {
            return new BigDecimal(literal).compareTo(new BigDecimal(toString(value))) != 0;
        } catch (NumberFormatException e) {
            // An exponent beyond what BigDecimal holds: the double is then zero, and exact only for a zero.
            return literal.codePoints().takeWhile(c -> (c | 0x20) != 'e').anyMatch(c -> c >= '1' && c <= '9');
        }
    }

    /**
     * Where the JSON number (RFC 8259, section 6) ends that begins at a position.
     *
     * @return the end; negated if something is missing or wrong there
     */
    static int end(char[] chars, int from, int end) {
        var at = from < end && chars[from] == '-' ? from + 1 : from;
        var whole = digits(chars, at, end);
        if (whole == at || (whole - at > 1 && chars[at] == '0')) {
            return -whole;
        }
        at = whole;
        if (at < end && chars[at] == '.') {
            var fraction = digits(chars, at + 1, end);
            if (fraction == at + 1) {
                return -fraction;
            }
            at = fraction;
        }
        if (at < end && (chars[at] | 0x20) == 'e') {
            at++;
            if (at < end && (chars[at] == '+' || chars[at] == '-')) {
                at++;
            }
            var exponent = digits(chars, at, end);
            return exponent == at ? -exponent : exponent;
        }
        return at;
    }

    private static int digits(char[] chars, int from, int end) {
        var at = from;
        while (at < end && chars[at] >= '0' && chars[at] <= '9') {
            at++;
        }
        return at;
    }

    /**
     * The double nearest to a valid JSON number. Up to 18 digits and a small power of ten need one rounding only
     * (Clinger, How to read floating point numbers accurately, 1990); the others go through the platform.
     */
    static double parse(char[] chars, int from, int end) {
        var negative = chars[from] == '-';
        var digits = 0L;
        var count = 0;
        var scale = 0;
        var fraction = false;
        for (var i = negative ? from + 1 : from; i < end; i++) {
            var c = chars[i];
            if (c == '.') {
                fraction = true;
            } else if ((c | 0x20) == 'e' || count == 18) {
                return Double.parseDouble(new String(chars, from, end - from));
            } else {
                digits = digits * 10 + (c - '0');
                count += digits == 0 ? 0 : 1;
                scale += fraction ? 1 : 0;
            }
        }
        if (scale > 0 && (digits > 1L << 53 || scale >= EXACT_POWERS.length)) {
            return Double.parseDouble(new String(chars, from, end - from));
        }
        var size = digits / EXACT_POWERS[scale];
        return negative ? -size : size;
    }
}
