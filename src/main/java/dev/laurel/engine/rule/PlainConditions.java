package dev.laurel.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * Understands the conditions that most catalogs have: comparisons of a metric with a literal, joined by {@code &&},
 * {@code ||}, {@code !} and parentheses. Everything else, right or wrong, is left to CEL, whose meaning these have too.
 *
 * <p>No part looks at what follows it: that is a connective, a parenthesis or the end, or the whole is not plain.
 */
final class PlainConditions {
    private static final int MAX_DEPTH = 32;
    /** Whole numbers of this many digits are the same as an int and as a double. */
    private static final int MAX_DIGITS = 15;
    /** No member can be named so, or only in some versions of CEL. */
    private static final Set<String> RESERVED = Set.of(
            "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if",
            "import", "let", "loop", "package", "namespace", "return", "var", "void", "while");

    private final String text;
    private int at;
    private int depth;

    private PlainConditions(String text) {
        this.text = text;
    }

    /** The condition as a tree, or null if it is more than this understands. */
    static @Nullable ConditionNode parse(String text) {
        var parser = new PlainConditions(text);
        var node = parser.any();
        return node != null && parser.at == text.length() ? node : null;
    }

    private @Nullable ConditionNode any() {
        var nodes = joined("||");
        return nodes == null ? null : nodes.size() == 1 ? nodes.getFirst() : new ConditionNode.Any(nodes);
    }

    private @Nullable ConditionNode all() {
        var nodes = joined("&&");
        return nodes == null ? null : nodes.size() == 1 ? nodes.getFirst() : new ConditionNode.All(nodes);
    }

    private @Nullable List<ConditionNode> joined(String connective) {
        var nodes = new ArrayList<ConditionNode>();
        do {
            var node = connective.equals("||") ? all() : single();
            if (node == null) {
                return null;
            }
            switch (node) {
                case ConditionNode.Any(var inner) when connective.equals("||") -> nodes.addAll(inner);
                case ConditionNode.All(var inner) when connective.equals("&&") -> nodes.addAll(inner);
                case ConditionNode.Connective _, ConditionNode.Leaf _ -> nodes.add(node);
            }
        } while (take(connective));
        return List.copyOf(nodes);
    }

    private @Nullable ConditionNode single() {
        if (take("!")) {
            return negated();
        }
        return take("(") ? inParentheses() : comparison();
    }

    private @Nullable ConditionNode negated() {
        // A second ! is left to CEL.
        if (take("(")) {
            var inner = inParentheses();
            return inner == null ? null : new ConditionNode.Not(inner);
        }
        var metric = metric();
        return metric == null ? null : new ConditionNode.Not(new ConditionNode.Flag(metric));
    }

    private @Nullable ConditionNode inParentheses() {
        if (++depth > MAX_DEPTH) {
            return null;
        }
        var inner = any();
        depth--;
        return inner != null && take(")") ? inner : null;
    }

    private @Nullable ConditionNode comparison() {
        var metric = metric();
        if (metric != null) {
            var operator = operator();
            return operator == null ? new ConditionNode.Flag(metric) : compare(metric, operator, literal());
        }
        var value = literal();
        var operator = value == null ? null : operator();
        metric = operator == null ? null : metric();
        return metric == null || operator == null ? null : compare(metric, operator.mirrored(), value);
    }

    private static @Nullable ConditionNode compare(
            String metric, ConditionNode.Operator operator, @Nullable MetricValue value) {
        if (value == null) {
            return null;
        }
        var ordered = operator != ConditionNode.Operator.EQUAL && operator != ConditionNode.Operator.NOT_EQUAL;
        return ordered && value instanceof MetricValue.Null
                ? null
                : new ConditionNode.Comparison(metric, operator, value);
    }

    private ConditionNode.@Nullable Operator operator() {
        if (take("==")) {
            return ConditionNode.Operator.EQUAL;
        }
        if (take("!=")) {
            return ConditionNode.Operator.NOT_EQUAL;
        }
        if (take("<=")) {
            return ConditionNode.Operator.AT_MOST;
        }
        if (take(">=")) {
            return ConditionNode.Operator.AT_LEAST;
        }
        if (take("<")) {
            return ConditionNode.Operator.LESS;
        }
        return take(">") ? ConditionNode.Operator.MORE : null;
    }

    /** A metric by name, as metrics.name or metrics["name"]; takes nothing if there is none. */
    private @Nullable String metric() {
        var before = at;
        if ("metrics".equals(word())) {
            if (take(".")) {
                var name = word();
                if (name != null && !RESERVED.contains(name)) {
                    return name;
                }
            } else if (take("[")) {
                space();
                var name = string();
                if (name != null && take("]")) {
                    return name;
                }
            }
        }
        at = before;
        return null;
    }

    private @Nullable MetricValue literal() {
        space();
        var string = string();
        if (string != null) {
            return MetricValue.of(string);
        }
        return switch (word()) {
            case "true" -> MetricValue.of(true);
            case "false" -> MetricValue.of(false);
            case "null" -> new MetricValue.Null();
            case null -> number();
            default -> null;
        };
    }

    private @Nullable MetricValue number() {
        var start = at;
        var end = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
        var digits = 0;
        var point = false;
        for (; end < text.length(); end++) {
            var c = text.charAt(end);
            if (c == '.' && !point && digits > 0) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                break;
            }
        }
        if (digits == 0 || digits > MAX_DIGITS || text.charAt(end - 1) == '.') {
            return null;
        }
        at = end;
        return MetricValue.of(Double.parseDouble(text.substring(start, end)));
    }

    /** A string without escapes and of whole characters. */
    private @Nullable String string() {
        if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
            return null;
        }
        var quote = text.charAt(at);
        var start = at + 1;
        for (var end = start; end < text.length(); ) {
            var c = text.codePointAt(end);
            if (c == quote) {
                at = end + 1;
                return text.substring(start, end);
            }
            if (c == '\\' || c < ' ' || Character.getType(c) == Character.SURROGATE) {
                return null;
            }
            end += Character.charCount(c);
        }
        return null;
    }

    private @Nullable String word() {
        space();
        var end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end == at || (text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
            return null;
        }
        var word = text.substring(at, end);
        at = end;
        return word;
    }

    private boolean take(String token) {
        space();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void space() {
        while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
