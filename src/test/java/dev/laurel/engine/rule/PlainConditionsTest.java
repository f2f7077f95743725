package dev.laurel.engine.rule;

import static dev.laurel.engine.rule.ConditionNode.Operator.AT_LEAST;
import static dev.laurel.engine.rule.ConditionNode.Operator.AT_MOST;
import static dev.laurel.engine.rule.ConditionNode.Operator.EQUAL;
import static dev.laurel.engine.rule.ConditionNode.Operator.LESS;
import static dev.laurel.engine.rule.ConditionNode.Operator.MORE;
import static dev.laurel.engine.rule.ConditionNode.Operator.NOT_EQUAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.ConditionNode.All;
import dev.laurel.engine.rule.ConditionNode.Any;
import dev.laurel.engine.rule.ConditionNode.Comparison;
import dev.laurel.engine.rule.ConditionNode.Flag;
import dev.laurel.engine.rule.ConditionNode.Not;
import dev.laurel.engine.rule.ConditionNode.Operator;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood without CEL means the same in CEL, and all that can be is understood. */
class PlainConditionsTest {
    /** The first two compare with anything. */
    private static final List<Operator> OPERATORS = List.of(EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST);
    private static final List<String> METRICS = List.of("score", "_a1", "Zz09", "metrics", "trueish");
    private static final List<String> ODD_METRICS = List.of("a b", "", "in", "7", "it\"s", "ü🏆", "a && b");
    private static final List<MetricValue> VALUES = Stream.concat(
                    Stream.of("0", "1", "-1", "9", "0.5", "-0.5", "1500", "999999999999999", "0.30000000000001")
                            .map(number -> MetricValue.of(Double.parseDouble(number))),
                    Stream.of(
                            MetricValue.of(""), MetricValue.of("hard"), MetricValue.of("Hard"),
                            MetricValue.of("é > 'x"),
                            MetricValue.of("🏆"), MetricValue.of("\uffee"), MetricValue.of("(1)"),
                            MetricValue.of(true), MetricValue.of(false), new MetricValue.Null()))
            .toList();

