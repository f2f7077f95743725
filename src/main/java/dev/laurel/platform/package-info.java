/**
 * What differs between systems: where Laurel's folders are, writing a file so that it is whole or not there, locks
 * between processes, one window per data folder, opening files with other programs. Imports only {@code error}.
 */
@NullMarked
package dev.laurel.platform;

import org.jspecify.annotations.NullMarked;
