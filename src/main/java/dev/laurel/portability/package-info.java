/**
 * Exported data as text: reading and writing the reference's format and the portable profile, and opening files
 * through their encryption envelopes. Imports {@code engine.metric}, {@code engine.transfer}, {@code json},
 * {@code error} and {@code task}.
 */
@NullMarked
package dev.laurel.portability;

import org.jspecify.annotations.NullMarked;
