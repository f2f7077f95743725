package dev.laurel.ui.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * A metric's value changed by hand.
 *
 * @param metric which one
 * @param before its current value, or null while it has none
 * @param after what it is to be
 */
public record MetricEdit(String metric, @Nullable MetricValue before, MetricValue after) {

    /**
     * What an edit leads to.
     *
     * @param unlocks what it will unlock
     * @param unearned unlocked ones that the new value no longer reaches; they stay unlocked
     */
    public record Consequences(MetricEdit edit, List<Achievement> unlocks, List<Achievement> unearned) {
        public Consequences {
            unlocks = List.copyOf(unlocks);
            unearned = List.copyOf(unearned);
        }
    }

    /**
     * Reads what was typed as a value of a kind; of no kind yet, a number is taken for one.
     *
     * @param locale whose decimal and grouping signs a number may have
     * @return nothing if it is none
     */
    static Optional<MetricValue> read(String typed, Kind kind, Locale locale) {
        var text = typed.strip();
        return switch (kind) {
            case NUMBER -> number(text, locale);
            case TRUTH -> text.equals("true") || text.equals("false")
                    ? Optional.of(MetricValue.of(Boolean.parseBoolean(text)))
                    : Optional.empty();
            case TEXT -> Optional.of(MetricValue.of(typed));
            case OTHER -> number(text, locale)
                    .or(() -> text.isEmpty() ? Optional.empty() : Optional.of(MetricValue.of(typed)));
        };
    }

    private static Optional<MetricValue> number(String text, Locale locale) {
        var symbols = DecimalFormatSymbols.getInstance(locale);
        var plain = text.replace(String.valueOf(symbols.getGroupingSeparator()), "")
                .replace("\u00a0", "")
                .replace("\u202f", "")
                .replace(symbols.getDecimalSeparator(), '.')
                .replace('−', '-');
        try {
            var number = new BigDecimal(plain).doubleValue();
            return Double.isFinite(number) ? Optional.of(MetricValue.of(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number and a step, without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
    static double step(double value, double step) {
        var sum = BigDecimal.valueOf(value).add(BigDecimal.valueOf(step)).round(MathContext.DECIMAL64).doubleValue();
        return Double.isFinite(sum) ? sum : value;
    }

    /** The whole value to store: the new current one in front of the others that are kept. */
    MetricValue stored(List<MetricValue> others) {
        if (others.isEmpty()) {
            return after;
        }
        var values = new ArrayList<MetricValue>(others.size() + 1);
        values.add(after);
        values.addAll(others);
        return new MetricValue.Array(values);
    }

    /** Unlocked achievements of this metric that the value meets before and not after. */
    List<Achievement> unearned(List<AchievementStatus> ofMetric) {
        return ofMetric.stream()
                .filter(AchievementStatus::unlocked)
                .map(AchievementStatus::achievement)
                .filter(achievement -> meets(achievement, before) && !meets(achievement, after))
                .toList();
    }

    /** Conditions count as not met here: they may depend on other metrics, and nothing is lost by not naming them. */
    private static boolean meets(Achievement achievement, @Nullable MetricValue value) {
        return !(achievement.requirement() instanceof Requirement.Condition)
                && value != null
                && achievement.requirement().isMet(achievement.metric(),
                        CurrentValues.of(Metrics.of(Map.of(achievement.metric(), value))));
    }
}
