package dev.laurel.engine.rule;

import java.util.ArrayList;
import java.util.List;

/** Finds the texts between the {@code &&} of an expression that is known to be valid CEL. */
final class Conjuncts {
    private final String text;
    private final List<String> found = new ArrayList<>();
    private boolean conjunction = true;
    /** Where the first parenthesis, bracket or brace that is opened is closed again. */
    private int firstClosed = -1;

    private Conjuncts(String text) {
        this.text = text;
    }

    /** The conjuncts, taken out of parentheses where these hold nothing but conjuncts; the whole if it is none. */
    static List<String> split(String expression) {
        var text = expression.strip();
        var conjuncts = new Conjuncts(text);
        conjuncts.scan();
        if (!conjuncts.conjunction) {
            return List.of(text);
        }
        if (conjuncts.found.size() > 1) {
            return conjuncts.found.stream().flatMap(part -> split(part).stream()).toList();
        }
        if (text.startsWith("(") && conjuncts.firstClosed == text.length() - 1) {
            var inside = split(text.substring(1, text.length() - 1));
            return inside.size() > 1 ? inside : List.of(text);
        }
        return List.of(text);
    }

    private void scan() {
        var level = 0;
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfString(text, i);
            } else if (text.startsWith("//", i)) {
                // A comment may hold anything; such an expression is shown in one piece.
                conjunction = false;
            } else if ("([{".indexOf(c) >= 0) {
                level++;
            } else if (")]}".indexOf(c) >= 0) {
                level--;
                firstClosed = firstClosed < 0 && level == 0 ? i : firstClosed;
            } else if (level == 0 && (c == '?' || text.startsWith("||", i))) {
                conjunction = false;
            } else if (level == 0 && text.startsWith("&&", i)) {
                found.add(text.substring(start, i).strip());
                i++;
                start = i + 1;
            }
        }
        found.add(text.substring(start).strip());
    }

    private static int endOfString(String text, int start) {
        var quote = text.substring(start, start + 1);
        var end = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
        for (var i = start + end.length(); i < text.length(); i++) {
            // In a raw string too: CEL for Java refuses one that would end behind a single backslash.
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(end, i)) {
                return i + end.length() - 1;
            }
        }
        return text.length();
    }
}
