package dev.laurel.backup.destination;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import dev.laurel.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What exceptions of a connection mean, whichever SDK they are wrapped in. */
public final class NetworkErrors {
    private static final int DEEPEST = 20;

    private NetworkErrors() {}

    /** The code for a failure of the connection; empty if it has another reason. */
    public static Optional<ErrorCode> code(Throwable failure) {
        var interrupted = false;
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isUnreachable(cause)) {
                return Optional.of(ErrorCode.DESTINATION_UNREACHABLE);
            }
            interrupted |= cause instanceof IOException;
            cause = cause.getCause();
        }
        return interrupted ? Optional.of(ErrorCode.DESTINATION_INTERRUPTED) : Optional.empty();
    }

    private static boolean isUnreachable(Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof SocketTimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }
}
