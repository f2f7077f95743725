/**
 * Where secrets are kept between uses: the keychain of the system, a file under a passphrase, or memory for one run.
 * Never plain text on disk. Imports {@code error}, {@code platform} and {@code portability.envelope}.
 */
@NullMarked
package dev.laurel.secret;

import org.jspecify.annotations.NullMarked;
