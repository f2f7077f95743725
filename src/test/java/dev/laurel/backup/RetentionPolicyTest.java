package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.laurel.backup.RetentionPolicy.Reason;
import dev.laurel.backup.RetentionPolicy.Verdict;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    private static Backup at(String time) {
        return at(Instant.parse(time), false);
    }

    private static Backup at(Instant time, boolean pinned) {
        return new Backup("users/a/v1/achievements-" + time.toEpochMilli() + ".json", "a", "1", time, 10, false,
                pinned ? new Pin("", true, List.of()) : null);
    }

    private static List<Backup> days(int count) {
        var newest = Instant.parse("2026-06-30T12:00:00Z");
        var days = new ArrayList<Backup>();
        for (var n = 0; n < count; n++) {
            days.add(at(newest.minus(Duration.ofDays(n)), false));
        }
        return days;
    }

    private static List<String> staying(RetentionPolicy policy, List<Backup> backups) {
        return policy.verdicts(backups, ZoneOffset.UTC).stream()
                .filter(Verdict::stays)
                .map(it -> it.backup().time().toString().substring(0, 10) + " " + it.reasons().stream().sorted().toList())
                .toList();
    }

    @Test
    void theLastTenStayUnlessToldOtherwise() {
        var verdicts = RetentionPolicy.DEFAULT.verdicts(days(25), ZoneOffset.UTC);
        assertThat(verdicts).hasSize(25);
        assertThat(verdicts.stream().filter(Verdict::stays)).hasSize(10);
        assertThat(verdicts.subList(0, 10)).allMatch(Verdict::stays);
        assertThat(verdicts.getFirst().reasons()).containsExactlyInAnyOrder(Reason.NEWEST, Reason.LAST);
    }

    @Test
    void theNewestOfEachPeriodStays() {
        var backups = List.of(
                at("2026-03-02T23:00:00Z"), at("2026-03-02T08:00:00Z"), at("2026-03-01T08:00:00Z"),
                at("2026-02-28T08:00:00Z"), at("2026-02-27T08:00:00Z"), at("2025-12-31T08:00:00Z"),
                at("2025-06-01T08:00:00Z"), at("2025-01-01T08:00:00Z"));
        assertThat(staying(new RetentionPolicy(0, 2, 0, 2, 2), backups)).containsExactly(
                "2026-03-02 [NEWEST, DAILY, MONTHLY, YEARLY]", "2026-03-01 [DAILY]", "2026-02-28 [MONTHLY]",
                "2025-12-31 [YEARLY]");
        assertThat(staying(new RetentionPolicy(0, 0, 2, 0, 0), backups))
                .as("1 March 2026 is a Sunday").containsExactly("2026-03-02 [NEWEST, WEEKLY]", "2026-03-01 [WEEKLY]");
    }

    @Test
    void aRuleWithCountLeftKeepsTheOldest() {
        var backups = List.of(at("2026-03-02T08:00:00Z"), at("2026-02-28T08:00:00Z"), at("2026-02-01T08:00:00Z"));
        assertThat(staying(new RetentionPolicy(0, 0, 0, 6, 0), backups)).containsExactly(
                "2026-03-02 [NEWEST, MONTHLY]", "2026-02-28 [MONTHLY]", "2026-02-01 [MONTHLY]");
    }

    @Test
    void theSamePeriodOfAnotherYearIsAnotherOne() {
        var backups = List.of(at("2026-03-02T08:00:00Z"), at("2025-03-03T08:00:00Z"), at("2024-03-04T08:00:00Z"),
                at("2023-01-01T08:00:00Z"));
        assertThat(staying(new RetentionPolicy(0, 0, 0, 2, 0), backups)).containsExactly(
                "2026-03-02 [NEWEST, MONTHLY]", "2025-03-03 [MONTHLY]");
        assertThat(staying(new RetentionPolicy(0, 0, 2, 0, 0), backups)).as("all in week 10").containsExactly(
                "2026-03-02 [NEWEST, WEEKLY]", "2025-03-03 [WEEKLY]");
    }

    @Test
    void weeksBelongToTheirOwnYear() {
        var backups = List.of(at("2027-01-01T08:00:00Z"), at("2026-12-31T08:00:00Z"), at("2026-12-20T08:00:00Z"));
        assertThat(staying(new RetentionPolicy(0, 0, 1, 0, 0), backups))
                .as("both days are in week 53 of 2026").containsExactly("2027-01-01 [NEWEST, WEEKLY]");
    }

    @Test
    void daysBeginWhereTheUserLives() {
        var backups = List.of(at("2026-03-01T23:30:00Z"), at("2026-03-01T22:30:00Z"), at("2026-02-01T00:00:00Z"));
        var policy = new RetentionPolicy(0, 2, 0, 0, 0);
        assertThat(policy.verdicts(backups, ZoneOffset.UTC)).extracting(Verdict::stays)
                .containsExactly(true, false, true);
        assertThat(policy.verdicts(backups, ZoneId.of("Europe/Berlin"))).extracting(Verdict::stays)
                .containsExactly(true, true, false);
    }

    @Test
    void pinnedOnesAndTheNewestAlwaysStay() {
        var old = at(Instant.parse("2020-01-01T00:00:00Z"), true);
        var backups = new ArrayList<>(days(5));
        backups.add(old);
        var verdicts = new RetentionPolicy(0, 0, 0, 0, 1).verdicts(backups, ZoneOffset.UTC);
        assertThat(verdicts.getLast()).isEqualTo(new Verdict(old, Set.of(Reason.PINNED)));
        assertThat(verdicts.stream().filter(Verdict::stays)).hasSize(2);
    }

    @Test
    void noRuleKeepsEverything() {
        assertThat(new RetentionPolicy(0, 0, 0, 0, 0).verdicts(days(30), ZoneOffset.UTC)).allMatch(Verdict::stays);
        assertThat(RetentionPolicy.DEFAULT.verdicts(List.of(), ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> new RetentionPolicy(0, -1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What holds whatever the backups: against random ones, in any order. */
    @Test
    void whatAlwaysHolds() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < Rounds.many(300); round++) {
            var backups = new ArrayList<Backup>();
            var count = random.nextInt(60);
            for (var n = 0; n < count; n++) {
                var time = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000), n);
                backups.add(at(time, random.nextInt(10) == 0));
            }
            var policy = new RetentionPolicy(random.nextInt(4), random.nextInt(4), random.nextInt(4),
                    random.nextInt(4), random.nextInt(4));
            var verdicts = policy.verdicts(backups, ZoneOffset.UTC);
            Collections.shuffle(backups, random);
            var rules = policy.last() + policy.daily() + policy.weekly() + policy.monthly() + policy.yearly();
            assertThat(policy.verdicts(backups, ZoneOffset.UTC)).as("seed %s: order", seed).isEqualTo(verdicts);
            assertThat(verdicts).as("seed %s: all judged", seed).extracting(Verdict::backup)
                    .containsExactlyInAnyOrderElementsOf(backups);
            assertThat(verdicts).as("seed %s: pinned stay", seed).allMatch(it -> it.stays() || !it.backup().pinned());
            if (rules > 0) {
                assertThat(verdicts.stream().filter(it -> it.stays() && !it.backup().pinned())).as("seed %s", seed)
                        .hasSizeLessThanOrEqualTo(Math.max(rules, 1));
            }
            if (count > 0) {
                assertThat(verdicts.getFirst().reasons()).as("seed %s: newest", seed).contains(Reason.NEWEST);
            }
            var again = policy.verdicts(
                    verdicts.stream().filter(Verdict::stays).map(Verdict::backup).toList(), ZoneOffset.UTC);
            assertThat(again.subList(0, Math.min(again.size(), policy.last()))).allMatch(Verdict::stays);
        }
    }
}
