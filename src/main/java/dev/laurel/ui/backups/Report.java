package dev.laurel.ui.backups;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of many things at once, for a person to read.
 *
 * @param title what was done
 * @param summary how it went in one sentence
 * @param lines what did not go as it should
 */
record Report(String title, String summary, List<Line> lines) {
    Report {
        lines = List.copyOf(lines);
    }

    /**
     * One thing.
     *
     * @param subject which
     * @param outcome what happened to it
     * @param code error code, or empty
     * @param failed whether that is a failure
     */
    record Line(String subject, String outcome, String code, boolean failed) {}

    Report with(Line line) {
        return new Report(title, summary, Stream.concat(Stream.of(line), lines.stream()).toList());
    }

    /** All of it as text, to be copied. */
    String text() {
        return Stream.concat(
                        Stream.of(title, summary),
                        lines.stream().map(it -> String.join("\t", it.subject, it.outcome, it.code)))
                .collect(Collectors.joining("\n"));
    }
}
