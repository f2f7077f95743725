package dev.laurel.backup.destination.azure;

import java.time.InstantSource;
import java.util.Set;

import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.NetworkErrors;
import dev.laurel.backup.destination.ObjectStream;
import dev.laurel.backup.destination.Refusal;
import dev.laurel.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Says in a destination's words what Azure or its SDK said. The codes are those of the Blob service's REST reference.
 *
 * @param clock for services that say until when to wait
 */
record AzureErrors(String destination, String container, InstantSource clock) {
    private static final Set<BlobErrorCode> CREDENTIALS = Set.of(
            BlobErrorCode.AUTHENTICATION_FAILED, BlobErrorCode.INVALID_AUTHENTICATION_INFO,
            BlobErrorCode.NO_AUTHENTICATION_INFORMATION, BlobErrorCode.ACCOUNT_IS_DISABLED);

    private static final Set<BlobErrorCode> ABOUT_CONTAINER = Set.of(
            BlobErrorCode.CONTAINER_NOT_FOUND, BlobErrorCode.CONTAINER_DISABLED,
            BlobErrorCode.CONTAINER_BEING_DELETED);

    /**
     * What an exception of the SDK means.
     *
     * @param place key or prefix that the call was about
     * @param onCondition what it means that the condition of a write was not met
     */
    Refusal of(RuntimeException e, String place, ErrorCode onCondition) {
        if (e instanceof BlobStorageException service) {
            var code = service.getErrorCode();
            var about = code != null && ABOUT_CONTAINER.contains(code) ? container : place;
            var response = service.getResponse();
            var wait = response == null ? null : response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
            return new Refusal(
                    DestinationErrors.of(code(service, onCondition), destination, about, e),
                    Refusal.retryAfter(wait, clock.instant()));
        }
        var code = e instanceof ObjectStream.Altered
                ? ErrorCode.DESTINATION_INTEGRITY
                : NetworkErrors.code(e).orElse(ErrorCode.DESTINATION_OTHER);
        return Refusal.of(DestinationErrors.of(code, destination, place, e));
    }

    /** The same for calls without a condition. */
    Refusal of(RuntimeException e, String place) {
        return of(e, place, ErrorCode.DESTINATION_OTHER);
    }

    /** Whether a write failed because its condition was not met. */
    static boolean isConditionNotMet(BlobStorageException e) {
        return e.getStatusCode() == 412 || BlobErrorCode.BLOB_ALREADY_EXISTS.equals(e.getErrorCode());
    }

    /** One code says that who asks is not known, and that the network rules keep him out. */
    private static boolean isUnknown(BlobErrorCode code, @Nullable String message) {
        return code.equals(BlobErrorCode.AUTHORIZATION_FAILURE)
                && message != null
                && message.contains("failed to authenticate");
    }

    private static ErrorCode code(BlobStorageException e, ErrorCode onCondition) {
        var code = e.getErrorCode();
        var message = e.getServiceMessage();
        if (code != null) {
            if (CREDENTIALS.contains(code) || isUnknown(code, message)) {
                return ErrorCode.DESTINATION_CREDENTIALS;
            }
            if (code.equals(BlobErrorCode.BLOB_ALREADY_EXISTS) || code.equals(BlobErrorCode.CONDITION_NOT_MET)) {
                return onCondition;
            }
            if (code.equals(BlobErrorCode.MD5MISMATCH) || code.equals(BlobErrorCode.INVALID_MD5)) {
                return ErrorCode.DESTINATION_INTEGRITY;
            }
            if (code.equals(BlobErrorCode.CONTAINER_BEING_DELETED) || code.equals(BlobErrorCode.OPERATION_TIMED_OUT)) {
                return ErrorCode.DESTINATION_INTERRUPTED;
            }
        }
        return switch (e.getStatusCode()) {
            case 401 -> ErrorCode.DESTINATION_CREDENTIALS;
            case 403 -> ErrorCode.DESTINATION_PERMISSION;
            case 404 -> ErrorCode.DESTINATION_NOT_FOUND;
            case 412 -> onCondition;
            case 408 -> ErrorCode.DESTINATION_INTERRUPTED;
            case 413, 507 -> ErrorCode.DESTINATION_QUOTA;
            case 429, 503 -> ErrorCode.DESTINATION_THROTTLED;
            case 500, 502, 504 -> ErrorCode.DESTINATION_UNREACHABLE;
            default -> ErrorCode.DESTINATION_OTHER;
        };
    }
}
