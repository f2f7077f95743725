package dev.laurel.ui.frame;

import org.jspecify.annotations.Nullable;

/** Lets one feature lead to another without knowing it. On the FX thread. */
@FunctionalInterface
public interface Navigator {
    /**
     * Shows a feature.
     *
     * @param detail what it should show, see {@link Feature#open}; null leaves it as it is
     */
    void show(FeatureId feature, @Nullable String detail);
}
