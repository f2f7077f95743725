package dev.laurel.ui.face;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Conditions as people read them. Pure; what is met is the engine's to say. */
public final class ConditionText {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*metrics(?:\\.(?<name>\\w+)|\\[(?<quoted>\"[^\"\\\\]*\"|'[^'\\\\]*')])\\s*"
                    + "(?<operator>>=|<=|==|!=|>|<)\\s*"
                    + "(?<value>-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|\"[^\"\\\\]*\"|'[^'\\\\]*')\\s*");
    private static final Pattern WORD = Pattern.compile("(?<name>metrics(?:\\.\\w+|\\[[^]]*])|[A-Za-z_]\\w*)"
            + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|(?<number>\\d[\\w.]*)|(?<other>\\s+|.)",
            Pattern.DOTALL);

    private ConditionText() {}

    /** What a word of a condition is. */
    public enum Kind {
        NAME,
        NUMBER,
        TEXT,
        OTHER
    }

    /** A word of a condition, with the space around operators as it was written. */
    public record Word(Kind kind, String text) {}

    /** A plain comparison tidied, "score ≥ 50000"; anything else as it is written. */
    public static String tidy(String expression) {
        var matcher = COMPARISON.matcher(expression);
        if (!matcher.matches()) {
            return expression.strip();
        }
        var quoted = matcher.group("quoted");
        var name = quoted == null ? matcher.group("name") : quoted.substring(1, quoted.length() - 1);
        var sign = switch (matcher.group("operator")) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "==" -> "=";
            case "!=" -> "≠";
            default -> matcher.group("operator");
        };
        return name + " " + sign + " " + matcher.group("value");
    }

    /** The words of an expression, for colouring; put together they are the expression. */
    public static List<Word> words(String expression) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(expression);
        while (matcher.find()) {
            var kind = matcher.group("name") != null && matcher.group().startsWith("metrics")
                    ? Kind.NAME
                    : matcher.group("text") != null
                            ? Kind.TEXT
                            : matcher.group("number") != null ? Kind.NUMBER : Kind.OTHER;
            if (kind == Kind.OTHER && !words.isEmpty() && words.getLast().kind() == Kind.OTHER) {
                words.set(words.size() - 1, new Word(kind, words.getLast().text() + matcher.group()));
            } else {
                words.add(new Word(kind, matcher.group()));
            }
        }
        return List.copyOf(words);
    }
}
