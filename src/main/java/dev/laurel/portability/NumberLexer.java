package dev.laurel.portability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.laurel.error.ErrorCode;
import dev.laurel.json.JsonLimits;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.NumberWriter;

/** Numbers of JSON (RFC 8259, section 6), and whether a double can keep them. */
final class NumberLexer {
    /** Decimals of up to this many significant digits survive the way through a double, unless they are tiny. */
    private static final int SAFE_DIGITS = 15;

    private final ByteText text;
    private final JsonLexer lexer;
    private final JsonLimits limits;
    private final NumberWriter writer = new NumberWriter();
    private final byte[] written = new byte[NumberWriter.MAX_LENGTH];
    private boolean lostDigits;

    NumberLexer(ByteText text, JsonLexer lexer, JsonLimits limits) {
        this.text = text;
        this.lexer = lexer;
        this.limits = limits;
    }

    /** Whether the last {@link #number} says more than the double that it became. */
    boolean lostDigits() {
        return lostDigits;
    }

    /** Reads a number, which is next; infinite where it is too large for a double. */
    double number() {
        int end = endOfNumber();
        int from = text.at;
        byte[] bytes = text.bytes;
        boolean negative = bytes[from] == '-';
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        int i = negative ? from + 1 : from;
        for (; i < end; i++) {
            int c = bytes[i];
            if (c == '.') {
                point = true;
            } else if (c <= '9') { // Other signs only come behind an e.
                digits += digits > 0 || c != '0' ? 1 : 0;
                mantissa = mantissa * 10 + (c - '0');
                scale += point ? 1 : 0;
            } else {
                break;
            }
        }
        text.at = end;
        if (i == end && digits <= SAFE_DIGITS && scale < Decimals.EXACT_POWERS) {
            lostDigits = false;
            return Decimals.exact(negative ? -mantissa : mantissa, scale);
        }
        return number(from, end);
    }

    private double number(int from, int end) {
        var literal = new String(text.bytes, from, end - from, StandardCharsets.ISO_8859_1);
        double value = Double.parseDouble(literal);
        int length = writer.write(value, written, 0);
        lostDigits = !Arrays.equals(written, 0, length, text.bytes, from, end)
                && JsonNumber.losesDigits(literal, value);
        return value;
    }

    /** Checks the number that is next and says where it ends; all of it is in the window then. */
    int endOfNumber() {
        text.reserve(limits.numberLength() + 1);
        byte[] bytes = text.bytes;
        int at = text.at;
        at += bytes[at] == '-' ? 1 : 0;
        int whole = at;
        at = endOfDigits(at);
        boolean good = at > whole && (bytes[whole] != '0' || at == whole + 1);
        if (good && bytes[at] == '.') {
            int fraction = at + 1;
            at = endOfDigits(fraction);
            good = at > fraction;
        }
        if (good && (bytes[at] | 0x20) == 'e') {
            int exponent = at + 1;
            exponent += bytes[exponent] == '-' || bytes[exponent] == '+' ? 1 : 0;
            at = endOfDigits(exponent);
            good = at > exponent;
        }
        if (at - text.at > limits.numberLength()) {
            throw lexer.failure(ErrorCode.JSON_TOO_LONG, limits.numberLength());
        }
        if (at == text.limit && !good) {
            text.at = at;
            throw lexer.unexpected(-1);
        }
        if (!good || lexer.isPartOfWord(at)) {
            throw lexer.failure(ErrorCode.JSON_NUMBER, lexer.piece());
        }
        return at;
    }

    private int endOfDigits(int from) {
        byte[] bytes = text.bytes;
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
