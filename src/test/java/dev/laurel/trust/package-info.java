/**
 * What Laurel promises, shown by killing it, by damaging what it has written and by places that fail. Each test takes
 * a few rounds in every build and many with {@code mvn verify -Ptrust}, which also writes docs/guarantees.md.
 */
@NullMarked
package dev.laurel.trust;

import org.jspecify.annotations.NullMarked;
