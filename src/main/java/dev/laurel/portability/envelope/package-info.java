/**
 * Encryption envelopes around exports: age (age-encryption.org/v1), and what CryptoJS writes, named as the weak format
 * that it is. Which one a file is in is told from its first bytes. The libraries' types end here. Imports only
 * {@code error}.
 */
@NullMarked
package dev.laurel.portability.envelope;

import org.jspecify.annotations.NullMarked;
