package dev.laurel.ui.achievements;

import java.util.List;

import javafx.collections.ObservableList;

/** Makes an observable list equal to another with the least change to what people see of it. */
final class ListPatch {
    private ListPatch() {}

    /**
     * Replaces only what lies between the common beginning and the common end.
     *
     * @return how many elements were taken out and put in
     */
    static <T> int apply(ObservableList<T> shown, List<T> wanted) {
        var start = 0;
        var most = Math.min(shown.size(), wanted.size());
        while (start < most && shown.get(start).equals(wanted.get(start))) {
            start++;
        }
        var end = 0;
        while (end < most - start
                && shown.get(shown.size() - 1 - end).equals(wanted.get(wanted.size() - 1 - end))) {
            end++;
        }
        var out = shown.size() - end - start;
        var in = wanted.size() - end - start;
        if (out == shown.size() && out + in > 0) {
            shown.setAll(wanted);
        } else if (out == in) {
            for (var i = start; i < start + in; i++) {
                if (!shown.get(i).equals(wanted.get(i))) {
                    shown.set(i, wanted.get(i));
                }
            }
        } else {
            if (out > 0) {
                shown.remove(start, start + out);
            }
            if (in > 0) {
                shown.addAll(start, wanted.subList(start, start + in));
            }
        }
        return out + in;
    }
}
