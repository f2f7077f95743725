/** Tests of ui.control.chart. */
@NullMarked
package dev.laurel.ui.control.chart;

import org.jspecify.annotations.NullMarked;
