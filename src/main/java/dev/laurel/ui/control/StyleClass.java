package dev.laurel.ui.control;

import java.util.Collection;
import java.util.List;

import javafx.css.Styleable;

/**
 * Style classes that come and go. JavaFX styles a node and everything below it again whenever its list of classes
 * changes, be it to the same, so these touch the list only where it differs. On the FX thread.
 */
public final class StyleClass {
    private StyleClass() {}

    /** Gives a node a class, or takes it away. */
    public static void set(Styleable node, String name, boolean wanted) {
        var classes = node.getStyleClass();
        if (wanted != classes.contains(name)) {
            if (wanted) {
                classes.add(name);
            } else {
                classes.remove(name);
            }
        }
    }

    /**
     * Gives a node one of some classes and takes the others away.
     *
     * @param name one of them, or empty for none
     */
    public static void choose(Styleable node, String name, Collection<String> all) {
        all.forEach(each -> set(node, each, each.equals(name)));
    }

    /** The same for two. */
    public static void choose(Styleable node, boolean first, String one, String other) {
        choose(node, first ? one : other, List.of(one, other));
    }
}
