/**
 * Charts drawn on a canvas and the arithmetic behind them: steps over time, thinning to pixels, ticks, labels that keep
 * their distance. Knows nothing of achievements or profiles; imports JavaFX only.
 */
@NullMarked
package dev.laurel.ui.control.chart;

import org.jspecify.annotations.NullMarked;
