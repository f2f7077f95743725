/** Tests of reading arguments. */
@NullMarked
package dev.laurel.cli.args;

import org.jspecify.annotations.NullMarked;
