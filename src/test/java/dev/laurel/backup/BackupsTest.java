package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.Content;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.task.CancelToken;
import org.junit.jupiter.api.Test;

class BackupsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private final MemoryDestination destination = new MemoryDestination("memory", 3);
    private final Backups backups = new Backups(destination, "0.1.0", InstantSource.fixed(NOW));

    private Backup put(String user) {
        return backups.put(user, Form.PLAIN, Content.of(bytes("{}")), Map.of(), CancelToken.NEVER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Backup> list(String user) {
        var found = new ArrayList<Backup>();
        backups.list(user, found::add, CancelToken.NEVER);
        return found;
    }

    @Test
    void aBackupLiesUnderUserVersionAndTime() throws IOException {
        var backup = backups.put("anna", Form.AGE, Content.of(bytes("secret")), Map.of("a", "b"), CancelToken.NEVER);
        assertThat(backup).isEqualTo(new Backup(
                "users/anna/v0.1.0/achievements-1700000000000.json.age", "anna", "0.1.0", NOW, 6, true, null));
        assertThat(list("anna")).containsExactly(backup);
        assertThat(backups.find(backup.key(), CancelToken.NEVER)).contains(backup);
        assertThat(destination.metadata(backup.key())).containsEntry("a", "b");
        try (var in = backups.open(backup.key(), CancelToken.NEVER)) {
            assertThat(in).hasContent("secret");
        }
    }

    @Test
    void aClashTakesTheNextMillisecond() {
        assertThat(put("anna").time()).isEqualTo(NOW);
        assertThat(put("anna").time()).isEqualTo(NOW.plusMillis(1));
        assertThat(put("anna").time()).isEqualTo(NOW.plusMillis(2));
        assertThat(put("ben").time()).isEqualTo(NOW);
    }

    @Test
    void anotherFailureIsNoClash() {
        destination.failNext(ErrorCode.DESTINATION_QUOTA);
        assertThatThrownBy(() -> put("anna")).isInstanceOf(LaurelException.class).hasMessageContaining("QUOTA");
        assertThat(destination.calls("put")).isEqualTo(1);
    }

    @Test
    void foreignObjectsAreNoBackups() {
        var mine = put("anna");
        for (var foreign : List.of(
                "users/anna/v0.1.0/notes.txt", "users/anna/sync.json", "users/anna/v0.1.0/achievements-1.json.bak",
                "users/anna/v0.1.0/achievements-1.json.pin", "other/anna/achievements-1.json", "users/readme.md",
                "users/annabel/v1/achievements-1.json")) {
            destination.plant(foreign, bytes("x"));
        }
        assertThat(list("anna")).containsExactly(mine);
        assertThat(backups.newestFirst(null, CancelToken.NEVER)).extracting(Backup::user)
                .containsExactly("anna", "annabel");
        assertThat(backups.find("users/anna/sync.json", CancelToken.NEVER)).isEmpty();
    }

    @Test
    void theGuidesKeysAreListedToo() {
        destination.plant("users/user 1/achievements-5.json", bytes("{}"));
        destination.plant("users/user%201/v2/achievements-6.json", bytes("{}"));
        destination.plant("users/user%201/achievements-7.json", bytes("{}"));
        assertThat(backups.newestFirst("user 1", CancelToken.NEVER)).extracting(it -> it.time().toEpochMilli())
                .containsExactly(7L, 6L, 5L);
        var players = new ArrayList<Player>();
        backups.players(players::addAll, CancelToken.NEVER);
        assertThat(players.getLast()).isEqualTo(new Player("user 1", Instant.ofEpochMilli(7), 3, 6));
        assertThat(backups.byUser(CancelToken.NEVER)).toIterable().singleElement()
                .satisfies(it -> assertThat(it.backups()).hasSize(3));
        assertThat(backups.users(CancelToken.NEVER)).containsExactly("user 1");
    }

    @Test
    void newestFirstAcrossVersions() {
        destination.plant("users/a/v10/achievements-30.json", bytes("{}"));
        destination.plant("users/a/v9/achievements-9.json", bytes("{}"));
        destination.plant("users/a/v9/achievements-100.json", bytes("{}"));
        assertThat(backups.newestFirst("a", CancelToken.NEVER)).extracting(it -> it.time().toEpochMilli())
                .containsExactly(100L, 30L, 9L);
    }

    @Test
    void pinsAreSeenWithoutAsking() {
        for (var key : List.of("achievements-1.json", "achievements-1.json.age", "achievements-1.json.age.pin",
                "achievements-1.json.enc", "achievements-2.json", "achievements-2.json.pin", "achievements-3.json")) {
            destination.plant("users/a/v1/" + key, bytes("{}"));
        }
        assertThat(list("a")).extracting(it -> it.key().substring(11) + " " + it.pinned()).containsExactly(
                "achievements-1.json false", "achievements-1.json.age true", "achievements-1.json.enc false",
                "achievements-2.json true", "achievements-3.json false");
        assertThat(destination.calls("open")).isZero();
    }

    @Test
    void aPinGoesWithItsBackup() {
        destination.plant("users/a/v1/achievements-2.json", bytes("{}"));
        destination.plant("users/a/v1/achievements-2.json.pin", bytes("{}"));
        destination.plant("users/a/v1/mine.txt", bytes("{}"));
        assertThat(backups.delete(list("a"), CancelToken.NEVER)).isEmpty();
        assertThat(destination.list("", null, CancelToken.NEVER).items()).hasSize(1);
    }

    @Test
    void manyAreDeletedAThousandAtATime() {
        for (var count : new int[] {0, 999, 1000, 1001, 2000}) {
            var before = destination.calls("delete");
            for (var n = 0; n < count; n++) {
                destination.plant("users/a/v1/achievements-" + n + ".json", bytes("{}"));
            }
            assertThat(backups.delete(list("a"), CancelToken.NEVER)).isEmpty();
            assertThat(list("a")).isEmpty();
            assertThat(destination.calls("delete") - before).as("%d backups", count).isEqualTo((count + 999) / 1000);
        }
    }

    @Test
    void whatHasNoPinHasNoComment() {
        assertThat(backups.comment(put("anna"), CancelToken.NEVER)).isEmpty();
    }

    @Test
    void aLongIdIsListedUnderItsOwnName() {
        var user = "🦊".repeat(400);
        var backup = put(user);
        assertThat(backup.user()).isEqualTo(user);
        assertThat(list(user)).containsExactly(backup);
    }

    @Test
    void aKeyThatIsNoneIsNotFound() {
        assertThat(backups.find("../../etc/passwd", CancelToken.NEVER)).isEmpty();
        assertThat(backups.find("", CancelToken.NEVER)).isEmpty();
    }
}