    static List<Arguments> plain() {
        return List.of(
                Arguments.of("metrics.won", flag("won")),
                Arguments.of("metrics.azAZ_09", flag("azAZ_09")),
                Arguments.of(" \t\r\n\fmetrics . won \f", flag("won")),
                Arguments.of("metrics[\"a b\"]", flag("a b")),
                Arguments.of("metrics [ 'it\"s' ] ", flag("it\"s")),
                Arguments.of("metrics['in']", flag("in")),
                Arguments.of("metrics.inn", flag("inn")),
                Arguments.of("!metrics.won", new Not(flag("won"))),
                Arguments.of("! (metrics.won)", new Not(flag("won"))),
                Arguments.of("!(!metrics.won)", new Not(new Not(flag("won")))),
                Arguments.of("metrics.a==5", compared("a", EQUAL, 5)),
                Arguments.of("metrics.a != 5", compared("a", NOT_EQUAL, 5)),
                Arguments.of("metrics.a<5", compared("a", LESS, 5)),
                Arguments.of("metrics.a <= 5", compared("a", AT_MOST, 5)),
                Arguments.of("metrics.a>5", compared("a", MORE, 5)),
                Arguments.of("metrics.a >= 5", compared("a", AT_LEAST, 5)),
                Arguments.of("5==metrics.a", compared("a", EQUAL, 5)),
                Arguments.of("5 != metrics.a", compared("a", NOT_EQUAL, 5)),
                Arguments.of("5<metrics.a", compared("a", MORE, 5)),
                Arguments.of("5 <= metrics.a", compared("a", AT_LEAST, 5)),
                Arguments.of("5>metrics.a", compared("a", LESS, 5)),
                Arguments.of("5 >= metrics.a", compared("a", AT_MOST, 5)),
                Arguments.of("metrics.a == 0", compared("a", EQUAL, 0)),
                Arguments.of("metrics.a == -0.0", compared("a", EQUAL, 0)),
                Arguments.of("metrics.a == 9", compared("a", EQUAL, 9)),
                Arguments.of("metrics.a == -12.75", compared("a", EQUAL, -12.75)),
                Arguments.of("metrics.a == 007", compared("a", EQUAL, 7)),
                Arguments.of("metrics.a == 999999999999999", compared("a", EQUAL, 999_999_999_999_999.0)),
                Arguments.of("metrics.a == ''", new Comparison("a", EQUAL, MetricValue.of(""))),
                Arguments.of("'' == metrics.a", new Comparison("a", EQUAL, MetricValue.of(""))),
                Arguments.of("metrics.a < \"it's\"", new Comparison("a", LESS, MetricValue.of("it's"))),
                Arguments.of("  'é 🏆' < metrics.a", new Comparison("a", MORE, MetricValue.of("é 🏆"))),
                Arguments.of("metrics.a == true", new Comparison("a", EQUAL, MetricValue.of(true))),
                Arguments.of("false != metrics.a", new Comparison("a", NOT_EQUAL, MetricValue.of(false))),
                Arguments.of("metrics.a == null", new Comparison("a", EQUAL, new MetricValue.Null())),
                Arguments.of("null != metrics.a", new Comparison("a", NOT_EQUAL, new MetricValue.Null())),
                Arguments.of("metrics.a&&metrics.b||metrics.c", new Any(List.of(
                        new All(List.of(flag("a"), flag("b"))), flag("c")))),
                Arguments.of("metrics.a||metrics.b && !metrics.c", new Any(List.of(
                        flag("a"), new All(List.of(flag("b"), new Not(flag("c"))))))),
                Arguments.of("metrics.a && (metrics.b || metrics.c)", new All(List.of(
                        flag("a"), new Any(List.of(flag("b"), flag("c")))))),
                Arguments.of("(metrics.a && (metrics.b && metrics.c))", new All(List.of(
                        flag("a"), flag("b"), flag("c")))),
                Arguments.of("(metrics.a || metrics.b) || metrics.c", new Any(List.of(
                        flag("a"), flag("b"), flag("c")))));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void whatIsPlainIsUnderstood(String expression, ConditionNode node) {
        assertThat(PlainConditions.parse(expression)).isEqualTo(node);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "metrics.a == 5u", "metrics.a.b == 5", "metrics.a == -metrics.b", "!metrics.a == true", "metrics.a < null",
        "metrics.true == 1", "(metrics.a) == 5", "metrics.a == 'x\\'y'", "metrics.a == '''x'''", "metrics.a = 5",
        "metrics.a == 5 metrics.b", "", "(", "metrics", "metrics.a == r'x'", "metrics.a == 12345678901234567890",
        "metrics.a == 5. ", "metrics.1", "metrics['a'", "metrics.a == 5 // five", "!!metrics.a", "a.metrics == 5",
        "metrics.a(5)", "metrics[0] == 5", "5", "'x' == 'y'", "metrics.a == metrics.b", "metrics.a == 0x10",
        "metrics.a && ", "!=metrics.a", "metrics.a == 1e5", "null > metrics.a", "metrics.a == 1000000000000000",
        "metrics.a == 5.", "metrics.a == -", "metrics.a == .5", "metrics.a == -.5", "metrics.a == 1.5.5",
        "metrics.a == - 5", "metrics.a == +5", "metrics.0a", "metrics.9a", "metrics.a == 'x", "metrics.a == '",
        "metrics.a == '' 'x'", "metrics.a == \"\"\"x\"\"\"", "metrics.a == 'a\tb'", "metrics.a == 'a\nb'",
        "metrics['a'].b", "metrics['a']['b']", "metrics['a'](5)", "metrics.a['b'] == 5", "5 == metrics.a.b",
        "5 == metrics.a == true", "metrics 'x' == metrics.a", "metrics.a ! = 5", "metrics.a < = 5", "()", "metrics.a)",
        "(metrics.a", "!", "! = metrics.a", "metrics.a & & metrics.b", "metrics.a | metrics.b", "metrics.",
        "metrics[", "metrics[]", "metrics.a == truer", "metrics.a == tru", "metric.a", "metrics_.a", "metrics.ä",
        "metrics.a == '\ud83c'", "metrics.a == '\udfc6 '", "metrics['\ud83c']", "metrics.a == '\ud83c",
        "metrics.a\u00a0== 5", "metrics.a == 5 && && metrics.b", "has(metrics.a)", "metrics.a ? metrics.b : metrics.c"
    })
    void whatIsNotPlainIsLeftToCel(String expression) {
        assertThat(PlainConditions.parse(expression)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while"
    })
    void noMemberIsNamedByAReservedWord(String word) {
        assertThat(PlainConditions.parse("metrics." + word)).isNull();
        assertThat(PlainConditions.parse("1 < metrics." + word)).isNull();
        assertThat(PlainConditions.parse("metrics." + word + "s")).isEqualTo(flag(word + "s"));
    }

