package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.azure.AzureDestination;
import dev.laurel.backup.destination.azure.AzureKey;
import dev.laurel.backup.destination.s3.S3Destination;
import dev.laurel.backup.destination.s3.S3Keys;
import dev.laurel.backup.destination.s3.S3Place;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.Releases;
import dev.laurel.servers.SelfSigned;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that nobody vouches for is told nothing; for sync see {@code RestPeerTest.tlsIsValidated}. */
class TlsTest {
    private static final Patience QUICK = new Patience(
            Duration.ofSeconds(20), Duration.ofSeconds(20), 1 << 20, 1, Duration.ofMillis(5), Duration.ofSeconds(2));

    @TempDir
    Path temp;

    @Test
    @Promise(area = Area.HOSTILE, value = "A cloud or an address of "
            + "updates whose certificate nobody vouches for is told nothing")
    void whoNobodyVouchesForIsToldNothing() throws Exception {
        try (var unknown = new SelfSigned(temp)) {
            var clouds = List.<Destination>of(
                    new S3Destination("bucket", new S3Place("bucket", "us-east-1", unknown.address(), true, true),
                            new S3Keys.Pair("id", "secret".toCharArray(), null), QUICK, InstantSource.system()),
                    new AzureDestination("container", "container", unknown.address(),
                            new AzureKey.AccountKey("name", "a2V5".toCharArray()), QUICK, InstantSource.system()));
            for (var cloud : clouds) {
                try (cloud) {
                    assertThatExceptionOfType(LaurelException.class)
                            .isThrownBy(() -> cloud.list("", null, CancelToken.NEVER))
                            .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.DESTINATION_UNREACHABLE));
                }
            }
            assertThatIOException().isThrownBy(() -> Releases.newer(unknown.address(), "1.0.0"));
            assertThat(unknown.asked()).isZero();
        }
    }
}
