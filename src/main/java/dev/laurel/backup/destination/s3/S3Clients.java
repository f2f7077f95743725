package dev.laurel.backup.destination.s3;

import java.util.Arrays;

import dev.laurel.backup.destination.Patience;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Makes clients that speak plain S3, so that services other than AWS understand them. */
final class S3Clients {
    /** Copying a bucket keeps up to 32 requests going; others may list meanwhile. */
    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    /** A client with its credentials, which may keep a client of their own. */
    record Opened(S3Client client, Explained credentials) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
            credentials.close();
        }
    }

    /** Makes a client; nothing is sent yet. */
    static Opened open(S3Place place, S3Keys keys, Patience patience) {
        var credentials = new Explained(
                provider(keys), keys instanceof S3Keys.Profile(var name) ? name : null);
        var builder = S3Client.builder()
                .region(Region.of(place.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(patience.connect())
                        .connectionAcquisitionTimeout(patience.silence())
                        .socketTimeout(patience.silence())
                        .tcpKeepAlive(true))
                .forcePathStyle(place.pathStyle())
                // Everything is checked by SHA-256; checksums that not every service knows would only be refused.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(config -> config
                        .apiCallAttemptTimeout(patience.toSend(0))
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        // What stands in ~/.aws is for those who have chosen a profile.
                        .defaultProfileFile(ProfileFile.aggregator().build()));
        if (place.endpoint() == null) {
            builder.crossRegionAccessEnabled(true);
        } else {
            builder.endpointOverride(place.endpoint());
        }
        return new Opened(builder.build(), credentials);
    }

    private static AwsCredentialsProvider provider(S3Keys keys) {
        return switch (keys) {
            case S3Keys.Profile(var name) -> ProfileCredentialsProvider.create(name);
            case S3Keys.Pair(var id, var secret, var token) -> {
                // The SDK takes strings only; what it was made of is cleared at least.
                try {
                    yield StaticCredentialsProvider.create(token == null
                            ? AwsBasicCredentials.create(id, new String(secret))
                            : AwsSessionCredentials.create(id, new String(secret), new String(token)));
                } finally {
                    Arrays.fill(secret, '\0');
                    if (token != null) {
                        Arrays.fill(token, '\0');
                    }
                }
            }
        };
    }

    /** Tells "no credentials to be had" from the other ways in which the SDK gives up before it sends anything. */
    static final class NoCredentials extends RuntimeException {
        private final @Nullable String signOn;

        NoCredentials(@Nullable String signOn, Throwable cause) {
            super("No credentials", cause);
            this.signOn = signOn;
        }

        /** The profile of the AWS tools whose single sign-on has ended, or null if that is not why. */
        @Nullable String signOn() {
            return signOn;
        }
    }

    /**
     * Credentials that say it when they are missing.
     *
     * @param profile of the AWS tools that they come from, or null
     */
    record Explained(AwsCredentialsProvider provider, @Nullable String profile)
            implements AwsCredentialsProvider, SdkAutoCloseable {
        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return provider.resolveCredentials();
            } catch (RuntimeException e) {
                throw new NoCredentials(
                        profile == null ? null : SignOn.ended(profile, e).orElse(null), e);
            }
        }

        @Override
        public void close() {
            if (provider instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