    /** Not how many there are: only those within each other take room on the stack. */
    @Test
    void parenthesesArePlainThirtyTwoDeep() {
        assertThat(PlainConditions.parse("(".repeat(32) + "metrics.a" + ")".repeat(32))).isEqualTo(flag("a"));
        assertThat(PlainConditions.parse("(".repeat(33) + "metrics.a" + ")".repeat(33))).isNull();
        var many = String.join(" && ", IntStream.range(0, 40).mapToObj(i -> "(!(metrics.a" + i + "))").toList());
        assertThat(PlainConditions.parse(many)).isEqualTo(new All(IntStream.range(0, 40)
                .<ConditionNode>mapToObj(i -> new Not(flag("a" + i)))
                .toList()));
    }

    @Test
    void howeverItIsWrittenItIsUnderstood() {
        var random = Rounds.random(getClass());
        for (var i = 0; i < Rounds.many(5_000); i++) {
            var node = node(random, 0);
            var text = text(random, node);
            assertThat(PlainConditions.parse(text)).as(text).isEqualTo(node);
        }
    }

    @Test
    void itMeansWhatCelMeans() {
        var random = Rounds.random(getClass());
        for (var i = 0; i < Rounds.many(200); i++) {
            assertMeansTheSame(random, text(random, node(random, 0)));
        }
    }

    /** So what CEL refuses is refused. */
    @Test
    void ofDamagedOnesItUnderstandsNothingThatCelTakesForSomethingElse() {
        var random = Rounds.random(getClass());
        var understood = 0;
        for (var i = 0; i < Rounds.many(5_000); i++) {
            var text = new StringBuilder(text(random, node(random, 2)));
            for (var damage = 1 + random.nextInt(3); damage > 0 && !text.isEmpty(); damage--) {
                var at = random.nextInt(text.length());
                var odd = List.of("", " ", "(", ")", "!", "=", "&", "|", "'", "\"", ".", "-", "0", "e", "u", "[", "]",
                                "<", "\\", "\n", "\t", "metrics", "true", "null", "\ud83c", "/", "\u00a0")
                        .get(random.nextInt(27));
                text.replace(at, at + random.nextInt(2), odd);
            }
            if (PlainConditions.parse(text.toString()) != null) {
                assertMeansTheSame(random, text.toString());
                understood++;
            }
        }
        assertThat(understood).isPositive();
    }

    private static void assertMeansTheSame(Random random, String text) {
        var plain = Objects.requireNonNull(PlainConditions.parse(text), text);
        var cel = CelConditions.compile(text);
        assertThat(names(plain)).as(text).isEqualTo(names(cel));
        assertThat(plain.readsAll()).as(text).isEqualTo(cel.readsAll());
        for (var i = 0; i < 10; i++) {
            var metrics = metrics(random);
            var values = CurrentValues.of(metrics);
            assertThat(plain.holds(values)).as("%s with %s", text, metrics).isEqualTo(cel.holds(values));
        }
    }

    private static Set<String> names(ConditionNode node) {
        var names = new LinkedHashSet<String>();
        node.collect(names);
        return names;
    }

