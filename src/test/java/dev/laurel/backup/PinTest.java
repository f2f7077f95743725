package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinTest {
    private final MemoryDestination destination = new MemoryDestination("memory", 2);
    private final Backups backups = new Backups(destination, "1", InstantSource.system());

    private Backup put(String user, Form form) {
        return backups.put(user, form, Content.of(new byte[] {1}), Map.of(), CancelToken.NEVER);
    }

    private Backup listed(Backup backup) {
        return backups.find(backup.key(), CancelToken.NEVER).orElseThrow();
    }

    private static Pin pin(Backup backup) {
        return Objects.requireNonNull(backup.pin());
    }

    private int objects() {
        var count = 0;
        String from = null;
        do {
            var page = destination.list("", from, CancelToken.NEVER);
            count += page.items().size();
            from = page.next();
        } while (from != null);
        return count;
    }

    @Test
    void aListingTellsTheComment() {
        for (var comment : List.of(
                "", "Before nightmare", "a/b~c.pin %20 ..", "Größe 🦊 日本", "age", "~", "json.age.pin")) {
            for (var form : Form.values()) {
                var backup = put("anna", form);
                var pinned = backups.pin(backup.key(), comment, CancelToken.NEVER);
                assertThat(listed(backup)).as(comment).isEqualTo(pinned);
                assertThat(pin(pinned).comment()).isEqualTo(comment);
                assertThat(pin(pinned).whole()).isTrue();
            }
        }
        var all = backups.newestFirst("anna", CancelToken.NEVER);
        assertThat(all).hasSize(21).allMatch(Backup::pinned);
        assertThat(destination.calls("open")).isZero();
    }

    @Test
    void aPinMadeByHandWithoutACommentIsOne() {
        var backup = put("anna", Form.AGE);
        destination.plant(backup.key() + ".pin", new byte[0]);
        assertThat(pin(listed(backup)).comment()).isEmpty();
    }

    @Test
    void aCommentIsChangedAndThePinTakenOff() {
        var backup = put("anna", Form.PLAIN);
        backups.pin(backup.key(), "one", CancelToken.NEVER);
        backups.pin(backup.key(), "two", CancelToken.NEVER);
        backups.pin(backup.key(), " two ", CancelToken.NEVER);
        assertThat(pin(listed(backup)).comment()).isEqualTo("two");
        assertThat(objects()).isEqualTo(2);
        backups.pin(backup.key(), "", CancelToken.NEVER);
        assertThat(pin(listed(backup)).comment()).isEmpty();
        assertThat(backups.unpin(backup.key(), CancelToken.NEVER)).isEqualTo(backup).isEqualTo(listed(backup));
        assertThat(backups.unpin(backup.key(), CancelToken.NEVER)).isEqualTo(backup);
        assertThat(objects()).isEqualTo(1);
    }

    @Test
    void aChangeThatFailsLeavesItPinned() {
        var backup = put("anna", Form.PLAIN);
        backups.pin(backup.key(), "one", CancelToken.NEVER);
        for (var calls = 0; calls < 2; calls++) {
            var token = failing(calls);
            assertThatThrownBy(() -> backups.pin(backup.key(), "two", token)).isInstanceOf(IllegalStateException.class);
            assertThat(listed(backup).pinned()).isTrue();
        }
    }

    /** Fails when it is asked for the second or third time: before the writing, before the deleting. */
    private static CancelToken failing(int calls) {
        var left = new int[] {calls + 2};
        return () -> {
            if (left[0]-- == 0) {
                throw new IllegalStateException("broken off");
            }
            return false;
        };
    }

    @Test
    void aLongCommentIsCutInTheListingAndWholeOnDemand() {
        var user = "u".repeat(UserSegment.LONGEST);
        var backup = put(user, Form.AGE);
        for (var comment : List.of("x".repeat(Pin.LONGEST_COMMENT), "🦊".repeat(Pin.LONGEST_COMMENT / 2),
                "y" + "é".repeat(Pin.LONGEST_COMMENT - 1))) {
            var pinned = backups.pin(backup.key(), comment, CancelToken.NEVER);
            assertThat(listed(backup)).isEqualTo(pinned);
            assertThat(pin(pinned).whole()).isFalse();
            assertThat(comment).startsWith(pin(pinned).comment());
            assertThat(pin(pinned).comment()).hasSizeGreaterThan(10);
            assertThat(backups.comment(pinned, CancelToken.NEVER)).isEqualTo(comment);
            var other = comment.substring(0, comment.length() - 2) + "zz";
            var deletions = destination.calls("delete");
            assertThat(backups.comment(backups.pin(backup.key(), other, CancelToken.NEVER), CancelToken.NEVER))
                    .as("the same key, another comment").isEqualTo(other);
            assertThat(destination.calls("delete")).as("pinned all the while").isEqualTo(deletions);
        }
        assertThat(objects()).isEqualTo(2);
    }

    @Test
    void aFolderKeepsLongCommentsAndTheirOrderToo(@TempDir Path root) {
        FolderDestination.setUp("folder", root);
        try (var folder = new FolderDestination("folder", root)) {
            var there = new Backups(folder, "1", InstantSource.system());
            var pinned = new ArrayList<Backup>();
            for (var n = 0; n < 3; n++) {
                var backup = there.put("anna", Form.AGE, Content.of(new byte[] {1}), Map.of(), CancelToken.NEVER);
                pinned.add(there.pin(backup.key(), n + "🦊".repeat(40), CancelToken.NEVER));
            }
            assertThat(there.inKeyOrder("anna", CancelToken.NEVER)).toIterable().containsExactlyElementsOf(pinned);
            there.delete(pinned, CancelToken.NEVER);
            assertThat(there.users(CancelToken.NEVER)).isEmpty();
        }
    }

    @Test
    void whatIsNoCommentIsRefused() {
        var backup = put("anna", Form.PLAIN);
        for (var bad : List.of("two\nlines", "x".repeat(Pin.LONGEST_COMMENT + 1), "\u0000", "\ud83e")) {
            assertThatThrownBy(() -> backups.pin(backup.key(), bad, CancelToken.NEVER))
                    .isInstanceOfSatisfying(LaurelException.class,
                            e -> assertThat(e.error().code()).isEqualTo(ErrorCode.PIN_COMMENT_BAD));
        }
        assertThatThrownBy(() -> backups.pin("users/anna/v1/achievements-1.json", "", CancelToken.NEVER))
                .hasMessageContaining("NOT-FOUND");
        assertThat(objects()).isEqualTo(1);
    }

    @Test
    void ofTwoPinsTheLaterOneCountsAndBothGo() {
        var backup = put("anna", Form.PLAIN);
        destination.plant(PinKey.of(backup.key(), "zzz"), new byte[0]);
        destination.plant(PinKey.of(backup.key(), "aaa"), new byte[0]);
        assertThat(pin(listed(backup)).comment()).isEqualTo("aaa");
        backups.delete(List.of(listed(backup)), CancelToken.NEVER);
        assertThat(objects()).isZero();
    }

    /** Any comment that fits comes back as it was, under a key that every destination takes. */
    @Test
    void commentsComeBackAsTheyWere() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < Rounds.many(2_000); n++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(switch (random.nextInt(4)) {
                    case 0 -> '~';
                    case 1 -> 0x20 + random.nextInt(0x5f);
                    case 2 -> 0xa1 + random.nextInt(0x2000);
                    default -> 0x1f300 + random.nextInt(0x300);
                });
            }
            var comment = text.toString();
            var backup = "users/" + "x".repeat(random.nextInt(780)) + "y/v1/achievements-5.json";
            var key = PinKey.of(backup, comment);
            assertThat(Keys.isKey(key)).as("seed %s: %s", seed, key).isTrue();
            assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Keys.MOST_BYTES);
            var read = PinKey.parse(key).orElseThrow();
            assertThat(read.backup()).isEqualTo(backup);
            assertThat(comment).as("seed %s", seed).startsWith(read.comment());
            assertThat(read.whole()).as("seed %s", seed).isEqualTo(read.comment().equals(comment));
        }
    }

    @Test
    void aBackupOnTheEdgeOfAPageKeepsItsPin() {
        var pinned = new ArrayList<String>();
        for (var n = 0; n < 9; n++) {
            var backup = put("user" + n % 3, Form.PLAIN);
            if (n % 2 == 0) {
                pinned.add(backups.pin(backup.key(), "c", CancelToken.NEVER).key());
            }
        }
        assertThat(backups.newestFirst(null, CancelToken.NEVER)).filteredOn(Backup::pinned).extracting(Backup::key)
                .containsExactlyInAnyOrderElementsOf(pinned);
    }
}
