@NullMarked
package dev.laurel.ui.backups;

import org.jspecify.annotations.NullMarked;
