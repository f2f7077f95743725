package dev.laurel.ui.portability;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.MetricValue.Bool;
import dev.laurel.engine.metric.MetricValue.Numeric;
import dev.laurel.engine.metric.MetricValue.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that people type for a metric. What kind of value is wanted tells the value that is there: a number
 * stays a number, as a number in a string would never unlock anything.
 */
final class TypedValues {
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final Pattern grouped;
    private final Pattern decimal;
    private final String group;
    private final String point;

    /** Understands numbers as people of this locale write them, and as JSON has them. */
    TypedValues(Locale locale) {
        var symbols = DecimalFormatSymbols.getInstance(locale);
        group = String.valueOf(symbols.getGroupingSeparator());
        point = String.valueOf(symbols.getDecimalSeparator());
        var quotedGroup = Pattern.quote(group);
        var quotedPoint = Pattern.quote(point);
        grouped = Pattern.compile("[+-]?\\d{1,3}(" + quotedGroup + "\\d{3})+(" + quotedPoint + "\\d*)?");
        decimal = Pattern.compile("[+-]?\\d*" + quotedPoint + "\\d+");
    }

    /**
     * Reads a value.
     *
     * @param like a value of the kind that is wanted, or null where any kind is fine
     * @return empty if the text is no value of that kind
     */
    Optional<MetricValue> read(String typed, @Nullable MetricValue like) {
        var text = typed.strip();
        if (like == null) {
            return Optional.of(number(text).or(() -> bool(text)).orElseGet(() -> new Text(typed)));
        }
        return switch (like.current()) {
            case Numeric _ -> number(text);
            case Bool _ -> bool(text);
            case Text _ -> Optional.of(new Text(typed));
            case MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ -> read(typed, null);
        };
    }

    private static Optional<MetricValue> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of(new Bool(true));
            case "false" -> Optional.of(new Bool(false));
            default -> Optional.empty();
        };
    }

    /** "2,474" is 2474 in English and 2.474 in German; where that leaves no choice, JSON's own form counts. */
    private Optional<MetricValue> number(String text) {
        String plain;
        if (grouped.matcher(text).matches() || decimal.matcher(text).matches()) {
            plain = text.replace(group, "").replace(point, ".");
        } else if (PLAIN.matcher(text).matches()) {
            plain = text;
        } else {
            return Optional.empty();
        }
        var number = Double.parseDouble(plain);
        return Double.isFinite(number) ? Optional.of(new Numeric(number)) : Optional.empty();
    }
}
