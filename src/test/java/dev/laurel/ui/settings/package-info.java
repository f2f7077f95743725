@NullMarked
package dev.laurel.ui.settings;

import org.jspecify.annotations.NullMarked;
