/** Tests of S3 as a destination. */
@NullMarked
package dev.laurel.backup.destination.s3;

import org.jspecify.annotations.NullMarked;
