/** What every implementation of an interface has to keep to; subclasses name the implementation. */
@NullMarked
package dev.laurel.contract;

import org.jspecify.annotations.NullMarked;
