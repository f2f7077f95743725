package dev.laurel.backup.destination.s3;

import org.jspecify.annotations.Nullable;

/** What a bucket is opened with. */
public sealed interface S3Keys {
    /**
     * A pair of keys.
     *
     * @param accessKeyId the public half
     * @param secretKey the secret one; cleared once the destination has been made of it
     * @param sessionToken that goes with keys for a limited time, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; an array can be cleared.
    record Pair(String accessKeyId, char[] secretKey, char @Nullable [] sessionToken) implements S3Keys {}

    /**
     * A profile of the AWS tools, from {@code ~/.aws}: static keys, an assumed role or single sign-on.
     *
     * @param name of the profile
     */
    record Profile(String name) implements S3Keys {}
}
