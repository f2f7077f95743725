package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.laurel.backup.destination.Content;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.ThreadTaskRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupCopyTest {
    private final MemoryDestination source = new MemoryDestination("source", 7);
    private final MemoryDestination target = new MemoryDestination("target", 5);
    private final Backups from = new Backups(source, "1", InstantSource.system());
    private final Backups to = new Backups(target, "1", InstantSource.system());
    private final ThreadTaskRunner tasks = new ThreadTaskRunner();
    private final List<BackupCopy.Outcome> told = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
    }

    private void plant(int users, int each) {
        for (var user = 0; user < users; user++) {
            for (var n = 0; n < each; n++) {
                source.plant("users/user" + user + "/v1/achievements-" + n + ".json",
                        ("content " + user + " " + n).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private BulkReport copy(boolean readBack, CancelToken cancel) {
        var copy = new BackupCopy(from, to, tasks, readBack);
        Progress reported = (done, total) -> progress.add(done + "/" + total);
        return copy.run(copy.plan(null, cancel), told::add, reported, cancel);
    }

    private String content(MemoryDestination where, String key) throws IOException {
        try (var in = new Backups(where, "1", InstantSource.system()).open(key, CancelToken.NEVER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Backup> all(Backups backups) {
        return backups.newestFirst(null, CancelToken.NEVER);
    }

    @Test
    void everythingIsCopiedWithItsPinAndOnlyOnce() throws IOException {
        plant(3, 20);
        source.plant("users/user0/sync.json", new byte[] {1});
        from.pin("users/user1/v1/achievements-4.json", "Größe 🦊", CancelToken.NEVER);
        var report = copy(true, CancelToken.NEVER);
        assertThat(report.isClean()).isTrue();
        assertThat(report.total().done()).isEqualTo(60);
        assertThat(report.players()).containsOnlyKeys("user0", "user1", "user2")
                .allSatisfy((_, tally) -> assertThat(tally.done()).isEqualTo(20));
        assertThat(all(to)).isEqualTo(all(from));
        for (var backup : all(from)) {
            assertThat(content(target, backup.key())).isEqualTo(content(source, backup.key()));
        }
        assertThat(target.list("users/user0/sync", null, CancelToken.NEVER).items()).isEmpty();
        assertThat(told).hasSize(60);
        assertThat(progress).last().isEqualTo("60/60");

        var writes = target.calls("put");
        var again = copy(true, CancelToken.NEVER);
        assertThat(target.calls("put")).isEqualTo(writes);
        assertThat(again.total()).isEqualTo(Tally.left(60));
    }

    @Test
    void metadataComeAlong() {
        var made = from.put("anna", BackupKey.Form.AGE, Content.of(new byte[] {1}),
                Map.of("sha256", "of the plain text"), CancelToken.NEVER);
        copy(false, CancelToken.NEVER);
        assertThat(target.metadata(made.key())).containsExactly(Map.entry("sha256", "of the plain text"));
    }

    @Test
    void aCopyThatBrokeOffGoesOn() {
        plant(2, 50);
        var cancelled = new AtomicBoolean();
        var copy = new BackupCopy(from, to, tasks, false);
        var plan = copy.plan(null, CancelToken.NEVER);
        assertThatThrownBy(() -> copy.run(plan, outcome -> {
            told.add(outcome);
            cancelled.set(told.size() >= 10);
        }, Progress.NONE, cancelled::get)).isInstanceOf(CancellationException.class);
        var first = all(to).size();
        assertThat(first).isBetween(10, 99);
        var report = copy(false, CancelToken.NEVER);
        assertThat(report.total().left()).isEqualTo(first);
        assertThat(report.total().done()).isEqualTo(100 - first);
        assertThat(all(to)).isEqualTo(all(from));
    }

    @Test
    void oneThatFailsLeavesTheOthersAlone() {
        plant(1, 30);
        source.failNext(ErrorCode.DESTINATION_OTHER); // the listing of the plan
        assertThatThrownBy(() -> copy(false, CancelToken.NEVER)).hasMessageContaining("OTHER");
        var copy = new BackupCopy(from, to, tasks, false);
        var plan = copy.plan(null, CancelToken.NEVER);
        source.failNext(ErrorCode.DESTINATION_THROTTLED);
        var report = copy.run(plan, told::add, Progress.NONE, CancelToken.NEVER);
        assertThat(report.stopped()).isNull();
        assertThat(report.total().done()).isEqualTo(29);
        assertThat(report.total().failed()).isEqualTo(1);
        assertThat(report.total().error()).extracting(LaurelError::code).isEqualTo(ErrorCode.DESTINATION_THROTTLED);
        assertThat(told).filteredOn(it -> it.error() != null).hasSize(1);
    }

    @Test
    void aTargetThatIsFullStopsIt() {
        plant(1, 500);
        var copy = new BackupCopy(from, to, tasks, false);
        var plan = copy.plan(null, CancelToken.NEVER);
        target.failNext(ErrorCode.DESTINATION_QUOTA);
        var report = copy.run(plan, told::add, Progress.NONE, CancelToken.NEVER);
        assertThat(report.stopped()).extracting(LaurelError::code).isEqualTo(ErrorCode.DESTINATION_QUOTA);
        assertThat(report.total().done()).isLessThan(499);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void anotherContentUnderTheSameKeyIsLeftAloneAndTold() throws IOException {
        plant(1, 3);
        target.plant("users/user0/v1/achievements-1.json", new byte[] {'x'});
        var report = copy(false, CancelToken.NEVER);
        assertThat(report.total().done()).isEqualTo(2);
        assertThat(report.total().error()).extracting(LaurelError::code).isEqualTo(ErrorCode.DESTINATION_EXISTS);
        assertThat(content(target, "users/user0/v1/achievements-1.json")).isEqualTo("x");
    }

    @Test
    void aPinThatIsMissingIsCopiedAloneAndOneThatIsThereStays() {
        plant(1, 2);
        copy(false, CancelToken.NEVER);
        from.pin("users/user0/v1/achievements-0.json", "here", CancelToken.NEVER);
        from.pin("users/user0/v1/achievements-1.json", "here", CancelToken.NEVER);
        to.pin("users/user0/v1/achievements-1.json", "there", CancelToken.NEVER);
        var writes = target.calls("put");
        copy(false, CancelToken.NEVER);
        assertThat(target.calls("put")).isEqualTo(writes + 1);
        assertThat(all(to)).extracting(it -> it.pin() == null ? "" : it.pin().comment())
                .containsExactly("there", "here");
    }

    @Test
    void onlyTheChosenUsersAreCopied() {
        plant(3, 2);
        source.plant("users/user 1/achievements-5.json", new byte[] {1});
        var copy = new BackupCopy(from, to, tasks, false);
        var plan = copy.plan(List.of("user2", "user 1"), CancelToken.NEVER);
        copy.run(plan, told::add, Progress.NONE, CancelToken.NEVER);
        assertThat(all(to)).extracting(Backup::user).containsExactlyInAnyOrder("user2", "user2", "user 1");
    }

    @Test
    void whatIsCutOnTheWayIsNotCopied() {
        plant(1, 1);
        var cut = new Backups(source, "1", InstantSource.system());
        var copy = new BackupCopy(cut, to, tasks, false);
        var plan = copy.plan(null, CancelToken.NEVER);
        source.plant("users/user0/v1/achievements-0.json", new byte[] {'c'});
        var report = copy.run(plan, told::add, Progress.NONE, CancelToken.NEVER);
        assertThat(report.total().error()).extracting(LaurelError::code).isEqualTo(ErrorCode.DESTINATION_INTERRUPTED);
        assertThat(all(to)).isEmpty();
    }
}
