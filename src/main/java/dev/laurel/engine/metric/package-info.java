/**
 * Metric values and the pure functions over them. Imports only {@code json}.
 */
@NullMarked
package dev.laurel.engine.metric;

import org.jspecify.annotations.NullMarked;
