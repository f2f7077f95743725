package dev.laurel.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.ConditionNode.All;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConjunctsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "a → a",
        " a&&b → a;b",
        "a && b && c → a;b;c",
        "(a && b) && c → a;b;c",
        "( a && ( b && c ) ) → a;b;c",
        "(a) && ((b)) → (a);((b))",
        "(a || b) && c → (a || b);c",
        "(a && b) == (c && d) → (a && b) == (c && d)",
        "(a && b) == c && d → (a && b) == c;d",
        "[a && b] == c && {'k': a && b} == d → [a && b] == c;{'k': a && b} == d",
        "[a && b] → [a && b]",
        "a[b && c] && d → a[b && c];d",
        "'a && b' == c && d → 'a && b' == c;d",
        "\"a && b\" == c && d → \"a && b\" == c;d",
        "'\"' == c && '\"' == d → '\"' == c;'\"' == d",
        "'\\' && ' == c && d → '\\' && ' == c;d",
        "r'\\\\' == c && '&& \\\\' == d → r'\\\\' == c;'&& \\\\' == d",
        "R'''\\' && ''' == c && d → R'''\\' && ''' == c;d",
        "'''a && 'b' && ''' == c && d → '''a && 'b' && ''' == c;d",
        "'' == c && \"\" == d → '' == c;\"\" == d",
        "'''\\''' && ''' == c && d → '''\\''' && ''' == c;d",
        "(')' == c && d) → ')' == c;d",
        "('(' == c && d) && e → '(' == c;d;e"
    })
    void findsWhatStandsBetweenTheConnectives(String expression, String conjuncts) {
        assertThat(Conjuncts.split(expression)).containsExactly(conjuncts.split(";"));
    }

    /** A comment may hold anything, even what looks like a string without an end. */
    @ParameterizedTest
    @ValueSource(strings = {
        "a || b && c", "a && b || c", "a ? b && c : d", "a && b ? c : d", "a // one\n && b", "a && b // it's so",
        "(a && b // so\n)", "('//' == c)", "(a) || (b)", "(a && b) ? (c) : (d && e)"
    })
    void whatIsMoreThanAConjunctionStaysWhole(String expression) {
        assertThat(Conjuncts.split(" " + expression + " ")).containsExactly(expression);
    }

    @Test
    void findsWhatCelFinds() {
        var random = Rounds.random(getClass());
        for (var i = 0; i < Rounds.many(200); i++) {
            var expression = i == 0 ? "metrics.a > 1.0 && metrics.b == 'x'" : expression(random, 0);
            var root = CelConditions.compile(expression);
            var nodes = root instanceof All(var all) ? all : List.of(root);
            var texts = Conjuncts.split(expression);
            assertThat(texts).as(expression).hasSameSizeAs(nodes);
            for (var part = 0; part < texts.size(); part++) {
                var alone = CelConditions.compile(texts.get(part));
                for (var round = 0; round < 5; round++) {
                    var values = CurrentValues.of(metrics(random));
                    assertThat(alone.holds(values))
                            .as("%s in %s", texts.get(part), expression)
                            .isEqualTo(nodes.get(part).holds(values));
                }
            }
        }
    }

    private static String expression(Random random, int depth) {
        var joined = Stream.generate(() -> random.nextInt(3) == 0 && depth < 3
                        ? "(" + expression(random, depth + 1) + ")"
                        : atom(random))
                .limit(1 + random.nextInt(3))
                .toList();
        return switch (random.nextInt(8)) {
            case 0 -> String.join(" || ", joined);
            case 1 -> joined.getFirst() + " ? " + String.join("||", joined) + " : " + joined.getLast();
            case 2 -> "!(" + String.join("&&", joined) + ")";
            default -> String.join(random.nextBoolean() ? "&&" : "\n && ", joined);
        };
    }

    private static String atom(Random random) {
        return List.of(
                        "metrics.a", "!metrics.b", "metrics['c']", "(metrics.d)", "metrics.t == '&& \\' ('",
                        "metrics.t != r'\\\\'", "metrics.t == r\"\"\"\\\"\"&&\"\"\"", "metrics.t == R'\\d &&'",
                        "\"\"\"'a\" && \"\"\" != metrics.t", "metrics.t == '//'",
                        "[metrics.a && metrics.b, true].all(x, x && metrics.c)", "{'k': metrics.a && metrics.d}['k']",
                        "'' == metrics.t", "metrics.t in ['//', '||', '?']")
                .get(random.nextInt(14));
    }

    private static Metrics metrics(Random random) {
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var name : List.of("a", "b", "c", "d")) {
            metrics.put(name, MetricValue.of(random.nextBoolean()));
        }
        metrics.put("t", MetricValue.of(List.of("&& ' (", "\\\\", "\\\"\"&&", "\\d &&", "'a\" && ", "//", "", "?")
                .get(random.nextInt(8))));
        return Metrics.of(metrics);
    }
}
