package dev.laurel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.laurel.backup.BackupKey;
import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every destination has to keep to; a subclass gives one that is empty. */
public abstract class DestinationContract {
    /** An empty destination, the same for the whole of one test. */
    protected abstract Destination destination();

    /** The order of listings. */
    protected Comparator<String> order() {
        return Keys.ORDER;
    }

    /** More objects than can be deleted with one request. */
    protected int moreThanABatch() {
        return 1200;
    }

    /** How many objects a page may have. */
    protected int pageSize() {
        return 1000;
    }

    /** Whether the answer to a put says when the object was stored. */
    protected boolean tellsWhenItStored() {
        return true;
    }

    static List<String> oddUsers() {
        return List.of(
                "../", "..", ".", "user 1/x", "/", "//etc", "a\\b", "", "~", "con", "aux.txt", "dot.", "🏆 Zoë",
                "x".repeat(1000), "🦊".repeat(300), "nul\u0000tab\t", "100%", "%2F", "lone \ud800 surrogate", "ünïcode",
                "v1", ".laurel", "-rf", "*?<>|\":");
    }

    @Test
    void whatWasPutCanBeReadBack() throws IOException {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var stored = put("users/anna/v1/achievements-1.json", bytes);
        assertThat(stored.key()).isEqualTo("users/anna/v1/achievements-1.json");
        assertThat(stored.size()).isEqualTo(bytes.length);
        assertThat(read(stored.key())).isEqualTo(bytes);
        if (!tellsWhenItStored()) {
            assertThat(stored.modified()).as("when it answered").isBetween(before, Instant.now());
        }
        var told = tellsWhenItStored() ? new String[0] : new String[] {"modified"};
        assertThat(all("users/")).usingRecursiveFieldByFieldElementComparatorIgnoringFields(told)
                .containsExactly(stored);
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        put("users/anna/empty", new byte[0]);
        assertThat(read("users/anna/empty")).isEmpty();
        assertThat(all("users/anna/")).extracting(StoredObject::size).containsExactly(0L);
    }

