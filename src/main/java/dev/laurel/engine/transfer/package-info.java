/**
 * What moves between two engines: exported data, import options, the plan of an import and its result, as pure
 * functions. Imports {@code json}, {@code error}, {@code engine.metric} and {@code engine.catalog}.
 */
@NullMarked
package dev.laurel.engine.transfer;

import org.jspecify.annotations.NullMarked;
