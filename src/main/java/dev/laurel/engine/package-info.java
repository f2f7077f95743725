/**
 * The public face of the achievement engine: update, events, snapshots, import and export. Imports its own
 * sub-packages, {@code json} and {@code error}.
 */
@NullMarked
package dev.laurel.engine;

import org.jspecify.annotations.NullMarked;
