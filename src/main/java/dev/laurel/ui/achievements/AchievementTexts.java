package dev.laurel.ui.achievements;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;

import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.fx.I18n;

/** How achievements read, in the person's language. */
final class AchievementTexts {
    /** All that {@link #stateIconStyle} gives. */
    static final Set<String> STATE_ICON_STYLES = Set.of("success-icon", "warning-icon", "muted-icon");

    private final I18n i18n;
    private final InstantSource clock;

    AchievementTexts(I18n i18n, InstantSource clock) {
        this.i18n = i18n;
        this.clock = clock;
    }

    /** The texts alone, for what has no times of its own. */
    I18n i18n() {
        return i18n;
    }

    boolean isToday(Instant time) {
        return LocalDate.ofInstant(time, i18n.zone()).equals(LocalDate.ofInstant(clock.instant(), i18n.zone()));
    }

    String title(Standing standing) {
        var title = standing.face().title();
        return title == null ? i18n.text("face.hidden") : title;
    }

    String description(Standing standing) {
        var description = standing.face().description();
        return description == null ? i18n.text("face.hidden.description") : description;
    }

    String metric(Standing standing) {
        var metric = standing.face().metric();
        return metric == null ? "—" : metric;
    }

    String icon(Standing standing) {
        var icon = standing.face().icon();
        return icon == null ? "hidden" : icon;
    }

    /** What a metric has to be: "≥ 1,200". */
    String target(AchievementRow row) {
        if (row.standing().state() == Standing.State.HIDDEN) {
            return "–";
        }
        return switch (row.achievement().requirement()) {
            case Requirement.AtLeast(var threshold) -> "≥ " + i18n.number(threshold);
            case Requirement.IsBoolean(var truth) -> String.valueOf(truth);
            case Requirement.IsText(var text) -> text;
            case Requirement.Condition _ -> i18n.text("achievements.target.condition");
        };
    }

    /** When it was unlocked: "Today, 14:32", "8 Nov, 21:14", or a dash. */
    String unlockedAt(Standing standing) {
        var time = standing.unlockedAt();
        if (time != null) {
            return isToday(time) ? i18n.text("format.today", i18n.time(time)) : i18n.dayTime(time);
        }
        return standing.unlocked() ? i18n.text("achievements.unlocked.unknown") : "—";
    }

    /** What stands at the foot of a card beside its icon. */
    String status(Standing standing) {
        return switch (standing.state()) {
            case UNLOCKED -> {
                var time = standing.unlockedAt();
                yield standing.justNow()
                        ? i18n.text("format.justNow")
                        : time == null ? i18n.text("achievements.state.unlocked") : i18n.dayTime(time);
            }
            case ALMOST_THERE -> i18n.percent(standing.fraction());
            case LOCKED -> standing.progress() != null
                    ? i18n.percent(standing.fraction())
                    : standing.parts() > 0
                            ? i18n.text("achievements.parts", standing.partsMet(), standing.parts())
                            : i18n.text("achievements.state.locked");
            case HIDDEN -> i18n.text("achievements.state.hidden");
        };
    }

    String state(Standing.State state) {
        return i18n.text("achievements.state." + key(state));
    }

    static String key(Standing.State state) {
        return switch (state) {
            case UNLOCKED -> "unlocked";
            case ALMOST_THERE -> "almost";
            case LOCKED -> "locked";
            case HIDDEN -> "hidden";
        };
    }

    static String stateIcon(Standing.State state) {
        return switch (state) {
            case UNLOCKED -> "fth-check-circle";
            case ALMOST_THERE -> "fth-zap";
            case LOCKED -> "fth-lock";
            case HIDDEN -> "fth-eye-off";
        };
    }

    static String stateIconStyle(Standing.State state) {
        return switch (state) {
            case UNLOCKED -> "success-icon";
            case ALMOST_THERE -> "warning-icon";
            case LOCKED, HIDDEN -> "muted-icon";
        };
    }

    /** All that a screen reader says of an achievement. */
    String spoken(Standing standing) {
        return i18n.text("achievements.spoken", title(standing), description(standing), state(standing.state()),
                status(standing));
    }
}
