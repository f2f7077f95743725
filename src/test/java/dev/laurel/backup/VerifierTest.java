package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.laurel.backup.BackupService.Source;
import dev.laurel.backup.Verifier.Expected;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Digests;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Rounds;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final String CATALOG = """
            {"score":{"100":{"title":"Century"},"1000":{"title":"Grand"}},
            "win":{"true":{"title":"Winner","condition":"metrics.score > 10 && metrics.win == true"}}}""";
    private static final String HASH = CatalogReader.read(CATALOG).catalog().configHash();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));

    private final MemoryDestination destination = new MemoryDestination("memory");
    private final Backups backups = new Backups(destination, "1", CLOCK);
    private final BackupService service = new BackupService(backups, new SecureRandom());
    private final Verifier verifier =
            new Verifier(backups, CLOCK, hash -> hash.equals(HASH) ? Optional.of(CATALOG) : Optional.empty());

    private static Source source(List<String> unlocked, MetricValue score) {
        var data = new ExportedData(ExportedData.VERSION, 5, Metrics.of(Map.of("score", score)), unlocked, HASH);
        return new Source("anna", "Anna", data, CATALOG);
    }

    private static Source good() {
        return source(List.of("score_100"), MetricValue.of(List.of(MetricValue.of(120), MetricValue.of(3))));
    }

    private Verification verify(Backup backup, @Nullable Expected expected, Secrets secrets) {
        return verifier.verify(backup, expected, secrets, Progress.NONE, CancelToken.NEVER);
    }

    private static void assertFailed(Verification verification, ErrorCode code) {
        assertThat(verification).asInstanceOf(InstanceOfAssertFactories.type(Verification.Failed.class))
                .satisfies(it -> assertThat(it.error().code()).isEqualTo(code));
    }

    private Backup plant(String name, String text) {
        destination.plant("users/anna/v1/" + name, text.getBytes(StandardCharsets.UTF_8));
        return backups.find("users/anna/v1/" + name, CancelToken.NEVER).orElseThrow();
    }

    private String text(Backup backup) throws IOException {
        try (var in = backups.open(backup.key(), CancelToken.NEVER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatWasMadeHereIsProvenAgainstWhatIsKnownOfIt() {
        for (var passphrase : new char[][] {null, "open sesame".toCharArray()}) {
            var source = good();
            var sealing = passphrase == null ? new Sealing.None() : Sealing.passphrase(passphrase);
            var made = service.backup(source, sealing, true, CancelToken.NEVER);
            var expected = new Expected(made.sha256(), BackupService.stateHash(source, passphrase != null));
            var secrets = passphrase == null ? Secrets.NONE : Secrets.once(passphrase);
            assertThat(verify(made.backup(), expected, secrets)).isEqualTo(new Verification.Proven(List.of()));
            assertThat(destination.metadata(made.backup().key())).containsEntry("sha256", made.sha256());
        }
    }

    @Test
    void withoutItsSecretItIsLocked() {
        var sealing = Sealing.passphrase("open sesame".toCharArray());
        var made = service.backup(good(), sealing, false, CancelToken.NEVER).backup();
        assertThat(verify(made, null, Secrets.NONE)).isEqualTo(new Verification.Locked());
        assertThat(verify(made, null, Secrets.once("wrong".toCharArray()))).isEqualTo(new Verification.Locked());
    }

    @Test
    void anotherPlainTextOfTheSameStateIsNotWhatWasWritten() throws IOException {
        var source = good();
        var made = service.backup(source, new Sealing.None(), false, CancelToken.NEVER);
        var expected = new Expected(made.sha256(), BackupService.stateHash(source, false));
        destination.plant(made.backup().key(), (text(made.backup()) + "\n").getBytes(StandardCharsets.UTF_8));
        assertFailed(verify(made.backup(), expected, Secrets.NONE), ErrorCode.DESTINATION_INTEGRITY);
        assertThat(verify(made.backup(), null, Secrets.NONE))
                .as("nothing is known of it here").isInstanceOf(Verification.Proven.class);
    }

    @Test
    void theHashBesideABackupIsHeldAgainstIt() throws IOException {
        var text = text(service.backup(good(), new Sealing.None(), false, CancelToken.NEVER).backup());
        for (var isRight : new boolean[] {true, false}) {
            var digest = Digests.newSha256();
            digest.update((isRight ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
            var backup = backups.put("anna", BackupKey.Form.PLAIN, Content.of(text.getBytes(StandardCharsets.UTF_8)),
                    Map.of("sha256", Digests.hex(digest)), CancelToken.NEVER);
            if (isRight) {
                assertThat(verify(backup, null, Secrets.NONE)).isInstanceOf(Verification.Proven.class);
            } else {
                assertFailed(verify(backup, null, Secrets.NONE), ErrorCode.DESTINATION_INTEGRITY);
            }
        }
    }

    @Test
    void anotherCatalogThanTheHashSaysIsADifference() throws IOException {
        var made = service.backup(good(), new Sealing.None(), false, CancelToken.NEVER).backup();
        var other = text(made).replace("Century", "Millennium");
        assertFailed(verify(plant("achievements-7.json", other), null, Secrets.NONE), ErrorCode.BACKUP_DIFFERS);
    }

    @Test
    void whatWasEarnedButForgottenIsTold() {
        var made = service.backup(
                source(List.of(), MetricValue.of(1500)), new Sealing.None(), false, CancelToken.NEVER).backup();
        assertThat(verify(made, null, Secrets.NONE))
                .isEqualTo(new Verification.Proven(List.of("score_100", "score_1000")));
    }

    @Test
    void theReferencesExportIsProvenWithTheCatalogThatIsKnownHere() {
        var export = """
                {"version":"3.3.0","timestamp":5,"metrics":{"score":[50],"win":[true]},
                "unlockedAchievements":["win_custom_k3j4h5"],"configHash":"%s"}""".formatted(HASH);
        assertThat(verify(plant("achievements-8.json", export), null, Secrets.NONE))
                .isEqualTo(new Verification.Proven(List.of()));
        var unknown = export.replace(HASH, "abc");
        assertThat(verify(plant("achievements-9.json", unknown), null, Secrets.NONE))
                .isInstanceOf(Verification.Proven.class);
    }

    @Test
    void whatIsNoBackupFails() {
        assertFailed(verify(plant("achievements-1.json", "{\"version\":"), null, Secrets.NONE),
                ErrorCode.JSON_TRUNCATED);
        assertFailed(verify(plant("achievements-2.json", ""), null, Secrets.NONE), ErrorCode.JSON_EMPTY);
        var gone = plant("achievements-3.json", "{}");
        destination.delete(List.of(gone.key()), CancelToken.NEVER);
        assertFailed(verify(gone, null, Secrets.NONE), ErrorCode.DESTINATION_NOT_FOUND);
    }

    @Test
    void aDestinationThatIsGoneSaysNothingOfTheBackup() {
        var made = service.backup(good(), new Sealing.None(), false, CancelToken.NEVER).backup();
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        assertThat(verify(made, null, Secrets.NONE)).isInstanceOfSatisfying(Verification.Failed.class,
                it -> assertThat(it.isOfTheBackup()).isFalse());
    }

    /** Whatever byte of a backup is changed, it is not taken for what was written. */
    @Test
    void aFlippedByteIsAlwaysNoticed() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var source = good();
        var made = service.backup(source, new Sealing.None(), false, CancelToken.NEVER);
        var expected = new Expected(made.sha256(), BackupService.stateHash(source, false));
        var bytes = text(made.backup()).getBytes(StandardCharsets.UTF_8);
        for (var n = 0; n < Rounds.many(200); n++) {
            var changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            destination.plant(made.backup().key(), changed);
            assertThat(verify(made.backup(), expected, Secrets.NONE)).as("seed %s, round %s", seed, n)
                    .isInstanceOf(Verification.Failed.class);
        }
    }
}
