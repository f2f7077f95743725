package dev.laurel.cli.args;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.cli.args.Usage.Option;
import dev.laurel.cli.args.Usage.Parameter;

/** Writes help in lines that fit a terminal. */
public final class HelpText {
    private static final int WIDTH = 96;
    private static final int COLUMN = 28;

    private HelpText() {}

    /** The help of one command. */
    public static String of(String program, Usage usage) {
        var text = new StringBuilder();
        var synopsis = new ArrayList<String>();
        usage.parameters().forEach(it -> synopsis.add(synopsis(it)));
        usage.options().forEach(it -> synopsis.add("[" + names(it.names().getLast(), it) + "]"));
        var beginning = "Usage: " + program + " " + usage.name();
        wrap(text, beginning + " ", " ".repeat(Math.min(beginning.length() + 1, COLUMN)), synopsis);
        text.append('\n');
        paragraph(text, usage.summary());
        if (!usage.parameters().isEmpty() || !usage.options().isEmpty()) {
            text.append('\n');
        }
        usage.parameters().forEach(it -> row(text, it.label(), it.description()));
        usage.options().forEach(it -> row(text, names(String.join(", ", it.names()), it), it.description()));
        for (var note : usage.notes()) {
            text.append('\n');
            paragraph(text, note);
        }
        return text.toString();
    }

    /** A line of a list: what on the left, its description on the right. */
    public static void row(StringBuilder text, String what, String description) {
        var left = "  " + what;
        if (left.length() >= COLUMN - 1) {
            text.append(left).append('\n');
            left = "";
        }
        wrap(text, left + " ".repeat(COLUMN - left.length()), " ".repeat(COLUMN), List.of(description.split(" ")));
    }

    /** Text in lines. */
    public static void paragraph(StringBuilder text, String paragraph) {
        for (var line : paragraph.split("\n")) {
            wrap(text, "", "", List.of(line.split(" ")));
        }
    }

    private static String synopsis(Parameter parameter) {
        var label = parameter.label() + (parameter.atMost() > 1 ? "…" : "");
        return parameter.atLeast() == 0 ? "[" + label + "]" : label;
    }

    private static String names(String names, Option option) {
        return option.label() == null ? names : names + " " + option.label();
    }

    private static void wrap(StringBuilder text, String first, String others, List<String> words) {
        var line = new StringBuilder(first);
        var empty = true;
        for (var word : words) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
