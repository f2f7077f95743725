package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.BackupService.Source;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.AgeKey;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupServiceTest {
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"}}}";

    private final MemoryDestination destination = new MemoryDestination("memory");
    private final BackupService service = service(destination);

    private static BackupService service(Destination destination) {
        return new BackupService(
                new Backups(destination, "1", InstantSource.fixed(Instant.ofEpochMilli(1))), new SecureRandom());
    }

    private static Source source(long time, double score) {
        var data = new ExportedData(ExportedData.VERSION, time, Metrics.of(Map.of("score", MetricValue.of(score))),
                List.of("score_10"), null);
        return new Source("anna", "Anna", data, CATALOG);
    }

    /** A destination that keeps half of what it gets and says nothing. */
    private Destination keepingHalf(boolean letsDelete) {
        return (Destination) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Destination.class},
                (_, verb, arguments) -> {
                    if (verb.getName().equals("delete") && !letsDelete) {
                        destination.failNext(ErrorCode.DESTINATION_PERMISSION);
                    }
                    if (verb.getName().equals("put")) {
                        try (var in = ((Content) arguments[1]).open()) {
                            var bytes = in.readAllBytes();
                            arguments[1] = Content.of(Arrays.copyOf(bytes, bytes.length / 2));
                        }
                    }
                    try {
                        return verb.invoke(destination, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ExportReading open(String key, @Nullable String sha256) {
        return service.open(key, -1, sha256, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
    }

    private String text(Backup backup) throws IOException {
        try (var in = service.backups().open(backup.key(), CancelToken.NEVER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void halfABackupIsSeenWhenItIsReadBackAndTakenAwayAgain() {
        assertThatThrownBy(() -> service(keepingHalf(true))
                .backup(source(1, 20), new Sealing.None(), true, CancelToken.NEVER))
                .asInstanceOf(InstanceOfAssertFactories.type(LaurelException.class))
                .satisfies(it -> assertThat(it.error().code()).isEqualTo(ErrorCode.DESTINATION_INTEGRITY));
        assertThat(destination.list("", null, CancelToken.NEVER).items()).isEmpty();
    }

    @Test
    void halfABackupThatCantBeTakenAwayIsToldOfAllTheSame() {
        assertThatThrownBy(() -> service(keepingHalf(false))
                .backup(source(1, 20), new Sealing.None(), true, CancelToken.NEVER))
                .asInstanceOf(InstanceOfAssertFactories.type(LaurelException.class))
                .satisfies(it -> assertThat(it.error().code()).isEqualTo(ErrorCode.DESTINATION_INTEGRITY))
                .satisfies(it -> assertThat(it.getSuppressed()).singleElement()
                        .asInstanceOf(InstanceOfAssertFactories.THROWABLE).hasMessageContaining("PERMISSION"));
    }

    @Test
    void nobodyReadsBackWhatNobodyAskedToBeRead() {
        service.backup(source(1, 20), new Sealing.None(), false, CancelToken.NEVER);
        assertThat(destination.calls("open")).isZero();
        service.backup(source(1, 20), new Sealing.None(), true, CancelToken.NEVER);
        assertThat(destination.calls("open")).isEqualTo(1);
    }

    @Test
    void whatIsOpenedIsWhatWasPutIn() throws IOException {
        var made = service.backup(source(1, 20), new Sealing.None(), false, CancelToken.NEVER);
        var key = made.backup().key();
        assertThat(open(key, null).file()).as("as the destination says").isNotNull();
        assertThat(open(key, made.sha256()).file()).as("as the caller says").isNotNull();
        assertThat(open(key, "0".repeat(64)).errors()).singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.DESTINATION_INTEGRITY));
        var changed = text(made.backup()).replace("20", "21").getBytes(StandardCharsets.UTF_8);
        var beside = Map.of(Backups.PLAIN_SHA256, made.sha256());
        var altered = service.backups().put("anna", Form.PLAIN, Content.of(changed), beside, CancelToken.NEVER);
        assertThat(open(altered.key(), null).errors()).singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.DESTINATION_INTEGRITY));
        destination.plant(key, changed);
        assertThat(open(key, null).file()).as("nothing is known of it").isNotNull();
    }

    @Test
    void whatIsNoBackupAtAllIsToldAsSuch() {
        destination.plant("users/anna/v1/achievements-9.json", new byte[] {'{'});
        assertThat(open("users/anna/v1/achievements-9.json", "0".repeat(64)).errors()).singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.JSON_TRUNCATED));
    }

    @Test
    void statesAreTheSameWhateverTheTimeAndNothingElse() {
        var hash = BackupService.stateHash(source(1, 20), false);
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(BackupService.stateHash(source(2, 20), false)).isEqualTo(hash);
        assertThat(BackupService.stateHash(source(1, 21), false)).isNotEqualTo(hash);
        assertThat(BackupService.stateHash(source(1, 20), true))
                .as("another one that can be read by everybody").isNotEqualTo(hash);
    }

    @Test
    void onlyTheOldPassphraseTellsThatTheNewOneIsTheSame() {
        var old = Sealing.passphrase("old".toCharArray());
        var key = service.backup(source(1, 20), old, false, CancelToken.NEVER).backup().key();
        assertThat(service.isOpenedBy(old, key, CancelToken.NEVER)).isTrue();
        assertThat(service.isOpenedBy(Sealing.passphrase("new".toCharArray()), key, CancelToken.NEVER)).isFalse();
        var plain = service.backup(source(1, 20), new Sealing.None(), false, CancelToken.NEVER).backup().key();
        assertThat(service.isOpenedBy(old, plain, CancelToken.NEVER)).isFalse();
        assertThat(destination.calls("open")).isEqualTo(3);
    }

    @Test
    void keysNeedNoLookForTheyStandInTheMark() {
        var keys = new Sealing.Recipients(List.of(AgeKey.make().recipient()));
        assertThat(service.isOpenedBy(keys, "users/anna/v1/none.json", CancelToken.NEVER)).isTrue();
        assertThat(destination.calls("open")).isZero();
        assertThat(keys.mark()).isEqualTo(" " + keys.keys().getFirst());
        assertThat(new Sealing.None().mark()).isEmpty();
        assertThatThrownBy(() -> new Sealing.Recipients(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
