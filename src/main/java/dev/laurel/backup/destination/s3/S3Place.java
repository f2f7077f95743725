package dev.laurel.backup.destination.s3;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is.
 *
 * @param region as the service names it
 * @param endpoint of a service other than AWS, or null for AWS
 * @param pathStyle whether the bucket stands in the path rather than in the host's name
 * @param encryption whether to ask for AES256 on the service's side
 */
public record S3Place(String bucket, String region, @Nullable URI endpoint, boolean pathStyle, boolean encryption) {}
