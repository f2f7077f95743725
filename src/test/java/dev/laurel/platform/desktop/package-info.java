/** Tests of what a desktop offers, against one on a bus of its own. */
@NullMarked
package dev.laurel.platform.desktop;

import org.jspecify.annotations.NullMarked;
