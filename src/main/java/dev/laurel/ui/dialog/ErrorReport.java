package dev.laurel.ui.dialog;

import java.util.List;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * An error as a dialog shows it.
 *
 * @param title what could not be done, for example "This backup could not be imported"; null for the general title
 * @param error what went wrong
 * @param source name of the text it went wrong in, or null
 * @param excerpt the lines around its place, or null
 * @param more further errors of the same attempt, without this one
 * @param remedy the one button that helps, or null
 */
public record ErrorReport(
        @Nullable String title,
        LaurelError error,
        @Nullable String source,
        @Nullable Excerpt excerpt,
        List<LaurelError> more,
        @Nullable Remedy remedy) {
    public ErrorReport {
        more = List.copyOf(more);
    }

    /** An error of which nothing else is known. */
    public static ErrorReport of(LaurelError error) {
        return new ErrorReport(null, error, null, null, List.of(), null);
    }

    /** The same with what could not be done. */
    public ErrorReport titled(String newTitle) {
        return new ErrorReport(newTitle, error, source, excerpt, more, remedy);
    }

    /** The same with the text it went wrong in. */
    public ErrorReport in(String newSource, @Nullable Excerpt newExcerpt) {
        return new ErrorReport(title, error, newSource, newExcerpt, more, remedy);
    }

    /** The same with a way out. */
    public ErrorReport withRemedy(Remedy newRemedy) {
        return new ErrorReport(title, error, source, excerpt, more, newRemedy);
    }

    /**
     * A few lines of a text.
     *
     * @param firstLine number of the first line, from 1
     * @param lines without line ends, each cut to a length that can be shown
     */
    public record Excerpt(int firstLine, List<String> lines) {
        public Excerpt {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A way out.
     *
     * @param label of its button
     * @param icon as Ikonli names it
     * @param action what the button does after the dialog is closed
     */
    public record Remedy(String label, String icon, Runnable action) {}
}
