/** Real servers on this machine that tests talk to, and a line to them that can be cut. */
@NullMarked
package dev.laurel.servers;

import org.jspecify.annotations.NullMarked;
