package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.ThreadTaskRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrunerTest {
    private final MemoryDestination destination = new MemoryDestination("memory", 4);
    private final Backups backups = new Backups(destination, "1", InstantSource.system());
    private final ThreadTaskRunner tasks = new ThreadTaskRunner();

    @AfterEach
    void close() {
        tasks.close();
    }

    private void plant(String user, int count) {
        for (var n = 0; n < count; n++) {
            destination.plant("users/" + user + "/v1/achievements-" + n + ".json", new byte[] {1, 2});
        }
    }

    private Pruner keeping(int last) {
        return new Pruner(backups, RetentionPolicy.keepLast(last), ZoneOffset.UTC);
    }

    private int left(String user) {
        return backups.newestFirst(user, CancelToken.NEVER).size();
    }

    @Test
    void aPlanIsCarriedOutWithPins() {
        plant("anna", 5);
        backups.pin("users/anna/v1/achievements-1.json", "keep", CancelToken.NEVER);
        var pruner = keeping(2);
        var plan = pruner.plan("anna", CancelToken.NEVER);
        assertThat(plan.going()).hasSize(2);
        pruner.apply(plan, false, CancelToken.NEVER);
        assertThat(backups.newestFirst("anna", CancelToken.NEVER)).extracting(it -> it.time().toEpochMilli())
                .containsExactly(4L, 3L, 1L);
    }

    @Test
    void moreThanHalfOfAtLeastFourAsksFirst() {
        for (var each : new int[][] {{3, 1, 0}, {4, 2, 0}, {4, 1, 1}, {5, 3, 0}, {5, 2, 1}}) {
            var user = "user" + each[0] + each[1];
            plant(user, each[0]);
            var plan = keeping(each[1]).plan(user, CancelToken.NEVER);
            assertThat(plan.isTooMuch()).as(user).isEqualTo(each[2] == 1);
            if (plan.isTooMuch()) {
                assertThatThrownBy(() -> keeping(each[1]).apply(plan, false, CancelToken.NEVER))
                        .isInstanceOf(LaurelException.class).hasMessageContaining("TOO-MUCH");
                assertThat(left(user)).isEqualTo(each[0]);
                keeping(each[1]).apply(plan, true, CancelToken.NEVER);
                assertThat(left(user)).isEqualTo(each[1]);
            }
        }
    }

    @Test
    void nothingIsDeletedOnAnIncompleteListing() {
        plant("anna", 9);
        // The first two pages arrive; the third does not.
        CancelToken third = new CancelToken() {
            private int asked;

            @Override
            public boolean isCancelled() {
                if (++asked == 5) {
                    destination.failNext(ErrorCode.DESTINATION_INTERRUPTED);
                }
                return false;
            }
        };
        assertThatThrownBy(() -> keeping(1).plan("anna", third)).isInstanceOf(LaurelException.class);
        assertThat(destination.calls("list")).isEqualTo(3);
        assertThat(left("anna")).isEqualTo(9);
    }

    @Test
    void everybodyIsPrunedByThemselvesWithAReportEach() {
        for (var user : List.of("anna", "ben", "cleo")) {
            plant(user, 6);
        }
        destination.plant("users/user 1/achievements-1.json", new byte[] {1});
        destination.plant("users/user%201/v1/achievements-2.json", new byte[] {1});
        destination.plant("users/user%201/v1/achievements-3.json", new byte[] {1});
        plant("dora", 4);
        var pruner = keeping(3);
        var told = new ArrayList<String>();
        var progress = new ArrayList<Long>();
        var report = pruner.applyAll(pruner.plans(CancelToken.NEVER), 5, false, it -> told.add(it.user()), tasks,
                (done, _) -> progress.add(done), CancelToken.NEVER);
        assertThat(report.isClean()).isTrue();
        assertThat(report.players().get("anna")).isEqualTo(new Tally(3, 3, 0, 6, null));
        assertThat(report.players().get("dora")).isEqualTo(new Tally(1, 3, 0, 2, null));
        assertThat(report.players().get("user 1")).as("in two places, three in all").isEqualTo(Tally.left(3));
        assertThat(told).containsExactlyInAnyOrder("anna", "ben", "cleo", "dora", "user 1");
        assertThat(progress).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(left("ben")).isEqualTo(3);
    }

    @Test
    void whoWouldLoseTooMuchIsLeftAloneAndTold() {
        plant("anna", 10);
        plant("ben", 4);
        var pruner = keeping(2);
        var report = pruner.applyAll(pruner.plans(CancelToken.NEVER), -1, false, _ -> {}, tasks, Progress.NONE,
                CancelToken.NEVER);
        assertThat(left("anna")).isEqualTo(10);
        assertThat(left("ben")).isEqualTo(2);
        assertThat(report.players().get("anna")).satisfies(it -> {
            assertThat(it.failed()).isEqualTo(8);
            assertThat(it.error()).extracting(LaurelError::code).isEqualTo(ErrorCode.PRUNE_TOO_MUCH);
        });
        var forced = pruner.applyAll(pruner.plans(List.of("anna"), CancelToken.NEVER), 1, true, _ -> {}, tasks,
                Progress.NONE, CancelToken.NEVER);
        assertThat(forced.total()).isEqualTo(new Tally(8, 2, 0, 16, null));
        assertThat(left("anna")).isEqualTo(2);
    }
}
