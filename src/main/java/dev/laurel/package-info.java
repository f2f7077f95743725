/** The entry point; it decides between the command line and the window and knows nothing else. */
@NullMarked
package dev.laurel;

import org.jspecify.annotations.NullMarked;
