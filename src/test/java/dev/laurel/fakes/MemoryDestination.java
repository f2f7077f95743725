package dev.laurel.fakes;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.Opened;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.error.ErrorCode;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/** A destination in memory that keeps to the contract, and fails when it is told to. */
public final class MemoryDestination implements Destination {
    private record Item(Content content, Map<String, String> metadata, StoredObject stored) {}

    private final String name;
    private final int pageSize;
    private final TreeMap<String, Item> items = new TreeMap<>(Keys.ORDER);
    private final Deque<ErrorCode> failures = new ArrayDeque<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private long writes;

    /** An empty one with pages of a thousand. */
    public MemoryDestination(String name) {
        this(name, 1000);
    }

    public MemoryDestination(String name, int pageSize) {
        this.name = name;
        this.pageSize = pageSize;
    }

    /** Lets the next call fail; more than one queue up. */
    public synchronized void failNext(ErrorCode code) {
        failures.add(code);
    }

    /** How often a verb was called. */
    public synchronized int calls(String verb) {
        return calls.getOrDefault(verb, 0);
    }

    /** What was put beside an object. */
    public synchronized @Nullable Map<String, String> metadata(String key) {
        var item = items.get(key);
        return item == null ? null : item.metadata();
    }

    /** Puts bytes there behind everybody's back, whatever was there. */
    public synchronized void plant(String key, byte[] bytes) {
        items.put(key, item(key, bytes.clone(), Map.of()));
    }

    private Item item(String key, byte[] bytes, Map<String, String> metadata) {
        writes++;
        return new Item(Content.of(bytes), Map.copyOf(metadata),
                new StoredObject(key, bytes.length, Instant.ofEpochMilli(writes), "tag-" + writes));
    }

    private void begin(String verb, String place, CancelToken cancel) {
        cancel.check();
        calls.merge(verb, 1, Integer::sum);
        var failure = failures.poll();
        if (failure != null) {
            throw DestinationErrors.of(failure, name, place, null);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized StoredObject put(
            String key, Content content, Map<String, String> metadata, CancelToken cancel) {
        begin("put", key, cancel);
        if (items.containsKey(key)) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_EXISTS, name, key, null);
        }
        return write(key, content, metadata, cancel);
    }

    @Override
    public synchronized StoredObject replace(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, CancelToken cancel) {
        begin("replace", key, cancel);
        var item = items.get(key);
        if (!Objects.equals(item == null ? null : item.stored().tag(), tag)) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_CHANGED, name, key, null);
        }
        return write(key, content, metadata, cancel);
    }

    private StoredObject write(String key, Content content, Map<String, String> metadata, CancelToken cancel) {
        if (!Keys.isKey(key)) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, key, null);
        }
        var bytes = new ByteArrayOutputStream();
        try (var in = content.open()) {
            var buffer = new byte[1000];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                cancel.check();
                bytes.write(buffer, 0, n);
            }
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, key, e);
        }
        var item = item(key, bytes.toByteArray(), metadata);
        items.put(key, item);
        return item.stored();
    }

    @Override
    public synchronized Opened open(String key, CancelToken cancel) {
        begin("open", key, cancel);
        var item = items.get(key);
        if (item == null) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_NOT_FOUND, name, key, null);
        }
        return new Opened(item.stored(), new FilterInputStream(opened(item, key)) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                cancel.check();
                return super.read(bytes, from, length);
            }
        }, item.metadata());
    }

    private InputStream opened(Item item, String key) {
        try {
            return item.content().open();
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, key, e);
        }
    }

    @Override
    public synchronized Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
        begin("list", prefix, cancel);
        var found = new ArrayList<StoredObject>();
        for (var item : items.tailMap(from == null ? prefix : from, from == null).entrySet()) {
            if (item.getKey().startsWith(prefix)) {
                if (found.size() == pageSize) {
                    return new Page<>(found, found.getLast().key());
                }
                found.add(item.getValue().stored());
            }
        }
        return new Page<>(found, null);
    }

    @Override
    public synchronized Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
        begin("children", prefix, cancel);
        var names = new TreeSet<>(Keys.ORDER);
        for (var key : items.keySet()) {
            if (key.startsWith(prefix) && key.indexOf('/', prefix.length()) > 0) {
                names.add(key.substring(prefix.length(), key.indexOf('/', prefix.length())));
            }
        }
        var rest = List.copyOf(from == null ? names : names.tailSet(from, false));
        return rest.size() <= pageSize
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, pageSize), rest.get(pageSize - 1));
    }

    @Override
    public synchronized List<String> delete(Collection<String> keys, CancelToken cancel) {
        begin("delete", "", cancel);
        keys.forEach(items::remove);
        return List.of();
    }

    @Override
    public synchronized void close() {
        calls.merge("close", 1, Integer::sum);
    }
}
