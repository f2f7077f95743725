package dev.laurel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.servers.FaultyLine;
import dev.laurel.servers.FaultyLine.Fault;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every destination behind a network has to keep to besides, over a line that fails. */
public abstract class RemoteContract extends DestinationContract {
    /** Long enough for a slow machine where an answer does come. */
    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20, 3, Duration.ofMillis(5), Duration.ofSeconds(2));

    private static final Patience SHORT = new Patience(
            Duration.ofSeconds(20), Duration.ofMillis(300), 1 << 20, 2, Duration.ofMillis(5), Duration.ofSeconds(2));

    /** In a test that takes as long as this, cancelling has not worked. */
    private static final Patience ENDLESS = new Patience(
            Duration.ofMinutes(5), Duration.ofMinutes(5), 1 << 10, 3, Duration.ofMillis(5), Duration.ofSeconds(2));

    private static final String KEY = "users/anna/v1/achievements-1.json";

    private final byte[] large = new byte[300_000];
    private final List<Destination> opened = new ArrayList<>();
    private FaultyLine line;

    @SuppressWarnings("NullAway.Init") // JUnit opens it before each test.
    protected RemoteContract() {
        new Random(11).nextBytes(large);
    }

    /** The server's address. */
    protected abstract URI server();

    /** Another way to the same bucket or container as {@link #destination}, by way of an address. */
    protected abstract Destination open(URI address, Patience patience);

    /** The same with keys that are not right. */
    protected abstract Destination withWrongKeys();

    /** A bucket or container that is not there, and its name. */
    protected abstract Destination missing(String name);

    /** An answer that asks for fewer requests. */
    protected abstract String slowDown(String retryAfter);

    /** Puts an object there whose bytes are not those that its hash was made of. */
    protected abstract void plantAltered(String key);

    /** Both servers of the tests compare UTF-16 units; S3 itself compares bytes. */
    @Override
    protected Comparator<String> order() {
        return Comparator.naturalOrder();
    }

    @Override
    protected abstract int pageSize();

    @BeforeEach
    void openLine() throws IOException {
        line = new FaultyLine(server());
    }

    @AfterEach
    void closeAll() throws IOException {
        opened.forEach(Destination::close);
        line.close();
    }

    private Destination through(Patience patience) {
        var destination = open(line.address(), patience);
        opened.add(destination);
        return destination;
    }

    private StoredObject put(Destination destination, byte[] bytes) {
        return destination.put(KEY, Content.of(bytes), Map.of(), CancelToken.NEVER);
    }

    /** As fast as the server can. */
    @Override
    protected void plant(List<String> keys) {
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<?>> puts = new ArrayList<>();
            keys.forEach(key -> puts.add(threads.submit(() -> put(key, bytes("{}")))));
            for (var put : puts) {
                put.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void wrongKeysAreRefused() {
        var wrong = withWrongKeys();
        opened.add(wrong);
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> wrong.list("", null, CancelToken.NEVER));
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> wrong.children("", null, CancelToken.NEVER));
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> put(wrong, large));
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> wrong.open(KEY, CancelToken.NEVER));
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> wrong.delete(List.of(KEY), CancelToken.NEVER));
        var steps = new ArrayList<TestStep>();
        assertFails(ErrorCode.DESTINATION_CREDENTIALS, () -> wrong.test(steps::add, CancelToken.NEVER));
        assertThat(steps).isEmpty();
    }

    @Test
    void aPlaceThatIsNotThereIsNamed() {
        var missing = missing("no-such-place");
        opened.add(missing);
        assertThatThrownBy(() -> missing.list("users/", null, CancelToken.NEVER)).isInstanceOfSatisfying(
                LaurelException.class, e -> {
                    assertThat(e.error().code()).isEqualTo(ErrorCode.DESTINATION_NOT_FOUND);
                    assertThat(e.error().arguments()).isEqualTo(List.of(missing.name(), "no-such-place"));
                });
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> put(missing, large));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> missing.replace(
                KEY, "tag", Content.of(large), Map.of(), CancelToken.NEVER));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> missing.open(KEY, CancelToken.NEVER));
    }

    /** One request for each page and none for an object. */
    @Override
    protected List<Page<StoredObject>> pages(String prefix) {
        var before = line.requests().size();
        var pages = pages(through(QUICK), prefix);
        assertThat(line.requests()).hasSize(before + pages.size());
        return pages;
    }

    @Test
    void oneRequestForTheFoldersOfAPage() {
        put("users/anna/v1/achievements-1.json", bytes("{}"));
        assertThat(through(QUICK).children("users/", null, CancelToken.NEVER).items()).containsExactly("anna");
        assertThat(line.requests()).hasSize(1);
    }

    @Test
    void metadataComeBackAsTheyWere() throws IOException {
        put("users/anna/a.json", new byte[] {1});
        try (var read = destination().open("users/anna/a.json", CancelToken.NEVER)) {
            assertThat(read.metadata()).containsExactly(Map.entry("madeby", "test"));
        }
    }

    @Test
    void oneRequestForEachObject() throws IOException {
        var counted = through(QUICK);
        put(counted, large);
        try (var read = counted.open(KEY, CancelToken.NEVER)) {
            assertThat(read.content().readAllBytes()).isEqualTo(large);
        }
        assertThat(line.requests()).hasSize(2);
    }

    @Test
    void whoIsAskedToWaitWaits() {
        line.next(new Fault.Answer(slowDown("1")));
        var began = System.nanoTime();
        put(through(QUICK), large);
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(all("")).hasSize(1);
        assertThat(line.connections()).isEqualTo(2);
    }

    @Test
    void whoIsAskedToWaitTooLongGivesUp() {
        line.next(new Fault.Answer(slowDown("3600")), new Fault.Answer(slowDown("3600")));
        assertFails(ErrorCode.DESTINATION_THROTTLED, () -> put(through(QUICK), large));
        assertThat(line.connections()).isEqualTo(1);
    }

    @Test
    void triesEndOnce() {
        line.next(new Fault.Answer(slowDown("0")), new Fault.Answer(slowDown("0")), new Fault.Answer(slowDown("0")),
                new Fault.Answer(slowDown("0")));
        assertFails(ErrorCode.DESTINATION_THROTTLED, () -> through(QUICK).list("", null, CancelToken.NEVER));
        assertThat(line.connections()).isEqualTo(3);
    }

    @Test
    void anUploadThatIsCutIsSentAgain() throws IOException {
        line.next(new Fault.CutUp(100_000));
        put(through(QUICK), large);
        assertThat(line.connections()).isEqualTo(2);
        assertThat(read(KEY)).isEqualTo(large);
    }

    @Test
    void anUploadThatIsAlwaysCutLeavesNothing() {
        line.next(new Fault.CutUp(100_000), new Fault.CutUp(150_000), new Fault.CutUp(299_000));
        assertFails(ErrorCode.DESTINATION_INTERRUPTED, () -> put(through(QUICK), large));
        assertThat(all("")).isEmpty();
    }

    /** The server has the object and the client does not know: trying again must not take its own for another's. */
    @Test
    void anAnswerThatIsLostIsNoClash() throws IOException {
        line.next(new Fault.CutDown(1));
        var stored = put(through(QUICK), large);
        assertThat(all("")).extracting(StoredObject::tag).containsExactly(stored.tag());
        line.next(new Fault.CutDown(1));
        assertFails(ErrorCode.DESTINATION_EXISTS, () -> put(through(QUICK), bytes("another's")));
        line.next(new Fault.CutDown(1));
        var replaced = through(QUICK).replace(KEY, stored.tag(), Content.of(bytes("new")), Map.of(), CancelToken.NEVER);
        assertThat(all("")).extracting(StoredObject::tag).containsExactly(replaced.tag());
        assertThat(read(KEY)).isEqualTo(bytes("new"));
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "A download that was cut is never taken for the whole")
    void aDownloadThatIsCutIsNeverTakenForTheWhole() throws IOException {
        put(KEY, large);
        line.next(new Fault.CutDown(100_000));
        try (var read = through(QUICK).open(KEY, CancelToken.NEVER)) {
            assertFails(ErrorCode.DESTINATION_INTERRUPTED, () -> read.content().readAllBytes());
        }
    }

    @Test
    @Promise(area = Area.DAMAGE, value = "What a cloud gives back changed is refused")
    void bytesThatAreNotThoseThatWereStoredAreRefused() throws IOException {
        plantAltered(KEY);
        try (var read = destination().open(KEY, CancelToken.NEVER)) {
            assertFails(ErrorCode.DESTINATION_INTEGRITY, () -> read.content().readAllBytes());
        }
    }

    @Test
    void silenceIsUnreachable() throws IOException {
        line.next(new Fault.SilentDown(0), new Fault.SilentDown(0));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> through(SHORT).list("", null, CancelToken.NEVER));
        line.next(new Fault.SilentDown(0), new Fault.SilentDown(0));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> put(through(SHORT), large));
        assertThat(line.connections()).isEqualTo(4);
    }

    @Test
    void silenceInTheMiddleIsUnreachable() throws IOException {
        put(KEY, large);
        line.next(new Fault.SilentDown(100_000));
        try (var read = through(SHORT).open(KEY, CancelToken.NEVER)) {
            assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> read.content().readAllBytes());
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        line.close();
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> through(QUICK).list("", null, CancelToken.NEVER));
    }

    @Test
    @Timeout(60)
    void cancellingDoesNotWaitForAnAnswer() {
        line.next(new Fault.SilentDown(0));
        var silent = through(ENDLESS);
        assertThatThrownBy(() -> silent.list("", null, line::isStuck)).isInstanceOf(CancellationException.class);
    }

    @Test
    @Timeout(60)
    void cancellingDoesNotWaitForTheRest() {
        put(KEY, large);
        line.next(new Fault.SilentDown(100_000));
        var stuck = through(ENDLESS);
        assertThatThrownBy(() -> {
                    try (var read = stuck.open(KEY, line::isStuck)) {
                        read.content().readAllBytes();
                    }
                })
                .isInstanceOf(CancellationException.class);
    }

    @Test
    @Timeout(60)
    void cancellingDoesNotWaitForTheNextAttempt() {
        var patient = new Patience(
                Duration.ofMinutes(5), Duration.ofMinutes(5), 1 << 10, 3, Duration.ofMinutes(3), Duration.ofMinutes(5));
        line.next(new Fault.Answer(slowDown("120")));
        assertThatThrownBy(() -> through(patient).list("", null, () -> line.requests().size() == 1))
                .isInstanceOf(CancellationException.class);
    }
}
