/** Tests of automatic backup on a clock that the tests set. */
@NullMarked
package dev.laurel.backup.schedule;

import org.jspecify.annotations.NullMarked;
