/** Tests of the metrics feature. */
@NullMarked
package dev.laurel.ui.metrics;

import org.jspecify.annotations.NullMarked;
