/**
 * When an achievement is met: thresholds and conditions. Imports {@code engine.metric}, {@code json} and {@code error}.
 */
@NullMarked
package dev.laurel.engine.rule;

import org.jspecify.annotations.NullMarked;
