@NullMarked
package dev.laurel.ui.activity;

import org.jspecify.annotations.NullMarked;
