package dev.laurel.backup.destination.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Digests;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.ObjectStream;
import dev.laurel.backup.destination.Opened;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.Retries;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.error.ErrorCode;
import dev.laurel.log.Log;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * A bucket of AWS, or of whoever speaks S3. One request for each call, page and thousand deletions. An object is sent
 * in one piece, never in parts, so that nothing unfinished can be left behind; S3 takes 5 GiB so.
 */
public final class S3Destination implements Destination {
    private static final Log LOG = Log.of(S3Destination.class);
    private static final String JSON = "application/json";
    private static final int BATCH = 1000;

    private final String name;
    private final S3Place place;
    private final Patience patience;
    private final InstantSource clock;
    private final S3Clients.Opened opened;
    private final S3Client client;
    private final S3Errors errors;
    private final Retries retries;

    /**
     * A bucket, not yet asked for anything.
     *
     * @param name what people call it
     */
    public S3Destination(String name, S3Place place, S3Keys keys, Patience patience, InstantSource clock) {
        this.name = name;
        this.place = place;
        this.patience = patience;
        this.clock = clock;
        opened = S3Clients.open(place, keys, patience);
        client = opened.client();
        errors = new S3Errors(name, place.bucket(), clock);
        retries = new Retries(patience);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredObject put(String key, Content content, Map<String, String> metadata, CancelToken cancel) {
        return write(key, null, content, metadata, ErrorCode.DESTINATION_EXISTS, cancel);
    }

    @Override
    public StoredObject replace(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, CancelToken cancel) {
        return write(key, tag, content, metadata, ErrorCode.DESTINATION_CHANGED, cancel);
    }

    private StoredObject write(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, ErrorCode onCondition,
            CancelToken cancel) {
        cancel.check();
        checkKey(key, ErrorCode.DESTINATION_OTHER);
        var digests = digests(key, content, cancel);
        var request = request(key, tag, content, metadata, digests);
        return retries.call(cancel, e -> errors.of(e, key, onCondition), again -> {
            try {
                return stored(key, content.size(), client.putObject(request, body(content, cancel)));
            } catch (S3Exception e) {
                if (again && S3Errors.isConditionNotMet(e)) {
                    var there = find(key);
                    // The answer to an earlier attempt was lost, not what it sent.
                    if (there != null && digests.sha256().equals(there.sha256())) {
                        return there.object();
                    }
                }
                if (tag != null && e.statusCode() == 404 && !isBucketMissing(e)) {
                    throw DestinationErrors.of(onCondition, name, key, e); // There is none to be replaced.
                }
                throw e;
            }
        });
    }

    private Digests digests(String key, Content content, CancelToken cancel) {
        try {
            return Digests.of(content, cancel);
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, key, e);
        }
    }

    private PutObjectRequest request(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, Digests digests) {
        var all = new HashMap<>(metadata);
        all.put(Digests.METADATA, digests.sha256());
        var request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(key)
                .contentType(JSON)
                .contentLength(content.size())
                .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digests.sha256())))
                .metadata(all)
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(patience.toSend(content.size())));
        if (place.encryption()) {
            request.serverSideEncryption(ServerSideEncryption.AES256);
        }
        return (tag == null ? request.ifNoneMatch("*") : request.ifMatch('"' + tag + '"')).build();
    }

    private static RequestBody body(Content content, CancelToken cancel) {
        return RequestBody.fromContentProvider(() -> {
            try {
                return content.open(cancel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, content.size(), JSON);
    }

    /** S3 does not say when it stored an object, but what time it was when it answered. */
    private StoredObject stored(String key, long size, PutObjectResponse response) {
        var date = response.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        Instant time;
        try {
            time = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            time = clock.instant();
        }
        return new StoredObject(key, size, time, tag(response.eTag()));
    }

    private record Found(StoredObject object, @Nullable String sha256) {}

    private @Nullable Found find(String key) {
        try {
            var head = client.headObject(request -> request.bucket(place.bucket()).key(key));
            return new Found(new StoredObject(key, head.contentLength(), head.lastModified(), tag(head.eTag())),
                    head.metadata().get(Digests.METADATA));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return null;
            }
            throw e;
        }
    }

    private static boolean isBucketMissing(S3Exception e) {
        return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
    }

    /** Some answers have it in quotes and some do not. */
    private static String tag(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    @Override
    public Opened open(String key, CancelToken cancel) {
        cancel.check();
        checkKey(key, ErrorCode.DESTINATION_NOT_FOUND);
        return retries.call(cancel, e -> errors.of(e, key), _ -> {
            var in = client.getObject(request -> request.bucket(place.bucket()).key(key));
            var response = in.response();
            var object = new StoredObject(
                    key, response.contentLength(), response.lastModified(), tag(response.eTag()));
            var sha256 = response.metadata().get(Digests.METADATA);
            return new Opened(object, ObjectStream.of(
                    in, in::abort, object.size(), sha256, e -> errors.of(e, key).error(), cancel),
                    Digests.without(response.metadata()));
        });
    }

    @Override
    public Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
        if (!Keys.isPrefix(prefix)) {
            return new Page<>(List.of(), null);
        }
        var response = list(ListObjectsV2Request.builder().prefix(prefix), prefix, from, cancel);
        var items = response.contents().stream()
                .map(it -> new StoredObject(it.key(), it.size(), it.lastModified(), tag(it.eTag())))
                .toList();
        return new Page<>(items, response.nextContinuationToken());
    }

    @Override
    public Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
        if (!Keys.isPrefix(prefix)) {
            return new Page<>(List.of(), null);
        }
        var response = list(ListObjectsV2Request.builder().prefix(prefix).delimiter("/"), prefix, from, cancel);
        var names = response.commonPrefixes().stream()
                .map(it -> it.prefix().substring(prefix.length(), it.prefix().length() - 1))
                .filter(it -> !it.isEmpty())
                .toList();
        return new Page<>(names, response.nextContinuationToken());
    }

    private ListObjectsV2Response list(
            ListObjectsV2Request.Builder request, String prefix, @Nullable String from, CancelToken cancel) {
        cancel.check();
        var whole = request.bucket(place.bucket()).continuationToken(from).build();
        return retries.call(cancel, e -> errors.of(e, prefix), _ -> client.listObjectsV2(whole));
    }

    @Override
    public List<String> delete(Collection<String> keys, CancelToken cancel) {
        cancel.check();
        var failed = new ArrayList<>(keys.stream().filter(key -> !Keys.isKey(key)).toList());
        var good = keys.stream().filter(Keys::isKey).toList();
        for (var i = 0; i < good.size(); i += BATCH) {
            cancel.check();
            var batch = good.subList(i, Math.min(i + BATCH, good.size()));
            failed.addAll(deleteBatch(batch, cancel));
        }
        return failed;
    }

    private List<String> deleteBatch(List<String> keys, CancelToken cancel) {
        var delete = Delete.builder()
                .objects(keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList())
                .quiet(true)
                .build();
        var response = retries.call(cancel, e -> errors.of(e, keys.getFirst()),
                _ -> client.deleteObjects(request -> request.bucket(place.bucket()).delete(delete)));
        response.errors().forEach(it -> LOG.info("Not deleted: " + it.key() + ": " + it.code()));
        return response.errors().stream()
                .filter(it -> !"NoSuchKey".equals(it.code()))
                .map(it -> it.key())
                .toList();
    }

    private void checkKey(String key, ErrorCode refusal) {
        if (!Keys.isKey(key)) {
            throw DestinationErrors.of(refusal, name, key, null);
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
