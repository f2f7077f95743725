package dev.laurel.engine.catalog;

import static dev.laurel.engine.catalog.AchievementBuilder.combine;
import static dev.laurel.engine.catalog.AchievementBuilder.createBooleanAchievement;
import static dev.laurel.engine.catalog.AchievementBuilder.createLevelAchievement;
import static dev.laurel.engine.catalog.AchievementBuilder.createLevelAchievements;
import static dev.laurel.engine.catalog.AchievementBuilder.createScoreAchievement;
import static dev.laurel.engine.catalog.AchievementBuilder.createScoreAchievements;
import static dev.laurel.engine.catalog.AchievementBuilder.createValueAchievement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.laurel.engine.catalog.AchievementBuilder.Tier;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AchievementBuilderTest {
    private static Map<String, CatalogDraft> calls() {
        var calls = new HashMap<String, CatalogDraft>();
        calls.put("score(100)", createScoreAchievement(100).toConfig());
        calls.put(
                "scores(100,[500,award],1000)",
                createScoreAchievements(
                        Tier.of(100), new Tier(500, Award.titled("High Scorer!").withIcon("⭐")), Tier.of(1000)));
        calls.put(
                "level(5).withAward",
                createLevelAchievement(5)
                        .withAward(Award.titled("Leveling Up!").withIcon("🌟"))
                        .toConfig());
        calls.put("levels(5,10)", createLevelAchievements(Tier.of(5), Tier.of(10)));
        for (var metric : List.of("completedTutorial", "firstLogin", "XMLDone")) {
            calls.put("boolean(" + metric + ")", createBooleanAchievement(metric).toConfig());
        }
        calls.put(
                "value(characterClass,wizard)",
                createValueAchievement("characterClass", "wizard").toConfig());
        calls.put("score(1.5)", createScoreAchievement(1.5).toConfig());
        calls.put(
                "combine",
                combine(
                        createScoreAchievements(Tier.of(100), Tier.of(1000)),
                        createLevelAchievement(5).toConfig(),
                        createBooleanAchievement("a").toConfig(),
                        createScoreAchievement(50).toConfig()));
        return calls;
    }

    static List<Map<String, String>> records() {
        return ConformanceRecords.of("builder.json");
    }

    @Test
    void everyRecordHasItsCall() {
        assertThat(records())
                .extracting(record -> record.get("call"))
                .containsExactlyInAnyOrderElementsOf(calls().keySet());
    }

    @ParameterizedTest
    @MethodSource("records")
    void makesWhatTheReferenceMakes(Map<String, String> record) {
        var draft = Objects.requireNonNull(calls().get(record.get("call")));
        assertThat(draft.json()).isEqualTo(record.get("catalog"));
        assertThat(draft.configHash()).isEqualTo(record.get("configHash"));
        assertThat(draft.catalog().configHash()).isEqualTo(record.get("configHash"));
    }

    @Test
    void conditionsAreTheThirdTier() {
        var draft = AchievementBuilder.create()
                .withMetric("perfect")
                .withCondition("metrics.score >= 1000 && metrics.accuracy == 100")
                .withAward(Award.titled("Perfect"))
                .withAward(Award.DEFAULT.withDescription(""))
                .build();
        assertThat(draft.json())
                .isEqualTo("{\"perfect\":{\"custom\":{\"title\":\"Perfect\",\"description\":\"Achieve Perfect\","
                        + "\"icon\":\"💎\",\"condition\":\"metrics.score >= 1000 && metrics.accuracy == 100\"}}}");
        assertThat(draft.catalog().find("perfect_custom_x9"))
                .get()
                .extracting(Achievement::requirement)
                .isEqualTo(new Requirement.Condition("metrics.score >= 1000 && metrics.accuracy == 100"));
        assertThat(draft.configHash())
                .isEqualTo(ConfigHash.of("{\"perfect\":{\"custom\":{\"title\":\"Perfect\","
                        + "\"description\":\"Achieve Perfect\",\"icon\":\"💎\"}}}"));
    }

    @Test
    void withoutAnAwardTheMetricIsTheTitle() {
        var catalog = AchievementBuilder.create()
                .withMetric("m")
                .withCondition("metrics.m")
                .hidden()
                .build()
                .catalog();
        assertThat(catalog.achievements().getFirst())
                .isEqualTo(new Achievement(
                        "m_custom_custom", "m", "custom", "m", "Achieve m", "💎", true,
                        new Requirement.Condition("metrics.m")));
    }

    @Test
    void anAwardIsFilledUpWhereItSaysNothing() {
        var full = new Award("T", "D", "I");
        assertThat(new Award(null, "", "i").orElse(full)).isEqualTo(new Award("T", "D", "i"));
        assertThat(new Award("", "d", null).orElse(full)).isEqualTo(new Award("T", "d", "I"));
        assertThat(new Award("t", null, "").orElse(full)).isEqualTo(new Award("t", "D", "I"));
        assertThat(full.overriddenBy(new Award(null, "", "i"))).as("an empty text counts").isEqualTo(new Award("T", "", "i"));
        assertThat(full.overriddenBy(new Award("t", null, null))).isEqualTo(new Award("t", "D", "I"));
    }

    @Test
    void aMetricWithoutANameMakesNoTrouble() {
        assertThat(createBooleanAchievement("").toConfig().json()).startsWith("{\"\":{\"true\":{\"title\":\"");
    }

    @Test
    void laterOnesReplaceEarlierOnes() {
        var draft = combine(
                createScoreAchievement(100),
                createScoreAchievement(100).withAward(Award.titled("Again")).hidden());
        assertThat(draft.catalog().achievements())
                .singleElement()
                .matches(achievement -> achievement.title().equals("Again") && achievement.hidden());
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AchievementBuilder.create().withMetric("m").build());
        assertThatIllegalStateException()
                .isThrownBy(() -> AchievementBuilder.create().withCondition("true").build());
        var broken = AchievementBuilder.create().withMetric("m").withCondition("metrics.").build();
        assertThat(catchThrowableOfType(LaurelException.class, broken::catalog).error().code())
                .isEqualTo(ErrorCode.CONDITION_SYNTAX);
    }
}
