/**
 * Where a profile's state lives: in memory, and in one SQLite file per data folder with its history, unlocks, states
 * for undo and activity log. The only place that knows SQL. Imports {@code engine}, {@code platform}, {@code log} and
 * {@code error}.
 */
@NullMarked
package dev.laurel.store;

import org.jspecify.annotations.NullMarked;
