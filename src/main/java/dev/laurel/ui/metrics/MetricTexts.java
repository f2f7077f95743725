package dev.laurel.ui.metrics;

import java.time.Duration;
import java.util.Locale;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** How metrics read, in the person's language. */
final class MetricTexts {
    private final I18n i18n;

    MetricTexts(I18n i18n) {
        this.i18n = i18n;
    }

    /** The texts alone. */
    I18n i18n() {
        return i18n;
    }

    /** A current value in a cell; texts in quotation marks of the language. */
    String value(@Nullable MetricValue value) {
        return switch (value) {
            case null -> "—";
            case MetricValue.Text(var text) -> i18n.text("metrics.value.text", text);
            case MetricValue.Numeric _, MetricValue.Bool _, MetricValue.Null _, MetricValue.Array _,
                    MetricValue.Opaque _ -> i18n.value(value);
        };
    }

    /** A current value as a person types it. */
    String typed(@Nullable MetricValue value) {
        return switch (value) {
            case null -> "";
            case MetricValue.Text(var text) -> text;
            case MetricValue.Numeric _, MetricValue.Bool _ -> i18n.value(value);
            case MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ -> "";
        };
    }

    /** A value on an axis, short: 950, 10k, 2.5M. */
    String axis(double value) {
        var size = Math.abs(value);
        if (size >= 1e15) {
            return String.format(i18n.locale(), "%.0e", value);
        } else if (size >= 1e9) {
            return i18n.text("metrics.axis.billions", i18n.number(rounded(value / 1e9)));
        } else if (size >= 1e6) {
            return i18n.text("metrics.axis.millions", i18n.number(rounded(value / 1e6)));
        } else if (size >= 1e3 && value % 10 == 0) {
            return i18n.text("metrics.axis.thousands", i18n.number(rounded(value / 1e3)));
        }
        return i18n.number(value);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** A time to wait, roughly. */
    String pace(Duration duration) {
        var hours = Math.max(1, Math.round(duration.toMinutes() / 60.0));
        if (hours < 20) {
            return i18n.text("metrics.pace.hours", hours);
        }
        var days = Math.max(1, Math.round(hours / 24.0));
        if (days < 60) {
            return i18n.text("metrics.pace.days", days);
        }
        return days < 730
                ? i18n.text("metrics.pace.months", Math.round(days / 30.4))
                : i18n.text("metrics.pace.years", Math.min(999, Math.round(days / 365.25)));
    }

    /** As Ikonli names the symbol of a kind. */
    static String icon(Kind kind) {
        return switch (kind) {
            case NUMBER -> "fth-hash";
            case TRUTH -> "fth-toggle-right";
            case TEXT -> "fth-type";
            case OTHER -> "fth-minus";
        };
    }

    String kind(Kind kind) {
        return i18n.text("metrics.kind." + kind.name().toLowerCase(Locale.ROOT));
    }
}
