/** A bucket that speaks S3 as a destination. The SDK of AWS ends here. */
@NullMarked
package dev.laurel.backup.destination.s3;

import org.jspecify.annotations.NullMarked;
