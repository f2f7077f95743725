package dev.laurel.backup.destination.azure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.batch.BlobBatchClient;
import com.azure.storage.blob.batch.BlobBatchClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
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

/**
 * A container of Azure Blob Storage. One request for each call, page and 256 deletions. An object is sent in one piece,
 * so that nothing unfinished can be left behind.
 */
public final class AzureDestination implements Destination {
    private static final Log LOG = Log.of(AzureDestination.class);
    private static final String JSON = "application/json";
    private static final int PAGE = 5000;
    /** The most that the service takes. */
    private static final int BATCH = 256;

    private final String name;
    private final Patience patience;
    private final AzureErrors errors;
    private final Retries retries;
    private final BlobContainerClient client;
    private final BlobContainerAsyncClient reader;
    private final BlobBatchClient batches;

    /**
     * A container, not yet asked for anything.
     *
     * @param name what people call it
     * @param endpoint of the blob service, or null for what the key's account says
     * @throws dev.laurel.error.LaurelException DESTINATION_CREDENTIALS if the key can't be one
     */
    public AzureDestination(
            String name, String container, @Nullable URI endpoint, AzureKey key, Patience patience,
            InstantSource clock) {
        this.name = name;
        this.patience = patience;
        errors = new AzureErrors(name, container, clock);
        retries = new Retries(patience);
        try {
            var builder = AzureClients.open(container, endpoint, key, patience);
            client = builder.buildClient();
            reader = builder.buildAsyncClient();
            batches = new BlobBatchClientBuilder(client).buildClient();
        } catch (RuntimeException e) {
            // Nothing was sent, so it is about the key, and the SDK's words may have parts of it.
            throw DestinationErrors.of(ErrorCode.DESTINATION_CREDENTIALS, name, container, null);
        }
    }

    /**
     * Makes the container if it is not there.
     *
     * @throws dev.laurel.error.LaurelException one of the destination's codes
     */
    public void setUp(CancelToken cancel) {
        retries.call(cancel, e -> errors.of(e, errors.container()), _ -> client.createIfNotExists());
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
        var all = new HashMap<>(metadata);
        all.put(Digests.METADATA, digests.sha256());
        var conditions = tag == null
                ? new BlobRequestConditions().setIfNoneMatch("*")
                : new BlobRequestConditions().setIfMatch('"' + tag + '"');
        var md5 = HexFormat.of().parseHex(digests.md5());
        return retries.call(cancel, e -> errors.of(e, key, onCondition), again -> {
            try (var in = content.open(cancel)) {
                var options = new BlockBlobSimpleUploadOptions(BinaryData.fromStream(in, content.size()))
                        .setContentMd5(md5)
                        .setHeaders(new BlobHttpHeaders().setContentType(JSON).setContentMd5(md5))
                        .setMetadata(all)
                        .setRequestConditions(conditions);
                var item = client.getBlobClient(key).getBlockBlobClient()
                        .uploadWithResponse(options, patience.toSend(content.size()), Context.NONE).getValue();
                return new StoredObject(key, content.size(), item.getLastModified().toInstant(), tag(item.getETag()));
            } catch (BlobStorageException e) {
                if (again && AzureErrors.isConditionNotMet(e)) {
                    var there = find(key);
                    // The answer to an earlier attempt was lost, not what it sent.
                    if (there != null && digests.sha256().equals(there.sha256())) {
                        return there.object();
                    }
                }
                if (tag != null && BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
                    throw DestinationErrors.of(onCondition, name, key, e); // There is none to be replaced.
                }
                throw e;
            } catch (IOException e) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, key, e);
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

    private record Found(StoredObject object, @Nullable String sha256) {}

    private @Nullable Found find(String key) {
        try {
            var properties = client.getBlobClient(key).getProperties();
            return new Found(
                    new StoredObject(key, properties.getBlobSize(), properties.getLastModified().toInstant(),
                            tag(properties.getETag())),
                    properties.getMetadata().get(Digests.METADATA));
        } catch (BlobStorageException e) {
            if (e.getStatusCode() == 404) {
                return null;
            }
            throw e;
        }
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
            var response = Objects.requireNonNull(reader.getBlobAsyncClient(key)
                    .downloadStreamWithResponse(null, new DownloadRetryOptions().setMaxRetryRequests(0), null, false)
                    .block(patience.toSend(0)));
            var headers = response.getDeserializedHeaders();
            var object = new StoredObject(
                    key, headers.getContentLength(), headers.getLastModified().toInstant(), tag(headers.getETag()));
            var in = new Buffers(response.getValue().toStream(1));
            return new Opened(object, ObjectStream.of(in, in::close, object.size(),
                    headers.getMetadata().get(Digests.METADATA), e -> errors.of(e, key).error(), cancel),
                    Digests.without(headers.getMetadata()));
        });
    }

