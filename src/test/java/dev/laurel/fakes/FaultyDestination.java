package dev.laurel.fakes;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Opened;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.error.ErrorCode;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * A real destination behind everything that a bad one does, now and then: it refuses, it does what it was asked and
 * says that it could not, it keeps half of an object, gives half of it, with and without a word, and lists what was
 * there a while ago. For one thread at a time.
 */
public final class FaultyDestination implements Destination {
    private static final List<ErrorCode> REFUSALS = List.of(
            ErrorCode.DESTINATION_UNREACHABLE, ErrorCode.DESTINATION_INTERRUPTED, ErrorCode.DESTINATION_THROTTLED,
            ErrorCode.DESTINATION_OTHER, ErrorCode.DESTINATION_QUOTA);

    private final Destination real;
    private final Random random;
    private final Map<String, Page<StoredObject>> listed = new TreeMap<>();
    private int percent;
    private int faults;

    /**
     * Faults before a destination, which is closed with this one.
     *
     * @param percent how many of a hundred calls go wrong
     */
    public FaultyDestination(Destination real, Random random, int percent) {
        this.real = real;
        this.random = random;
        this.percent = percent;
    }

    /** Lets everything go well from now on. */
    public void heal() {
        percent = 0;
    }

    /** How many calls went wrong. */
    public int faults() {
        return faults;
    }

    private boolean isFault() {
        var fault = random.nextInt(100) < percent;
        faults += fault ? 1 : 0;
        return fault;
    }

    private RuntimeException refusal(String place) {
        return DestinationErrors.of(REFUSALS.get(random.nextInt(REFUSALS.size())), name(), place, null);
    }

    private RuntimeException lostAnswer(String place) {
        return DestinationErrors.of(ErrorCode.DESTINATION_UNREACHABLE, name(), place, null);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public StoredObject put(String key, Content content, Map<String, String> metadata, CancelToken cancel) {
        if (!isFault()) {
            return real.put(key, content, metadata, cancel);
        }
        return switch (random.nextInt(4)) {
            case 0 -> throw refusal(key);
            case 1 -> {
                real.put(key, content, metadata, cancel);
                throw lostAnswer(key);
            }
            case 2 -> {
                real.put(key, half(content), metadata, cancel);
                throw lostAnswer(key);
            }
            default -> real.put(key, half(content), metadata, cancel);
        };
    }

    @Override
    public StoredObject replace(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, CancelToken cancel) {
        if (!isFault()) {
            return real.replace(key, tag, content, metadata, cancel);
        }
        if (random.nextBoolean()) {
            real.replace(key, tag, content, metadata, cancel);
            throw lostAnswer(key);
        }
        throw refusal(key);
    }

    /** Some of it, never all. */
    private Content half(Content content) {
        try (var in = content.open()) {
            return Content.of(in.readNBytes(random.nextInt((int) content.size())));
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name(), "", e);
        }
    }

    @Override
    public Opened open(String key, CancelToken cancel) {
        if (!isFault()) {
            return real.open(key, cancel);
        }
        if (random.nextInt(3) == 0) {
            throw refusal(key);
        }
        var opened = real.open(key, cancel);
        try (var content = opened.content()) {
            var begun = content.readNBytes(random.nextInt((int) opened.object().size() + 1));
            InputStream half = new ByteArrayInputStream(begun);
            return new Opened(opened.object(), random.nextBoolean() ? half : cut(half, key), opened.metadata());
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, name(), key, e);
        }
    }

    /** Ends with an error. */
    private InputStream cut(InputStream half, String key) {
        return new FilterInputStream(half) {
            @Override
            public int read() throws IOException {
                return checked(in.read());
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return checked(in.read(bytes, from, length));
            }

            private int checked(int read) {
                if (read < 0) {
                    throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, name(), key, null);
                }
                return read;
            }
        };
    }

    @Override
    public Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
        var place = prefix + '\n' + from;
        if (isFault()) {
            var stale = listed.get(place);
            if (stale == null || random.nextBoolean()) {
                throw refusal(prefix);
            }
            return stale;
        }
        var page = real.list(prefix, from, cancel);
        if (random.nextInt(10) == 0 || !listed.containsKey(place)) {
            listed.put(place, page);
        }
        return page;
    }

    @Override
    public Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
        if (isFault()) {
            throw refusal(prefix);
        }
        return real.children(prefix, from, cancel);
    }

    @Override
    public List<String> delete(Collection<String> keys, CancelToken cancel) {
        if (isFault()) {
            throw refusal("");
        }
        return real.delete(keys, cancel);
    }

    @Override
    public void close() {
        real.close();
    }
}
