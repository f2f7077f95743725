/** Tests of what people read: what stands in the README and the guide is run. */
@NullMarked
package dev.laurel.docs;

import org.jspecify.annotations.NullMarked;
