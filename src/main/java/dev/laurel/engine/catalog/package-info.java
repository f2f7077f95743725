/**
 * The achievements of one game: reading, checking, ordering and hashing a catalog, and building one in code. Imports
 * {@code json}, {@code error}, {@code engine.metric} and {@code engine.rule}.
 */
@NullMarked
package dev.laurel.engine.catalog;

import org.jspecify.annotations.NullMarked;
