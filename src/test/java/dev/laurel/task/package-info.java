@NullMarked
package dev.laurel.task;

import org.jspecify.annotations.NullMarked;
