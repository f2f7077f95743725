package dev.laurel.backup.destination.s3;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.NetworkErrors;
import dev.laurel.backup.destination.ObjectStream;
import dev.laurel.backup.destination.Refusal;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Says in a destination's words what S3 or its SDK said. The codes are those of the S3 API reference, and of the
 * services that speak it.
 *
 * @param clock for services that say until when to wait
 */
record S3Errors(String destination, String bucket, InstantSource clock) {
    private static final Set<String> CREDENTIALS = Set.of(
            "AuthorizationHeaderMalformed", "ExpiredToken", "InvalidAccessKeyId", "InvalidSecurity", "InvalidToken",
            "NotSignedUp", "RequestExpired", "RequestTimeTooSkewed", "SignatureDoesNotMatch", "TokenRefreshRequired",
            "UnrecognizedClientException");

    private static final Set<String> QUOTA = Set.of(
            "EntityTooLarge", "QuotaExceeded", "ServiceQuotaExceededException", "StorageFull", "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded");

    private static final Set<String> THROTTLED = Set.of(
            "BandwidthLimitExceeded", "RequestLimitExceeded", "ServiceUnavailable", "SlowDown", "Throttling",
            "ThrottlingException", "TooManyRequests", "TooManyRequestsException");

    private static final Set<String> INTERRUPTED = Set.of(
            "ConditionalRequestConflict", "IncompleteBody", "OperationAborted", "RequestTimeout");

    private static final Set<String> INTEGRITY = Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch");

    /**
     * What an exception of the SDK means.
     *
     * @param place key or prefix that the call was about
     * @param onCondition what it means that the condition of a write was not met
     */
    Refusal of(RuntimeException e, String place, ErrorCode onCondition) {
        var missing = noCredentials(e);
        if (missing != null) {
            return Refusal.of(of(missing, place));
        }
        if (e instanceof AwsServiceException service) {
            var details = service.awsErrorDetails();
            var code = code(service.statusCode(), details == null ? "" : String.valueOf(details.errorCode()),
                    onCondition);
            var about = isAboutBucket(details) ? bucket : place;
            return new Refusal(DestinationErrors.of(code, destination, about, e),
                    Refusal.retryAfter(header(details, "Retry-After"), clock.instant()));
        }
        return Refusal.of(DestinationErrors.of(code(e), destination, place, e));
    }

    /** The same for calls without a condition. */
    Refusal of(RuntimeException e, String place) {
        return of(e, place, ErrorCode.DESTINATION_OTHER);
    }

    /** Whether a write failed because its condition was not met. */
    static boolean isConditionNotMet(AwsServiceException e) {
        return e.statusCode() == 412;
    }

    private static ErrorCode code(int status, String code, ErrorCode onCondition) {
        if (CREDENTIALS.contains(code)) {
            return ErrorCode.DESTINATION_CREDENTIALS;
        }
        if (QUOTA.contains(code)) {
            return ErrorCode.DESTINATION_QUOTA;
        }
        if (THROTTLED.contains(code)) {
            return ErrorCode.DESTINATION_THROTTLED;
        }
        if (INTERRUPTED.contains(code)) {
            return ErrorCode.DESTINATION_INTERRUPTED;
        }
        if (INTEGRITY.contains(code)) {
            return ErrorCode.DESTINATION_INTEGRITY;
        }
        return switch (status) {
            case 401 -> ErrorCode.DESTINATION_CREDENTIALS;
            case 403 -> ErrorCode.DESTINATION_PERMISSION;
            case 404 -> ErrorCode.DESTINATION_NOT_FOUND;
            case 412 -> onCondition;
            case 429, 503 -> ErrorCode.DESTINATION_THROTTLED;
            case 507 -> ErrorCode.DESTINATION_QUOTA;
            case 500, 502, 504 -> ErrorCode.DESTINATION_UNREACHABLE;
            default -> ErrorCode.DESTINATION_OTHER;
        };
    }

    private static ErrorCode code(RuntimeException e) {
        if (e instanceof ObjectStream.Altered) {
            return ErrorCode.DESTINATION_INTEGRITY;
        }
        if (e instanceof ApiCallAttemptTimeoutException || e instanceof ApiCallTimeoutException) {
            return ErrorCode.DESTINATION_UNREACHABLE;
        }
        return NetworkErrors.code(e).orElse(ErrorCode.DESTINATION_OTHER);
    }

    private static S3Clients.@Nullable NoCredentials noCredentials(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof S3Clients.NoCredentials missing) {
                return missing;
            }
        }
        return null;
    }

    /** Where roles are assumed and sign-ons kept can be out of reach like any other service. */
    private LaurelException of(S3Clients.NoCredentials missing, String place) {
        if (NetworkErrors.code(missing).equals(Optional.of(ErrorCode.DESTINATION_UNREACHABLE))) {
            return DestinationErrors.of(ErrorCode.DESTINATION_UNREACHABLE, destination, place, missing);
        }
        var profile = missing.signOn();
        return profile == null
                ? DestinationErrors.of(ErrorCode.DESTINATION_CREDENTIALS, destination, place, missing)
                : DestinationErrors.of(ErrorCode.DESTINATION_SIGNED_OUT, destination, profile, missing);
    }

    private static boolean isAboutBucket(@Nullable AwsErrorDetails details) {
        return details != null && "NoSuchBucket".equals(details.errorCode());
    }

    private static @Nullable String header(@Nullable AwsErrorDetails details, String name) {
        return details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse().firstMatchingHeader(name).orElse(null);
    }
}
