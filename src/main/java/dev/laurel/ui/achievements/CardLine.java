package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line of the cards: a heading, or a strip of cards side by side. Lines are what scrolls, so no card need exist
 * unseen.
 */
public sealed interface CardLine {
    /** A heading. */
    record Header(MetricGroup group, boolean collapsed) implements CardLine {}

    /** Cards side by side, at least one. */
    record Strip(List<AchievementRow> cards) implements CardLine {
        public Strip {
            cards = List.copyOf(cards);
        }
    }

    /** The least width of a card in pixels, and the gap between two. */
    int LEAST_WIDTH = 216;

    /** The gap between two cards in pixels. */
    int GAP = 8;

    /** How many cards stand side by side in a width. */
    static int columns(double width) {
        return Math.max(1, (int) Math.floor((width + GAP) / (LEAST_WIDTH + GAP)));
    }

    /**
     * The lines of a list.
     *
     * @param rows in order; those of one group together if grouped
     * @param grouped whether there are headings
     * @param collapsed groups whose cards are not shown
     * @param columns how many cards stand side by side, at least 1
     */
    static List<CardLine> of(List<AchievementRow> rows, boolean grouped, Set<MetricGroup> collapsed, int columns) {
        var lines = new ArrayList<CardLine>(rows.size() / columns + 16);
        var at = 0;
        while (at < rows.size()) {
            var group = rows.get(at).group();
            var end = grouped ? endOfGroup(rows, at) : rows.size();
            var closed = grouped && collapsed.contains(group);
            if (grouped) {
                lines.add(new Header(group, closed));
            }
            for (var strip = at; strip < end && !closed; strip += columns) {
                lines.add(new Strip(rows.subList(strip, Math.min(end, strip + columns))));
            }
            at = end;
        }
        return lines;
    }

    private static int endOfGroup(List<AchievementRow> rows, int start) {
        var end = start;
        while (end < rows.size() && rows.get(end).group() == rows.get(start).group()) {
            end++;
        }
        return end;
    }
}
