package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    private static final Metrics METRICS = Metrics.of(Map.of(
            "score", MetricValue.of(50), "done", MetricValue.of(true), "mode", MetricValue.of("hard")));

    private static final CurrentValues VALUES = CurrentValues.of(METRICS);

    private static AchievementStatus status(String metric, Requirement requirement, boolean unlocked) {
        var achievement = new Achievement(metric + "_x", metric, "x", metric, "", "x", false, requirement);
        return new AchievementStatus(achievement, unlocked, null, null);
    }

    @Test
    void findsWhatIsUnlockedButNotEarnedAndWhatIsEarnedButLocked() {
        var statuses = List.of(
                status("score", new Requirement.AtLeast(100), true),
                status("score", new Requirement.AtLeast(50), false),
                status("score", new Requirement.AtLeast(10), true),
                status("done", new Requirement.IsBoolean(false), true),
                status("mode", new Requirement.IsText("hard"), false),
                status("nothing", new Requirement.AtLeast(0), true));

        var found = Consistency.check(statuses, METRICS);

        assertThat(found.unearned()).extracting(Achievement::metric).containsExactly("score", "done", "nothing");
        assertThat(found.unawarded()).extracting(Achievement::metric).containsExactly("score", "mode");
        assertThat(found.sound()).isFalse();
    }

    @Test
    void asksTheEngineAboutConditions() {
        var met = new Requirement.Condition("metrics.score * 2.0 >= 100.0 && metrics.mode == \"hard\"");
        var failing = new Requirement.Condition("metrics.score > 50 || metrics.nowhere == 1");

        var found = Consistency.check(List.of(status("a", met, false), status("b", met, true),
                status("c", failing, false), status("d", failing, true)), METRICS);

        assertThat(found.unawarded()).extracting(Achievement::metric).containsExactly("a");
        assertThat(found.unearned()).extracting(Achievement::metric).containsExactly("d");
    }

    @Test
    void aStandingCountsThePartsOfAConditionAndKeepsSecrets() {
        var condition = new Requirement.Condition("metrics.score >= 50000 && metrics.mode == \"hard\"");
        var open = new Achievement("score_custom_f", "score", "f", "F", "", "x", false, condition);
        var secret = new Achievement("score_custom_g", "score", "g", "G", "", "x", true, condition);

        var standing = Standing.of(new AchievementStatus(open, false, null, null), VALUES, Rows.BUT_METRIC, false);
        var hidden = Standing.of(new AchievementStatus(secret, false, null, null), VALUES, Rows.BUT_METRIC, false);
        var told = Standing.of(new AchievementStatus(secret, true, null, null), VALUES, Rows.BUT_METRIC, false);

        assertThat(standing.partsMet()).isEqualTo(1);
        assertThat(standing.parts()).isEqualTo(2);
        assertThat(hidden.state()).isEqualTo(Standing.State.HIDDEN);
        assertThat(hidden.parts()).isZero();
        assertThat(hidden.face().title()).isNull();
        assertThat(hidden.face().metric()).isEqualTo("score");
        assertThat(told.face().title()).isEqualTo("G");
        assertThat(told.fraction()).isEqualTo(1);
    }
}
