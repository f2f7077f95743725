/**
 * When an achievement is met: thresholds and conditions. Imports {@code engine.metric}.
 */
@NullMarked
package dev.laurel.engine.rule;

import org.jspecify.annotations.NullMarked;
