/**
 * The achievements of the open profile: cards and table, filter, search and grouping, the detail pane, the timeline of
 * unlocks and the consistency check. Imports {@code ui.frame}, {@code ui.face}, {@code ui.fx}, {@code ui.dialog} and
 * {@code ui.control}; no other feature.
 */
@NullMarked
package dev.laurel.ui.achievements;

import org.jspecify.annotations.NullMarked;
