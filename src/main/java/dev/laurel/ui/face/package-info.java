/**
 * How an achievement shows itself, hidden or not: shared by every feature that lists achievements. No nodes; imports
 * the engine's records only.
 */
@NullMarked
package dev.laurel.ui.face;

import org.jspecify.annotations.NullMarked;
