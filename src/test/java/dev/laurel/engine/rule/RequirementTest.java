package dev.laurel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
    private static final CurrentValues VALUES = CurrentValues.of(Metrics.of(new LinkedHashMap<>(Map.of(
            "score", MetricValue.of(1500),
            "accuracy", MetricValue.of(100),
            "half", MetricValue.of(0.5),
            "mode", MetricValue.of("hard"),
            "won", MetricValue.of(true),
            "lost", MetricValue.of(false),
            "none", new MetricValue.Null(),
            "a b", MetricValue.of(7),
            "many", MetricValue.of(List.of(MetricValue.of(3), MetricValue.of(99))),
            "date", new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"2026-01-01T00:00:00.000Z\"}")))));

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "metrics.score >= 1000 && metrics.accuracy == 100 → true",
        "metrics.score >= 1000 && metrics.accuracy == 99 → false",
        "metrics.score > 1500 || metrics.mode == \"hard\" → true",
        "metrics.score == 1500.0 → true",
        "1500 == metrics.score → true",
        "1000 < metrics.score → true",
        "-1 < metrics.half && metrics.half < 1 → true",
        "metrics.half == 0.5 → true",
        "metrics.won → true",
        "metrics.lost → false",
        "!metrics.lost → true",
        "!(metrics.won || metrics.lost) → false",
        "metrics.won == true → true",
        "metrics[\"a b\"] == 7 → true",
        "metrics['a b'] != 7 → false",
        "metrics.none == null → true",
        "metrics.many == 3 → true",
        "metrics.mode >= 100 → false",
        "metrics.mode == 100 → false",
        "metrics.mode != 100 → true",
        "metrics.mode > 'easy' → true",
        "metrics.score < 1500 → false",
        "metrics.score < 1501 → true",
        "metrics.score <= 1500 → true",
        "metrics.score <= 1499 → false",
        "metrics.score > 1500 → false",
        "metrics.score > 1499 → true",
        "metrics.score >= 1500 → true",
        "metrics.score >= 1501 → false",
        "metrics.mode < 'hard' → false",
        "metrics.mode <= 'hard' → true",
        "metrics.lost < true → true",
        "metrics.won < true → false",
        "metrics.won <= true → true",
        "metrics.won > false → true",
        "metrics.lost >= true → false",
        // A missing metric: its comparison is not met, whichever it is.
        "metrics.nothing > 5 → false",
        "metrics.nothing != 5 → false",
        "metrics.nothing == null → false",
        "metrics.nothing → false",
        "!(metrics.nothing > 5) → true",
        "!metrics.nothing → true",
        "metrics.nothing > 5 || metrics.won → true",
        "metrics.won || metrics.nothing > 5 → true",
        "metrics.nothing > 5 && metrics.won → false",
        "metrics.nothing > 5 ? metrics.lost : metrics.won → true",
        "metrics.nothing + metrics.score > 5.0 → false",
        "metrics.date == 'x' → false",
        "metrics.date != 'x' → false",
        // What only CEL understands.
        "metrics.score + metrics.accuracy > 1599.0 → true",
        "metrics.mode.startsWith('ha') → true",
        "metrics.score + metrics.accuracy > 1599 → true",
        "metrics.score * 2 - 1 == 2999 → true",
        "10 / metrics.half == 20 && metrics.score > 2 * metrics.accuracy + 1 → true",
        "int(metrics.score) + 1 == 1501 → true",
        "metrics.score - double(size(metrics.mode)) > 5 → true",
        "[metrics.score + 1, 7].exists(x, x == 1501) → true",
        "metrics.mode in ['easy', 'hard'] → true",
        "'score' in metrics && !('nothing' in metrics) → true",
        "has(metrics.score) && !has(metrics.nothing) → true",
        "size(metrics) > 5 → true",
        "metrics.exists(name, name == 'score') → true",
        "metrics.exists(name, metrics[name] == 100) → true",
        "metrics.score == 1500 ? metrics.won : metrics.lost → true",
        "[1, 2, 3].exists(i, metrics.many == i) → true",
        "metrics.score > 1e3 && metrics.score < 0x1000 → true",
        "int(metrics.score) % 2 == 0 → true",
        "metrics.score in [1500, 1600] → true",
        "true → true",
        "1 == 2 → false",
        "metrics.mode.matches('^h.*d$') → true",
        "metrics.mode.startsWith('ha') && metrics.score + 1 > 2 → true",
        "metrics.mode.startsWith('x') || metrics.score + 1 < 2 → false",
        "metrics.mode.startsWith('x') || metrics.score + 1 > 2 → true",
        "!metrics.mode.startsWith('x') → true",
        "metrics.won ? metrics.lost : true → false",
        "metrics.lost ? true : metrics.mode == 'easy' → false",
        "metrics.lost ? false : metrics.mode == 'hard' → true",
        "metrics.none == null && 1 + 1 == 2 → true",
        "metrics.won == true && 1 + 1 == 2 → true",
        // Whole numbers that have nothing to do with a metric stay whole.
        "{'n': 2}.n * 2 == 4 → true",
        "[2][0] * 2 == 4 → true",
        "metrics['score'] * 2 == 3000 → true",
        "size('ab') * 2 == 4 → true",
        "double(size('ab')) * 2 == 4.0 → true"
    })
    void conditionsHold(String expression, boolean met) {
        assertThat(new Requirement.Condition(expression).isMet(VALUES)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "metrics.a > → CONDITION_SYNTAX",
        "`` → CONDITION_SYNTAX",
        "a == 5 → CONDITION_SYNTAX",
        "metrics.a + 5.0 > 'x' → CONDITION_SYNTAX",
        "1 + 1 → CONDITION_TYPE",
        "'x' → CONDITION_TYPE",
        "metrics → CONDITION_TYPE",
        "metrics.a == 'x → CONDITION_SYNTAX",
        // A message could hold a metric, and a raw string end behind a backslash: nothing looks for either.
        "google.protobuf.DoubleValue{value: metrics.a} == 5.0 → CONDITION_SYNTAX",
        "metrics.a == r'\\' → CONDITION_SYNTAX"
    })
    void brokenConditionsAreRefused(String expression, ErrorCode code) {
        var thrown = catchThrowableOfType(LaurelException.class, () -> new Requirement.Condition(expression));
        assertThat(thrown.error().code()).isEqualTo(code);
    }

    @Test
    void brokenConditionsSayBrieflyWhatIsWrongWhere() {
        assertThat(complaint("metrics.a > ")).containsExactly("mismatched input '<EOF>'", 13);
        assertThat(complaint("metrics.a > 1 &&\n  🏆metrics.b == x"))
                .containsExactly("token recognition error at: '🏆'", 20);
        assertThat(complaint("metrics.a == 'ü🏆' && b"))
                .containsExactly("undeclared reference to 'b' (in container '')", 23);
        assertThat(complaint("metrics.a == 1 &&\n\n🏆")).containsExactly("token recognition error at: '🏆'", 20);
        assertThat(complaint("")).containsExactly("mismatched input '<EOF>'", 1);
        assertThat(complaint("metrics.a == x\n && true"))
                .containsExactly("undeclared reference to 'x' (in container '')", 14);
        assertThat(complaint("\nmetrics.a == x"))
                .containsExactly("undeclared reference to 'x' (in container '')", 15);
    }

    private static List<Object> complaint(String expression) {
        return catchThrowableOfType(LaurelException.class, () -> new Requirement.Condition(expression))
                .error()
                .arguments();
    }

    @Test
    @Promise(area = Area.HOSTILE, value = "A condition can take neither time nor memory without end")
    void bombsAreRefusedOrEnd() {
        var list = "[" + "1,".repeat(99) + "1]";
        var loops = list + ".all(a, " + list + ".all(b, " + list + ".all(c, " + list + ".all(d, a + b + c + d > 0))))";
        assertThat(new Requirement.Condition(loops).isMet(VALUES)).isFalse();
        for (var bomb : List.of(
                "(".repeat(2000) + "true" + ")".repeat(2000),
                "!".repeat(4000) + "true",
                "metrics.a" + ".b".repeat(3000) + " == 1",
                "[".repeat(2000),
                "true" + " && true".repeat(600))) {
            var thrown = catchThrowableOfType(LaurelException.class, () -> {
                var condition = new Requirement.Condition(bomb);
                assertThat(condition.isMet(VALUES)).isIn(true, false);
            });
            if (thrown != null) {
                assertThat(thrown.error().code()).isIn(ErrorCode.CONDITION_SYNTAX, ErrorCode.CONDITION_TOO_LARGE);
            }
        }
        var longest = "metrics.a == '" + "x".repeat(4096 - 15) + "'";
        assertThat(new Requirement.Condition(longest).metrics()).containsExactly("a");
        var tooLong = longest + " ";
        assertThat(catchThrowableOfType(LaurelException.class, () -> new Requirement.Condition(tooLong))
                        .error()
                        .code())
                .isEqualTo(ErrorCode.CONDITION_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "metrics.a > 5 && metrics['b c'] == 1 || !metrics.d → a,b c,d → false",
        "metrics.a + metrics[\"b\"] > 5.0 && 'e' in metrics → a,b,e → false",
        "has(metrics.a) && [1].exists(x, metrics.f == x) → a,f → false",
        "size(metrics) > 3 → `` → true",
        "metrics[metrics.a] == 1 → a → true",
        "metrics.a.b == 1 → a → false",
        "{'x': metrics.g}['x'] == 1 → g → false",
        "{metrics.h: 1}['x'] == 1 → h → false",
        "[metrics.i, metrics.j][0] == 1 → i,j → false",
        "metrics.a ? metrics.b : metrics.c → a,b,c → false",
        "!(metrics.a > 1) && size(metrics.b) > 1 → a,b → false",
        "metrics.a > 1 && size(metrics) > 3 → a → true",
        "metrics.a ? size(metrics) > 3 : metrics.c → a,c → true"
    })
    void knowsTheMetricsItNames(String expression, String names, boolean all) {
        var condition = new Requirement.Condition(expression);
        assertThat(condition.metrics())
                .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(","));
        assertThat(condition.readsAll()).isEqualTo(all);
    }

    @Test
    void partsAreTheConjunctsWithTheirTexts() {
        assertThat(parts("metrics.score >= 1000 && metrics.accuracy == 99 && (metrics.won && metrics.nothing > 1)"))
                .containsExactly(
                        "metrics.score >= 1000: true",
                        "metrics.accuracy == 99: false",
                        "metrics.won: true",
                        "metrics.nothing > 1: false");
        assertThat(parts("metrics.won")).containsExactly("metrics.won: true");
        assertThat(parts("(metrics.mode == \"a && b\") && metrics.mode.startsWith('h')"))
                .containsExactly("(metrics.mode == \"a && b\"): false", "metrics.mode.startsWith('h'): true");
        assertThat(parts(" metrics.won && metrics.lost || metrics.won "))
                .containsExactly("metrics.won && metrics.lost || metrics.won: true");
        assertThat(parts("metrics.won && (metrics.lost || metrics.won)"))
                .containsExactly("metrics.won: true", "(metrics.lost || metrics.won): true");
        assertThat(parts("metrics.won && true // all && of it"))
                .containsExactly("metrics.won && true // all && of it: true");
        assertThat(parts("metrics.mode == '''a && 'b' ''' && metrics.won && metrics.mode == r'\\d' && true"))
                .containsExactly(
                        "metrics.mode == '''a && 'b' ''': false",
                        "metrics.won: true",
                        "metrics.mode == r'\\d': false",
                        "true: true");
    }

    @Test
    void aPartNamesItsOwnMetrics() {
        assertThat(new Requirement.Condition("metrics.a > 1 && (metrics.b || metrics.c) && size(metrics['d']) > 1")
                        .parts(VALUES))
                .extracting(ConditionPart::metrics)
                .containsExactly(Set.of("a"), Set.of("b", "c"), Set.of("d"));
    }

    private static List<String> parts(String expression) {
        var result = new ArrayList<String>();
        new Requirement.Condition(expression)
                .parts(VALUES)
                .forEach(part -> result.add(part.expression() + ": " + part.met()));
        return result;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "score, 1500, true", "score, 1501, false", "score, -5, true", "score, Infinity, false", "mode, hard, true",
        "mode, Hard, false", "mode, 5, false", "won, true, true", "won, false, false", "lost, false, true",
        "won, 1, false", "nothing, 1, false", "nothing, false, false", "many, 3, true", "many, 4, false",
        "none, null, false", "accuracy, 99abc, true", "accuracy, 0x10, true", "half, .5, true"
    })
    void keysAskForWhatTheReferenceAsks(String metric, String key, boolean met) {
        assertThat(Requirement.ofKey(key).isMet(metric, VALUES)).isEqualTo(met);
    }

    @Test
    void conditionsAreEqualByTheirText() {
        var one = new Requirement.Condition("metrics.a > 1");
        assertThat(one).isEqualTo(new Requirement.Condition("metrics.a > 1")).hasToString("Condition[metrics.a > 1]");
        var other = new Requirement.Condition("metrics.a  > 1");
        assertThat(one).isNotEqualTo(other);
        assertThat(one.hashCode()).isNotEqualTo(other.hashCode());
        assertThat(other.expression()).isEqualTo("metrics.a  > 1");
        assertThat(one.hashCode()).isEqualTo(new Requirement.Condition("metrics.a > 1").hashCode());
    }
}
