/** Tests. */
@NullMarked
package dev.laurel.ui.notification;

import org.jspecify.annotations.NullMarked;
