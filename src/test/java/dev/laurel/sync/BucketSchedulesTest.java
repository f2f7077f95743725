package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Opened;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.backup.destination.azure.AzureDestination;
import dev.laurel.backup.destination.azure.AzureKey;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.backup.destination.s3.S3Destination;
import dev.laurel.backup.destination.s3.S3Keys;
import dev.laurel.backup.destination.s3.S3Place;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.servers.Azurite;
import dev.laurel.servers.S3Server;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Figure;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Three devices at one object in a destination. All write at random, connections break and processes are killed; in
 * the end all have the same, and no device has ever lost a thing. Each run takes other schedules; a failure names the
 * seed of its own.
 */
class BucketSchedulesTest {
    private static final String PROMISE = "Three devices at one object in a folder, in S3 and in Azure all come "
            + "to the same state, and nothing that any has seen is lost or goes down, whatever fails in between";
    private static final int ALL = 500;

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @RegisterExtension
    static final Azurite AZURE = new Azurite();

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void inMemory() {
        run(new MemoryDestination("memory"), ALL);
    }

    @Test
    @Promise(area = Area.SYNC, value = PROMISE)
    void inAFolder(@TempDir Path folder, Figure figure) {
        FolderDestination.setUp("folder", folder);
        figure.is(run(new FolderDestination("folder", folder), Rounds.of(100, ALL)) + " in a folder");
    }

    @Test
    @Promise(area = Area.SYNC, value = PROMISE)
    void inABucket(Figure figure) {
        try (var raw = S3Client.builder()
                .endpointOverride(S3.address())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ID, S3Server.SECRET)))
                .build()) {
            raw.createBucket(request -> request.bucket("sync-bucket"));
        }
        var keys = new S3Keys.Pair(S3Server.ID, S3Server.SECRET.toCharArray(), null);
        try (var bucket = new S3Destination("bucket", new S3Place("sync-bucket", "us-east-1", S3.address(), true, true),
                keys, Patience.USUAL, InstantSource.system())) {
            figure.is(run(bucket, Rounds.of(40, ALL)) + " in S3Proxy");
        }
    }

    @Test
    @Promise(area = Area.SYNC, value = PROMISE)
    void inAContainer(Figure figure) {
        var key = new AzureKey.AccountKey(Azurite.ACCOUNT, Azurite.KEY.toCharArray());
        try (var container = new AzureDestination("container", "sync-container", AZURE.address(), key, Patience.USUAL,
                InstantSource.system())) {
            container.setUp(CancelToken.NEVER);
            figure.is(run(container, Rounds.of(20, ALL)) + " in Azurite");
        }
    }

    private static String run(Destination destination, int schedules) {
        var seeds = Schedules.seeds(BucketSchedulesTest.class, schedules);
        for (var seed : seeds) {
            new Schedule(seed, destination).run();
        }
        return seeds.length + " random schedules";
    }

    private static final class Schedule {
        private final long seed;
        private final Random random;
        private final Destination destination;
        private double faulty;
        private @Nullable Runnable between;

        Schedule(long seed, Destination destination) {
            this.seed = seed;
            this.destination = destination;
            random = new Random(seed);
            faulty = List.of(0.0, 0.1, 0.3).get(random.nextInt(3));
        }

        void run() {
            var user = "player/" + seed;
            Supplier<SyncPeer> peers = () -> new BucketPeer(new Flaky(destination), user, "hash", CLOCK);
            try (var one = new Device("one", peers, CLOCK);
                    var two = new Device("two", peers, CLOCK);
                    var three = new Device("three", peers, CLOCK)) {
                var devices = List.of(one, two, three);
                for (var step = 8 + random.nextInt(12); step > 0; step--) {
                    step(devices.get(random.nextInt(3)), devices.get(random.nextInt(3)));
                }
                settle(devices);
            } catch (AssertionError | RuntimeException e) {
                throw Schedules.failed(seed, e);
            }
        }

        private void step(Device device, Device other) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> device.play(random);
                case 4, 5 -> device.sync(SyncRound.Aim.BOTH);
                case 6 -> device.sync(SyncRound.Aim.SEND);
                case 7 -> device.restart();
                case 8 -> device.syncAndDie(random.nextInt(5));
                default -> {
                    // The other one gets in between what this one has seen and what it writes.
                    if (device != other) {
                        between = () -> {
                            other.play(random);
                            other.sync(SyncRound.Aim.BOTH);
                        };
                    }
                    device.sync(SyncRound.Aim.BOTH);
                    between = null;
                }
            }
            device.look();
        }

        /**
         * Everything works again: each has its say once, and then pulls once more. What one of three has lowered may
         * come back in between, from one that still has more when the first has pulled already.
         */
        private void settle(List<Device> devices) {
            faulty = 0;
            for (var round = 0; round < 3; round++) {
                devices.forEach(Device::syncForSure);
            }
            var first = devices.getFirst();
            devices.forEach(device -> assertThat(Values.same(device.state(), first.state()))
                    .as(first + " and " + device).isTrue());
        }

        /** A destination whose connections break, before or after what was asked for. */
        private final class Flaky implements Destination {
            private final Destination real;

            Flaky(Destination real) {
                this.real = real;
            }

            private void mayBreak(String key) {
                if (random.nextDouble() < faulty) {
                    throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, real.name(), key, null);
                }
            }

            @Override
            public String name() {
                return real.name();
            }

            @Override
            public StoredObject replace(
                    String key, @Nullable String tag, Content content, Map<String, String> metadata,
                    CancelToken cancel) {
                var meanwhile = between;
                between = null;
                if (meanwhile != null) {
                    meanwhile.run();
                }
                mayBreak(key);
                var stored = real.replace(key, tag, content, metadata, cancel);
                mayBreak(key);
                return stored;
            }

            @Override
            public Opened open(String key, CancelToken cancel) {
                mayBreak(key);
                var opened = real.open(key, cancel);
                return random.nextDouble() < faulty
                        ? new Opened(opened.object(), new Cut(opened.content()), opened.metadata())
                        : opened;
            }

            @Override
            public StoredObject put(String key, Content content, Map<String, String> metadata, CancelToken cancel) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> delete(Collection<String> keys, CancelToken cancel) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void test(Consumer<? super TestStep> passed, CancelToken cancel) {
                throw new UnsupportedOperationException();
            }

            /** The real one serves all. */
            @Override
            public void close() {}
        }
    }

    /** Breaks off after a few bytes. */
    private static final class Cut extends FilterInputStream {
        private int left = 40;

        Cut(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("cut");
            }
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var next = length == 0 ? -1 : read();
            if (next < 0) {
                return -1;
            }
            bytes[from] = (byte) next;
            return 1;
        }
    }
}
