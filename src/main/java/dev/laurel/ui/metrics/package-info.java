/**
 * The metrics of the open profile: values and what they lead to, editing with its consequences shown first, and the
 * history chart. Imports {@code ui.frame}, {@code ui.face}, {@code ui.fx}, {@code ui.dialog} and {@code ui.control}; no
 * other feature.
 */
@NullMarked
package dev.laurel.ui.metrics;

import org.jspecify.annotations.NullMarked;
