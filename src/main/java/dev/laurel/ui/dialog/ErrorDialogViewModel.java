package dev.laurel.ui.dialog;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.error.LaurelError;
import dev.laurel.i18n.ErrorText;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** What the error dialog shows, in words. Immutable. */
public final class ErrorDialogViewModel {
    private static final int MOST_MORE = 5;
    private static final int MOST_UNITS = 300;

    private final ErrorReport report;
    private final ErrorText text;
    private final I18n i18n;

    /** For one error. */
    public ErrorDialogViewModel(ErrorReport report, I18n i18n) {
        this.report = report;
        this.i18n = i18n;
        this.text = i18n.error(report.error());
    }

    /**
     * A line of the excerpt.
     *
     * @param number as in the file; empty for the line that points at the place
     * @param text of the line
     * @param mark whether this is where it went wrong
     * @param from where in the text the mark begins, -1 for none
     */
    public record Line(String number, String text, boolean mark, int from) {}

    /** What could not be done. */
    public String title() {
        return report.title() == null ? i18n.text("error.title") : report.title();
    }

    /** What happened; the details have what is too long to be shown. */
    public String what() {
        var what = text.what();
        return what.length() <= MOST_UNITS ? what : what.substring(0, MOST_UNITS) + "…";
    }

    /** The name of the text it happened in, or empty. */
    public String source() {
        return report.source() == null ? "" : report.source();
    }

    /** "line 214, column 17", or empty. */
    public String place() {
        return text.place() == null ? "" : text.place();
    }

    /** What stayed as it was. */
    public String safe() {
        return text.safe();
    }

    /** What to do, one step a line. */
    public List<String> next() {
        return text.next().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The code as people quote it. */
    public String code() {
        return text.code();
    }

    /** The JSON pointer of the place, or empty. */
    public String pointer() {
        var location = report.error().location();
        return location == null || location.pointer() == null ? "" : location.pointer();
    }

    /** The lines around the place; empty where there are none. */
    public List<Line> excerpt() {
        var excerpt = report.excerpt();
        var location = report.error().location();
        if (excerpt == null || location == null) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        for (var i = 0; i < excerpt.lines().size(); i++) {
            var number = excerpt.firstLine() + i;
            var marked = number == location.line();
            var line = excerpt.lines().get(i).replace("\t", " ");
            var from = marked ? Math.min(location.column() - 1, line.length()) : -1;
            lines.add(new Line(String.valueOf(number), line, marked, from));
        }
        return lines;
    }

    /** The other errors of the same attempt, the first few of them in words. */
    public List<String> more() {
        var lines = new ArrayList<>(report.more().stream().limit(MOST_MORE)
                .map(error -> i18n.error(error).headline()).toList());
        if (report.more().size() > MOST_MORE) {
            lines.add(i18n.text("error.andMore", report.more().size() - MOST_MORE));
        }
        return lines;
    }

    /** The way out, or null. */
    public ErrorReport.@Nullable Remedy remedy() {
        return report.remedy();
    }

    /** Everything that helps somebody who helps, as text. */
    public String details() {
        var lines = new ArrayList<String>();
        lines.add(code());
        lines.add(title());
        lines.add(headline(report.error()));
        if (!source().isEmpty()) {
            lines.add(source());
        }
        if (!pointer().isEmpty()) {
            lines.add(pointer());
        }
        report.more().forEach(error -> lines.add(headline(error)));
        return String.join("\n", lines) + "\n";
    }

    private String headline(LaurelError error) {
        return i18n.error(error).headline();
    }
}
