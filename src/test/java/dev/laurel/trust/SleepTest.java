package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.s3.S3Destination;
import dev.laurel.backup.destination.s3.S3Keys;
import dev.laurel.backup.destination.s3.S3Place;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.Fork;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.Profiles;
import dev.laurel.servers.FaultyLine;
import dev.laurel.servers.FaultyLine.Fault;
import dev.laurel.servers.S3Server;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A computer that falls asleep while a backup is on its way, and wakes up when the connection is long gone. */
@DisabledOnOs(OS.WINDOWS) // It has no signals.
class SleepTest {
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"}}}";
    private static final String LONG_TEXT = "long ago ".repeat(60_000);

    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(60), Duration.ofSeconds(60), 1 << 20, 3, Duration.ofMillis(5), Duration.ofSeconds(2));

    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    @TempDir
    Path temp;

    /** When it falls asleep. */
    enum Moment {
        WHILE_IT_SENDS,
        BEFORE_IT_HEARS_THAT_ALL_HAS_ARRIVED;

        Fault fault() {
            return this == WHILE_IT_SENDS ? new Fault.StuckUp(100_000) : new Fault.SilentDown(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    @Promise(area = Area.BACKUPS, value = "A computer that sleeps in the middle "
            + "of an upload finishes the backup when it wakes up, once and whole")
    void aBackupThatWasSleptThroughIsMadeOnce(Moment moment) throws Exception {
        var bucket = moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
        SERVER.make(bucket);
        try (var line = new FaultyLine(SERVER.address())) {
            line.next(moment.fault());
            try (var fork = Fork.of(Worker.class, temp.toString(), line.address().toString(), bucket)) {
                line.awaitStuck();
                fork.pause();
                line.cut();
                fork.goOn();
                var key = fork.line();
                assertThat(fork.exitStatus()).isZero();
                var found = new ArrayList<String>();
                var backups = new Backups(destination(SERVER.address(), bucket), "1", InstantSource.system());
                backups.list("mia", (Backup backup) -> found.add(backup.key()), CancelToken.NEVER);
                assertThat(found).containsExactly(key);
                var reading = new BackupService(backups, new SecureRandom()).open(
                        found.getFirst(), -1, null, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
                assertThat(Objects.requireNonNull(reading.file()).data().metrics().get("diary"))
                        .isEqualTo(MetricValue.of(LONG_TEXT));
            }
        }
    }

    private static S3Destination destination(URI address, String bucket) {
        return new S3Destination("bucket", new S3Place(bucket, "us-east-1", address, true, true),
                new S3Keys.Pair(S3Server.ID, S3Server.SECRET.toCharArray(), null), QUICK, InstantSource.system());
    }

    /** Makes a backup, and tells its key. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] args) throws IOException {
            try (var profiles = Profiles.open(Path.of(args[0]), InstantSource.system()).profiles();
                    var session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id());
                    var destination = destination(URI.create(args[1]), args[2])) {
                session.engine().update("diary", MetricValue.of(LONG_TEXT));
                var backups = new ProfileBackups(session, new Backups(destination, "1", InstantSource.system()),
                        new SecureRandom(), "manual");
                System.out.println(backups.backupAs(new Sealing.None(), false, CancelToken.NEVER).key());
            }
        }
    }
}