    /** Buffers as they come in, one after the other; closing it ends the connection. */
    private static final class Buffers extends InputStream {
        private final Stream<ByteBuffer> stream;
        private final Iterator<ByteBuffer> buffers;
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        Buffers(Stream<ByteBuffer> stream) {
            this.stream = stream;
            buffers = stream.iterator();
        }

        @Override
        public int read() {
            return fill() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (!fill()) {
                return -1;
            }
            var n = Math.min(length, buffer.remaining());
            buffer.get(bytes, from, n);
            return n;
        }

        private boolean fill() {
            while (!buffer.hasRemaining()) {
                if (!buffers.hasNext()) {
                    return false;
                }
                buffer = buffers.next();
            }
            return true;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    @Override
    public Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
        if (!Keys.isPrefix(prefix)) {
            return new Page<>(List.of(), null);
        }
        var page = page(prefix, cancel, from, client.listBlobs(options(prefix), patience.silence()));
        var items = page.getValue().stream()
                .map(it -> new StoredObject(it.getName(), it.getProperties().getContentLength(),
                        it.getProperties().getLastModified().toInstant(), tag(it.getProperties().getETag())))
                .toList();
        return new Page<>(items, next(page));
    }

    @Override
    public Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
        if (!Keys.isPrefix(prefix)) {
            return new Page<>(List.of(), null);
        }
        var page = page(
                prefix, cancel, from, client.listBlobsByHierarchy("/", options(prefix), patience.silence()));
        var names = page.getValue().stream()
                .filter(it -> Boolean.TRUE.equals(it.isPrefix()))
                .map(it -> it.getName().substring(prefix.length(), it.getName().length() - 1))
                .filter(it -> !it.isEmpty())
                .toList();
        return new Page<>(names, next(page));
    }

    private static ListBlobsOptions options(String prefix) {
        return new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(PAGE);
    }

    private PagedResponse<BlobItem> page(
            String prefix, CancelToken cancel, @Nullable String from, PagedIterable<BlobItem> all) {
        cancel.check();
        return retries.call(cancel, e -> errors.of(e, prefix),
                _ -> (from == null ? all.iterableByPage() : all.iterableByPage(from)).iterator().next());
    }

    private static @Nullable String next(PagedResponse<BlobItem> page) {
        var next = page.getContinuationToken();
        return next == null || next.isEmpty() ? null : next;
    }

    @Override
    public List<String> delete(Collection<String> keys, CancelToken cancel) {
        cancel.check();
        var failed = new ArrayList<>(keys.stream().filter(key -> !Keys.isKey(key)).toList());
        var good = keys.stream().filter(Keys::isKey).toList();
        for (var i = 0; i < good.size(); i += BATCH) {
            cancel.check();
            var batch = good.subList(i, Math.min(i + BATCH, good.size()));
            failed.addAll(retries.call(cancel, e -> errors.of(e, batch.getFirst()), _ -> deleteBatch(batch)));
        }
        return failed;
    }

    private List<String> deleteBatch(List<String> keys) {
        var batch = batches.getBlobBatch();
        var answers = new HashMap<String, Response<Void>>();
        for (var key : keys) {
            var url = client.getBlobClient(key).getBlobUrl();
            answers.put(key, batch.deleteBlob(url, DeleteSnapshotsOptionType.INCLUDE, null));
        }
        batches.submitBatchWithResponse(batch, false, patience.silence(), Context.NONE);
        return keys.stream().filter(key -> !isGone(key, answers.get(key))).toList();
    }

    private static boolean isGone(String key, @Nullable Response<Void> answer) {
        try {
            return answer != null && answer.getStatusCode() < 300;
        } catch (BlobStorageException e) {
            if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
                throw e;
            }
            if (e.getStatusCode() != 404) {
                LOG.info("Not deleted: " + key + ": " + e.getErrorCode());
            }
            return e.getStatusCode() == 404;
        }
    }

    private void checkKey(String key, ErrorCode refusal) {
        if (!Keys.isKey(key)) {
            throw DestinationErrors.of(refusal, name, key, null);
        }
    }

    @Override
    public void close() {
        // The HTTP client goes with the last one who knows it.
    }
}