    private static Metrics metrics(Random random) {
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var name : Stream.concat(METRICS.stream(), ODD_METRICS.stream()).toList()) {
            var value = VALUES.get(random.nextInt(VALUES.size()));
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> metrics.put(name, new MetricValue.Array(List.of(value, MetricValue.of(1))));
                case 2 -> metrics.put(name, new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"2026-01-01\"}"));
                default -> metrics.put(name, value);
            }
        }
        return Metrics.of(metrics);
    }

    private static Flag flag(String metric) {
        return new Flag(metric);
    }

    private static Comparison compared(String metric, Operator operator, double value) {
        return new Comparison(metric, operator, MetricValue.of(value));
    }

    /** A tree as the parser makes it: what joins others holds none that joins in the same way. */
    private static ConditionNode node(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 8)) {
            case 0 -> flag(metric(random));
            case 1 -> new Not(node(random, depth + 1));
            case 4, 5 -> {
                var nodes = nodes(random, depth);
                nodes.replaceAll(node -> node instanceof All ? new Not(node) : node);
                yield new All(nodes);
            }
            case 6, 7 -> {
                var nodes = nodes(random, depth);
                nodes.replaceAll(node -> node instanceof Any ? new Not(node) : node);
                yield new Any(nodes);
            }
            default -> {
                var value = VALUES.get(random.nextInt(VALUES.size()));
                var operators = value instanceof MetricValue.Null ? 2 : 6;
                yield new Comparison(metric(random), OPERATORS.get(random.nextInt(operators)), value);
            }
        };
    }

    private static List<ConditionNode> nodes(Random random, int depth) {
        var nodes = new ArrayList<ConditionNode>();
        for (var count = 2 + random.nextInt(2); count > 0; count--) {
            nodes.add(node(random, depth + 1));
        }
        return nodes;
    }

    private static String metric(Random random) {
        var names = random.nextInt(3) > 0 ? METRICS : ODD_METRICS;
        return names.get(random.nextInt(names.size()));
    }

    private static String text(Random random, ConditionNode node) {
        var text = switch (node) {
            case All(var nodes) -> joined(random, nodes, "&&");
            case Any(var nodes) -> joined(random, nodes, "||");
            case Not(Flag(var metric)) when random.nextBoolean() -> "!" + space(random) + written(random, metric);
            case Not(var inner) -> "!" + space(random) + "(" + text(random, inner) + ")";
            case Flag(var metric) -> written(random, metric);
            case Comparison(var metric, var operator, var value) -> random.nextBoolean()
                    ? written(random, metric) + sign(operator) + written(random, value)
                    : written(random, value) + sign(operator.mirrored()) + written(random, metric);
            case ConditionNode.Choice _, ConditionNode.Leaf _ -> throw new IllegalArgumentException(node.toString());
        };
        var spaced = space(random) + text + space(random);
        return random.nextInt(6) == 0 ? "(" + spaced + ")" : spaced;
    }

    private static String joined(Random random, List<ConditionNode> nodes, String connective) {
        var texts = new ArrayList<String>();
        for (var node : nodes) {
            var text = text(random, node);
            texts.add(connective.equals("&&") && node instanceof Any ? "(" + text + ")" : text);
        }
        if (texts.size() > 2 && random.nextBoolean()) {
            // Those that join in the same way are one, wherever the parentheses are.
            var at = random.nextInt(2);
            texts.set(at, "(" + texts.get(at) + connective + texts.remove(at + 1) + ")");
        }
        return String.join(connective, texts);
    }

    private static String written(Random random, String metric) {
        if (METRICS.contains(metric) && random.nextBoolean()) {
            return "metrics" + space(random) + "." + space(random) + metric;
        }
        var quoted = quoted(random, metric);
        return "metrics" + space(random) + "[" + space(random) + quoted + space(random) + "]";
    }

    private static String written(Random random, MetricValue value) {
        return space(random) + switch (value) {
            case MetricValue.Numeric(var number) -> number == Math.rint(number) && random.nextBoolean()
                    ? String.valueOf((long) number)
                    : new BigDecimal(String.valueOf(number)).toPlainString();
            case MetricValue.Text(var text) -> quoted(random, text);
            case MetricValue.Bool(var is) -> String.valueOf(is);
            case MetricValue.Null _ -> "null";
            case MetricValue.Array _, MetricValue.Opaque _ -> throw new IllegalArgumentException(value.toString());
        } + space(random);
    }

    private static String quoted(Random random, String text) {
        var quote = text.contains("'") || (!text.contains("\"") && random.nextBoolean()) ? "\"" : "'";
        return quote + text + quote;
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case MORE -> ">";
            case AT_LEAST -> ">=";
        };
    }

    private static String space(Random random) {
        return List.of("", "", "", " ", "  ", "\t", "\n", "\r\n", "\f").get(random.nextInt(9));
    }
}
