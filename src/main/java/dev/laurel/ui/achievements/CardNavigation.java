package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Moving among cards by keyboard. Pure. */
final class CardNavigation {
    private CardNavigation() {}

    /** Where to. */
    enum Move {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        FIRST,
        LAST
    }

    /**
     * The card that a move leads to.
     *
     * @param lines what is shown
     * @param from the card it begins at, or null
     * @param page how many lines a page has, at least 1
     * @return that card, the same one at an edge, or null if no card is shown
     */
    static @Nullable AchievementRow move(List<CardLine> lines, @Nullable AchievementRow from, Move move, int page) {
        var strips = new ArrayList<CardLine.Strip>();
        var line = -1;
        var column = -1;
        for (var each : lines) {
            if (each instanceof CardLine.Strip strip) {
                if (line < 0 && from != null && strip.cards().contains(from)) {
                    line = strips.size();
                    column = strip.cards().indexOf(from);
                }
                strips.add(strip);
            }
        }
        if (strips.isEmpty()) {
            return null;
        } else if (line < 0) {
            return move == Move.LAST ? strips.getLast().cards().getLast() : strips.getFirst().cards().getFirst();
        }
        return switch (move) {
            case LEFT -> column > 0 ? at(strips, line, column - 1) : line > 0 ? lastOf(strips, line - 1) : from;
            case RIGHT -> column + 1 < strips.get(line).cards().size()
                    ? at(strips, line, column + 1)
                    : line + 1 < strips.size() ? at(strips, line + 1, 0) : from;
            case UP -> at(strips, line - 1, column);
            case DOWN -> at(strips, line + 1, column);
            case PAGE_UP -> at(strips, line - page, column);
            case PAGE_DOWN -> at(strips, line + page, column);
            case FIRST -> at(strips, 0, 0);
            case LAST -> lastOf(strips, strips.size() - 1);
        };
    }

    private static AchievementRow at(List<CardLine.Strip> strips, int line, int column) {
        var cards = strips.get(Math.clamp(line, 0, strips.size() - 1)).cards();
        return cards.get(Math.min(column, cards.size() - 1));
    }

    private static AchievementRow lastOf(List<CardLine.Strip> strips, int line) {
        return strips.get(line).cards().getLast();
    }
}
