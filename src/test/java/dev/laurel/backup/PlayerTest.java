package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

/** Backups brought together by whose they are. */
class PlayerTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static Backup backup(String user, int minute, long size) {
        return new Backup(user + "/" + minute, user, "1", NOON.plusSeconds(60L * minute), size, false, null);
    }

    private static List<UserBackups> groups(Backup... backups) {
        var groups = new ArrayList<UserBackups>();
        new UserGroups(List.of(backups).iterator()).forEachRemaining(groups::add);
        return groups;
    }

    @Test
    void countsAndAddsUpAndKnowsTheNewest() {
        var all = List.of(backup("anna", 5, 10), backup("anna", 7, 100), backup("anna", 6, 1_000));
        assertThat(Player.of(all)).isEqualTo(new Player("anna", NOON.plusSeconds(420), 3, 1_110));
    }

    @Test
    void isOverdueOnceTheLastOneIsTooLongAgo() {
        var player = Player.of(backup("anna", 0, 1));
        assertThat(player.isOverdue(NOON.plusSeconds(3_600), Duration.ofHours(1))).isFalse();
        assertThat(player.isOverdue(NOON.plusSeconds(3_601), Duration.ofHours(1))).isTrue();
    }

    @Test
    void aGroupEndsWhereTheNextPlayerBegins() {
        assertThat(groups()).isEmpty();
        assertThat(groups(backup("a", 1, 1), backup("a", 2, 1), backup("b", 3, 1), backup("c", 4, 1), backup("c", 5, 1)))
                .containsExactly(
                        new UserBackups("a", List.of(backup("a", 1, 1), backup("a", 2, 1))),
                        new UserBackups("b", List.of(backup("b", 3, 1))),
                        new UserBackups("c", List.of(backup("c", 4, 1), backup("c", 5, 1))));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> new UserGroups(List.<Backup>of().iterator()).next());
    }

    /** Whose id the reference and Laurel write in two ways, so that they lie in two places. */
    @Test
    void whoLiesInTwoPlacesIsOneGroupAtTheEnd() {
        var strange = "a b";
        assertThat(Backups.prefixes(strange)).hasSize(2);
        assertThat(groups(backup(strange, 1, 1), backup("b", 2, 1), backup(strange, 3, 1), backup("c", 4, 1)))
                .containsExactly(
                        new UserBackups("b", List.of(backup("b", 2, 1))),
                        new UserBackups("c", List.of(backup("c", 4, 1))),
                        new UserBackups(strange, List.of(backup(strange, 1, 1), backup(strange, 3, 1))));
    }
}
