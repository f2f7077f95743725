package dev.laurel.engine.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

import dev.laurel.json.JsonNumber;
import org.jspecify.annotations.Nullable;

/**
 * Writes catalogs in code, in the three tiers of the reference's builder: achievements with good defaults
 * ({@link #createScoreAchievement}), the same with an award of one's own ({@link Single#withAward}), and ones with a
 * condition ({@link #create}). {@link #combine} joins them. The texts are the reference's, so that the hashes are too.
 */
public final class AchievementBuilder {
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private AchievementBuilder() {}

    /**
     * A threshold with an award of its own.
     *
     * @param threshold the least value that meets it
     * @param award what of the default it replaces
     */
    public record Tier(double threshold, Award award) {
        /** A threshold with the default award. */
        public static Tier of(double threshold) {
            return new Tier(threshold, Award.DEFAULT);
        }
    }

    /** One achievement, to be combined with others or used alone. Immutable. */
    public static final class Single {
        private final String metric;
        private final String key;
        private final CatalogDraft.Entry entry;

        private Single(String metric, String key, CatalogDraft.Entry entry) {
            this.metric = metric;
            this.key = key;
            this.entry = entry;
        }

        /** The same with an award; what the award leaves out stays. */
        public Single withAward(Award award) {
            var joined = entry.award().overriddenBy(award);
            return new Single(metric, key, new CatalogDraft.Entry(joined, entry.condition(), entry.hidden()));
        }

        /** The same, masked until it is unlocked. Not in the reference: it changes the hash. */
        public Single hidden() {
            return new Single(metric, key, new CatalogDraft.Entry(entry.award(), entry.condition(), true));
        }

        /** A catalog of this alone. */
        public CatalogDraft toConfig() {
            return CatalogDraft.of(metric, key, entry);
        }
    }

    /** An achievement with a condition, step by step. Not to be shared between threads. */
    public static final class Complex {
        private String metric = "";
        private @Nullable String condition;
        private Award award = Award.DEFAULT;
        private boolean hidden;

        private Complex() {}

        /** The metric that it belongs to. */
        public Complex withMetric(String name) {
            metric = name;
            return this;
        }

        /** The condition, in CEL over all metrics: {@code metrics.score >= 1000 && metrics.accuracy == 100}. */
        public Complex withCondition(String expression) {
            condition = expression;
            return this;
        }

        /** The award; what it leaves out stays. */
        public Complex withAward(Award details) {
            award = award.overriddenBy(details);
            return this;
        }

        /** Masked until it is unlocked. */
        public Complex hidden() {
            hidden = true;
            return this;
        }

        /**
         * A catalog of this alone.
         *
         * @throws IllegalStateException without metric or condition
         */
        public CatalogDraft build() {
            if (metric.isEmpty() || condition == null) {
                throw new IllegalStateException("Complex achievement requires metric and condition");
            }
            var title = award.title() == null || award.title().isEmpty() ? metric : award.title();
            var full = award.orElse(new Award(title, "Achieve " + title, "💎"));
            return CatalogDraft.of(metric, "custom", new CatalogDraft.Entry(full, condition, hidden));
        }
    }

    /** An achievement for reaching a score. */
    public static Single createScoreAchievement(double threshold) {
        return threshold("score", threshold, AchievementBuilder::scoreAward);
    }

    /** Achievements for reaching scores. */
    public static CatalogDraft createScoreAchievements(Tier... tiers) {
        return tiers("score", List.of(tiers), AchievementBuilder::scoreAward);
    }

    /** An achievement for reaching a level. */
    public static Single createLevelAchievement(double level) {
        return threshold("level", level, AchievementBuilder::levelAward);
    }

    /** Achievements for reaching levels. */
    public static CatalogDraft createLevelAchievements(Tier... tiers) {
        return tiers("level", List.of(tiers), AchievementBuilder::levelAward);
    }

    /** An achievement for a metric that becomes true, such as {@code completedTutorial}. */
    public static Single createBooleanAchievement(String metric) {
        var words = CAPITAL.matcher(metric).replaceAll(" $1").toLowerCase(Locale.ROOT);
        return new Single(metric, "true", entry(new Award(capitalized(words) + "!", "Complete " + words, "✅")));
    }

    /** An achievement for a metric that takes a value, such as {@code characterClass} and {@code wizard}. */
    public static Single createValueAchievement(String metric, String value) {
        var shown = capitalized(value);
        var description = "Choose " + shown.toLowerCase(Locale.ROOT) + " for " + metric;
        return new Single(metric, value, entry(new Award(shown + "!", description, "🎯")));
    }

    /** Begins an achievement with a condition. */
    public static Complex create() {
        return new Complex();
    }

    /** One achievement after another as a catalog; a later one replaces an earlier one of the same metric and key. */
    public static CatalogDraft combine(Single... achievements) {
        var result = new CatalogDraft(Map.of());
        for (var achievement : achievements) {
            result = result.and(achievement.toConfig());
        }
        return result;
    }

    /** Several drafts as one; a later one's entries replace an earlier one's of the same metric and key. */
    public static CatalogDraft combine(CatalogDraft... drafts) {
        var result = new CatalogDraft(Map.of());
        for (var draft : drafts) {
            result = result.and(draft);
        }
        return result;
    }

    private static Award scoreAward(double threshold) {
        var number = JsonNumber.toString(threshold);
        return new Award("Score " + number + "!", "Score " + number + " points", "🏆");
    }

    private static Award levelAward(double level) {
        var number = JsonNumber.toString(level);
        return new Award("Level " + number + "!", "Reach level " + number, "📈");
    }

    private static Single threshold(String metric, double threshold, DoubleFunction<Award> award) {
        return new Single(metric, JsonNumber.toString(threshold), entry(award.apply(threshold)));
    }

    private static CatalogDraft tiers(String metric, List<Tier> tiers, DoubleFunction<Award> award) {
        var entries = new LinkedHashMap<String, CatalogDraft.Entry>();
        for (var tier : tiers) {
            var full = tier.award().orElse(award.apply(tier.threshold()));
            entries.put(JsonNumber.toString(tier.threshold()), entry(full));
        }
        return new CatalogDraft(Map.of(metric, entries));
    }

    private static CatalogDraft.Entry entry(Award award) {
        return new CatalogDraft.Entry(award, null, false);
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
