package dev.laurel.ui.control.chart;

import java.util.ArrayList;
import java.util.List;

/** Labels beside lines that may lie too close together: those that do not fit are joined into one. Pure. */
public final class LabelStack {
    private LabelStack() {}

    /**
     * A label and what it stands for.
     *
     * @param y where its middle goes, in pixels from the top
     * @param first index of its first line
     * @param count how many lines it stands for; 1 has a label of its own
     */
    public record Placed(double y, int first, int count) {}

    /**
     * Places labels from the top down. A line with room keeps its label beside it; the first without room begins a
     * label for itself and all that follow too closely, in the middle of them or as near to it as there is room.
     *
     * @param lines where the lines are, in pixels from the top, rising
     * @param gap the least distance of two labels in pixels
     */
    public static List<Placed> place(double[] lines, double gap) {
        var placed = new ArrayList<Placed>();
        var free = Double.NEGATIVE_INFINITY;
        var index = 0;
        while (index < lines.length) {
            var end = index + 1;
            var y = Math.max(lines[index], free);
            if (lines[index] < free) {
                while (end < lines.length && lines[end] < y + gap) {
                    y = Math.max((lines[index] + lines[end]) / 2, free);
                    end++;
                }
            }
            placed.add(new Placed(y, index, end - index));
            free = y + gap;
            index = end;
        }
        return List.copyOf(placed);
    }
}
