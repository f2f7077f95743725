package dev.laurel.ui.frame;

import javafx.scene.Parent;

/** A feature as the shell shows it. Everything on the FX thread. */
public interface Feature {
    /** Which one. */
    FeatureId id();

    /** Its view; asked for once, when it is first shown. It fills the space right of the sidebar. */
    Parent view();

    /** It has come into sight. */
    default void shown() {}

    /** It has gone out of sight. */
    default void hidden() {}

    /** Ctrl+F: puts the keyboard focus into its search field. */
    default void focusSearch() {}

    /**
     * Something else asks it to show one of its things.
     *
     * @param detail an achievement id, a metric name, a backup key or a settings section, as the feature says
     */
    default void open(String detail) {}
}