    @Test
    @Promise(area = Area.BACKUPS, value = "A backup is never overwritten")
    void aKeyIsNeverOverwritten() throws IOException {
        put("users/anna/a.json", bytes("first"));
        assertFails(ErrorCode.DESTINATION_EXISTS, () -> put("users/anna/a.json", bytes("second")));
        assertThat(read("users/anna/a.json")).isEqualTo(bytes("first"));
        assertThat(all("")).hasSize(1);
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        var won = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (var n = 0; n < 8; n++) {
                var text = bytes("writer " + n + " ".repeat(100_000));
                writers.add(threads.submit(() -> {
                    try {
                        put("users/race/a.json", text);
                        won.incrementAndGet();
                    } catch (LaurelException e) {
                        assertThat(e.error().code()).isEqualTo(ErrorCode.DESTINATION_EXISTS);
                    }
                }));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        assertThat(won).hasValue(1);
        assertThat(all("")).extracting(StoredObject::size).containsExactly(100_008L);
    }

    @Test
    void whatSomebodyHasSeenCanBeReplacedOnce() throws IOException {
        var first = replace("users/anna/sync.json", null, "first");
        assertFails(ErrorCode.DESTINATION_CHANGED, () -> replace("users/anna/sync.json", null, "too late"));
        var second = replace("users/anna/sync.json", first.tag(), "other");
        assertThat(second.tag()).isNotEqualTo(first.tag());
        assertFails(ErrorCode.DESTINATION_CHANGED, () -> replace("users/anna/sync.json", first.tag(), "lost!"));
        assertThat(all("users/anna/")).containsExactly(second);
        try (var opened = destination().open("users/anna/sync.json", CancelToken.NEVER)) {
            assertThat(opened.object()).isEqualTo(second);
            assertThat(opened.content().readAllBytes()).isEqualTo(bytes("other"));
        }
        delete("users/anna/sync.json");
        assertFails(ErrorCode.DESTINATION_CHANGED, () -> replace("users/anna/sync.json", second.tag(), "gone"));
        assertFails(ErrorCode.DESTINATION_CHANGED, () -> replace("users/nobody/sync.json", second.tag(), "gone"));
        assertThat(all("")).isEmpty();
    }

    /** All of one length, and as fast as they can: neither size nor the clock may be what tells them apart. */
    @Test
    void everyReplacementHasATagOfItsOwn() {
        var tags = new HashSet<String>();
        @Nullable String tag = null;
        for (var n = 10; n < 60; n++) {
            tag = replace("users/anna/sync.json", tag, "text " + n).tag();
            tags.add(tag);
        }
        assertThat(tags).hasSize(50);
    }

    @Test
    void replacementsThatRaceLoseNothing() throws Exception {
        replace("users/race/sync.json", null, "");
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (var n = 0; n < 4; n++) {
                var mine = String.valueOf((char) ('a' + n));
                writers.add(threads.submit(() -> {
                    for (var i = 0; i < 10; i++) {
                        append("users/race/sync.json", mine);
                    }
                    return true;
                }));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        var letters = read("users/race/sync.json");
        Arrays.sort(letters);
        assertThat(letters).asString(StandardCharsets.UTF_8)
                .isEqualTo("a".repeat(10) + "b".repeat(10) + "c".repeat(10) + "d".repeat(10));
    }

    private void append(String key, String more) throws IOException {
        for (;;) {
            try (var opened = destination().open(key, CancelToken.NEVER)) {
                var text = new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
                replace(key, opened.object().tag(), text + more);
                return;
            } catch (LaurelException e) {
                assertThat(e.error().code()).isEqualTo(ErrorCode.DESTINATION_CHANGED);
            }
        }
    }

    private StoredObject replace(String key, @Nullable String tag, String text) {
        return destination().replace(key, tag, Content.of(bytes(text)), Map.of("madeby", "test"), CancelToken.NEVER);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        put("users/anna/a.json", bytes("{}"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/anna/b.json"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/nobody/a.json"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/anna"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/anna/a.json/b"));
    }

    @Test
    void thousandsOfObjectsComeInPagesAndInOrder() {
        var many = keys("users/many/v1/achievements-", 2500);
        var all = new ArrayList<>(many);
        all.addAll(keys("users/more/v1/achievements-", 2998));
        all.addAll(List.of("users/many-more/v1/achievements-1.json", "users/man/v1/achievements-1.json"));
        Collections.shuffle(all, new Random(3));
        plant(all);
        assertPages("users/many/", many);
        assertPages("users/", all);
    }

    private static List<String> keys(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> prefix + n + ".json").toList();
    }

    private void assertPages(String prefix, List<String> keys) {
        var pages = pages(prefix);
        assertThat(pages.stream().flatMap(page -> page.items().stream()).map(StoredObject::key))
                .isEqualTo(keys.stream().sorted(order()).toList());
        assertThat(pages).hasSize((keys.size() + pageSize() - 1) / pageSize())
                .allSatisfy(page -> assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize()));
        // The last page again, asked of somebody who has not seen the one before.
        var before = pages.size() == 1 ? null : pages.get(pages.size() - 2).next();
        assertThat(destination().list(prefix, before, CancelToken.NEVER)).isEqualTo(pages.getLast());
        assertThat(destination().list(prefix, before, CancelToken.NEVER)).isEqualTo(pages.getLast());
    }

    /** All pages, one after the other. */
    protected List<Page<StoredObject>> pages(String prefix) {
        return pages(destination(), prefix);
    }

    protected static List<Page<StoredObject>> pages(Destination destination, String prefix) {
        var pages = new ArrayList<Page<StoredObject>>();
        String from = null;
        do {
            pages.add(destination.list(prefix, from, CancelToken.NEVER));
            from = pages.getLast().next();
        } while (from != null);
        return pages;
    }

