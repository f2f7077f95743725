/** Small real parts that tests run on in place of threads, clocks and disks. */
@NullMarked
package dev.laurel.fakes;

import org.jspecify.annotations.NullMarked;
