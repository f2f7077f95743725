@NullMarked
package dev.laurel.ui.portability;

import org.jspecify.annotations.NullMarked;