    @Test
    void orderIsThatOfTheBytesAcrossFolders() {
        var keys = new ArrayList<>(List.of(
                "a", "users/a-b/x", "users/a.b", "users/a/x", "users/a/y/z", "users/a0", "users/ab", "users/é",
                "users/\uff5e", "users/🏆/x"));
        keys.sort(order());
        var shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(5));
        shuffled.forEach(key -> put(key, bytes(key)));
        assertThat(all("")).extracting(StoredObject::key).containsExactlyElementsOf(keys);
        assertThat(all("users/a")).extracting(StoredObject::key)
                .containsExactly("users/a-b/x", "users/a.b", "users/a/x", "users/a/y/z", "users/a0", "users/ab");
        assertThat(all("users/a/y/")).extracting(StoredObject::key).containsExactly("users/a/y/z");
        assertThat(all("nothing/here/")).isEmpty();
        assertThat(all("users/nob")).isEmpty();
    }

    @Test
    void childrenAreFoldersAlone() {
        put("users/b/v1/x.json", bytes("1"));
        put("users/b/v2/x.json", bytes("2"));
        put("users/a/x.json", bytes("3"));
        put("users/file.json", bytes("4"));
        assertThat(children("")).containsExactly("users");
        assertThat(children("users/")).containsExactly("a", "b");
        assertThat(children("users/b/")).containsExactly("v1", "v2");
        assertThat(children("users/a/")).isEmpty();
        assertThat(children("users/nobody/")).isEmpty();
    }

    @Test
    void aFolderGoesWithItsLastObject() {
        put("users/b/v1/x.json", bytes("1"));
        put("users/c/v1/x.json", bytes("1"));
        assertThat(delete("users/b/v1/x.json")).isEmpty();
        assertThat(children("users/")).containsExactly("c");
        assertThat(all("")).hasSize(1);
        assertThat(delete("users/c/v1/x.json", "users/c/v1/gone-already.json")).isEmpty();
        assertThat(all("")).isEmpty();
        put("users/b/v1/x.json", bytes("again"));
        assertThat(all("")).hasSize(1);
    }

    @Test
    void foreignObjectsAreLeftAlone() {
        var foreign = List.of("users/anna/photo.png", "users/anna/v1/achievements-x.json", "users/anna/v1/notes",
                "users/anna/v1/achievements-5.json/deeper", "users/readme.txt", "other/achievements-1.json");
        foreign.forEach(key -> put(key, bytes("foreign")));
        var backups = new Backups(destination(), "1", () -> Instant.ofEpochMilli(7));
        var backup = backups.put("anna", BackupKey.Form.PLAIN, Content.of(bytes("{}")), Map.of(), CancelToken.NEVER);
        assertThat(backups.newestFirst(null, CancelToken.NEVER)).containsExactly(backup);
        assertThat(backups.newestFirst("anna", CancelToken.NEVER)).containsExactly(backup);
        assertThat(backups.delete(List.of(backup), CancelToken.NEVER)).isEmpty();
        assertThat(all("")).extracting(StoredObject::key).containsExactlyInAnyOrderElementsOf(foreign);
    }

    @Test
    void manyAreDeletedAtOnce() {
        var keys = IntStream.range(0, moreThanABatch()).mapToObj(n -> "users/many/" + n).toList();
        plant(keys);
        put("users/other/1", bytes("x"));
        assertThat(destination().delete(keys, CancelToken.NEVER)).isEmpty();
        assertThat(all("")).extracting(StoredObject::key).containsExactly("users/other/1");
    }

    @ParameterizedTest
    @MethodSource("oddUsers")
    void anOddUserStaysInAPlaceOfItsOwn(String user) throws IOException {
        var key = new BackupKey(user, "1.0", 1_700_000_000_000L, BackupKey.Form.AGE).text();
        put("users/anna/v1/achievements-1.json", bytes("anna"));
        put(key, bytes(user));
        assertThat(read(key)).isEqualTo(bytes(user));
        assertThat(all(BackupKey.prefix(user))).extracting(StoredObject::key).containsExactly(key);
        assertThat(children("users/")).hasSize(2).contains("anna");
        assertThat(delete(key)).isEmpty();
        assertThat(all("")).extracting(StoredObject::key).containsExactly("users/anna/v1/achievements-1.json");
    }

    @Test
    @Promise(area = Area.HOSTILE, value = "No key leads out of a destination")
    void whatIsNoKeyIsRefused() {
        for (var key : List.of("", "/", "/a", "a/", "a//b", "../a", "a/../../b", "./a", "a\u0000b", "x".repeat(1025))) {
            assertFails(ErrorCode.DESTINATION_OTHER, () -> put(key, bytes("x")));
            assertFails(ErrorCode.DESTINATION_OTHER, () -> replace(key, null, "x"));
            assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read(key));
        }
        assertThat(all("")).isEmpty();
        assertThat(all("../")).isEmpty();
    }

    @Test
    void cancellingLeavesNothingBehind() {
        CancelToken cancelled = () -> true;
        var calls = new AtomicInteger();
        CancelToken later = () -> calls.incrementAndGet() > 3;
        assertThatThrownBy(() -> destination().put("users/a/x", Content.of(bytes("x")), Map.of(), cancelled))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> destination().put("users/a/x", Content.of(new byte[1_000_000]), Map.of(), later))
                .isInstanceOf(CancellationException.class);
        assertThat(all("")).isEmpty();
        put("users/a/x", new byte[1_000_000]);
        assertThatThrownBy(() -> destination().list("", null, cancelled)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> destination().children("", null, cancelled)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> destination().delete(List.of("users/a/x"), cancelled))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> destination().open("users/a/x", cancelled)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> {
                    var reading = new AtomicInteger();
                    try (var opened = destination().open("users/a/x", () -> reading.incrementAndGet() > 3)) {
                        opened.content().transferTo(OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOf(CancellationException.class);
        assertThat(all("")).hasSize(1);
    }

    @Test
    void contentThatCannotBeReadLeavesNothingBehind() {
        var broken = new Content() {
            @Override
            public long size() {
                return 100_000;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private int left = 50_000;

                    @Override
                    public int read() throws IOException {
                        if (left-- == 0) {
                            throw new IOException("gone");
                        }
                        return 'x';
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        bytes[from] = (byte) read();
                        return 1;
                    }
                };
            }
        };
        assertThatThrownBy(() -> destination().put("users/a/x", broken, Map.of(), CancelToken.NEVER))
                .isInstanceOf(LaurelException.class);
        assertThat(all("")).isEmpty();
        assertThat(children("")).as("folders").isSubsetOf("users");
    }

    @Test
    void tryingItOutLeavesNothingBehind() {
        var steps = new ArrayList<TestStep>();
        destination().test(steps::add, CancelToken.NEVER);
        assertThat(steps).containsExactly(TestStep.values());
        assertThat(all("")).isEmpty();
        assertThat(children("")).isEmpty();
    }

    /** Puts many small objects there; where that is slow, a subclass may do it behind the destination's back. */
    protected void plant(List<String> keys) {
        keys.forEach(key -> put(key, bytes("{}")));
    }

    protected final StoredObject put(String key, byte[] bytes) {
        return destination().put(key, Content.of(bytes), Map.of("madeby", "test"), CancelToken.NEVER);
    }

    protected final byte[] read(String key) throws IOException {
        try (var opened = destination().open(key, CancelToken.NEVER)) {
            return opened.content().readAllBytes();
        }
    }

    protected final List<StoredObject> all(String prefix) {
        var found = new ArrayList<StoredObject>();
        @Nullable String from = null;
        do {
            var page = destination().list(prefix, from, CancelToken.NEVER);
            found.addAll(page.items());
            from = page.next();
        } while (from != null);
        return found;
    }

    protected final List<String> children(String prefix) {
        return destination().children(prefix, null, CancelToken.NEVER).items();
    }

    protected final List<String> delete(String... keys) {
        return destination().delete(List.of(keys), CancelToken.NEVER);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    protected static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                LaurelException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }
}
