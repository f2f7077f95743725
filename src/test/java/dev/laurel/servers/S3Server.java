package dev.laurel.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** An S3 server in this process, started for the first test class that asks for it and stopped after the last. */
public final class S3Server implements BeforeAllCallback {
    /** The access key id that it accepts. */
    public static final String ID = "AKIDTESTTESTTEST";

    /** The secret that goes with it. */
    public static final String SECRET = "not+a/real+secret";

    /**
     * The store looks at the conditions of a write and then writes, and reads an object's tag apart from its bytes; S3
     * does each at once.
     */
    private static final class Atomic extends ForwardingBlobStore {
        Atomic(BlobStore store) {
            super(store);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            try {
                var bytes = content.readAllBytes();
                synchronized (this) {
                    checkIfMatch(request);
                    return super.putBlob(request, new ByteArrayInputStream(bytes));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            try (var opened = super.getBlob(request)) {
                return new ResponseInputStream<>(
                        opened.response(), new ByteArrayInputStream(opened.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void checkIfMatch(PutObjectRequest request) {
            if (request.ifMatch() != null) {
                var there = blobMetadataIfPresent(request.bucket(), request.key());
                if (there == null || !unquoted(there.eTag()).equals(unquoted(request.ifMatch()))) {
                    throw S3Exceptions.preconditionFailed(null);
                }
            }
        }

        private static String unquoted(String tag) {
            return tag.replace("\"", "");
        }
    }

    /** A server that runs until it is closed. */
    public static final class Running implements AutoCloseable {
        private final BlobStore store = new Atomic(new TransientNio2BlobStore());
        private final S3Proxy server;

        Running(boolean takesSessions) {
            server = S3Proxy.builder()
                    .ignoreUnknownHeaders(takesSessions)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                    .blobStore(store)
                    .build();
            try {
                server.start();
            } catch (Exception e) {
                throw new IllegalStateException("S3Proxy does not start", e);
            }
        }

        /** Where it listens. */
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getPort());
        }

        @Override
        public void close() {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException("S3Proxy does not stop", e);
            }
        }
    }

    /** Starts one for a program that is no test. */
    public static Running start() {
        return new Running(false);
    }

    private final boolean takesSessions;
    private @Nullable Running running;

    /** One that refuses headers that are not plain S3's. */
    public S3Server() {
        this(false);
    }

    private S3Server(boolean takesSessions) {
        this.takesSessions = takesSessions;
    }

    /** One that takes session tokens: a header that S3Proxy does not know, and so does not look at. */
    public static S3Server withSessions() {
        return new S3Server(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot().getStore(ExtensionContext.Namespace.create(S3Server.class))
                .computeIfAbsent(takesSessions, _ -> new Running(takesSessions), Running.class);
    }

    private Running running() {
        return Objects.requireNonNull(running, "not started");
    }

    /** Where it listens. */
    public URI address() {
        return running().address();
    }

    /** Puts many objects of one content into a bucket at once, past the wire. */
    public void plant(String bucket, List<String> keys, byte[] content) {
        for (var key : keys) {
            running().store.putBlob(PutObjectRequest.builder().bucket(bucket).key(key)
                    .contentLength((long) content.length).build(), new ByteArrayInputStream(content));
        }
    }

    /** Makes a bucket. */
    public void make(String bucket) {
        try (var client = S3Client.builder().endpointOverride(address()).region(Region.US_EAST_1).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)))
                .build()) {
            client.createBucket(request -> request.bucket(bucket));
        }
    }
}
