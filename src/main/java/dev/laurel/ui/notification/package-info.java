/**
 * Short news in the corner of the window: unlocks and outcomes. Imports {@code ui.fx}, {@code ui.control},
 * {@code engine}.
 */
@NullMarked
package dev.laurel.ui.notification;

import org.jspecify.annotations.NullMarked;
