package dev.laurel.backup;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Which backups of one user stay, by the rules that restic's {@code forget} made well known: each rule keeps the newest
 * backup of each of the last so many days, weeks, months or years that have one, and a backup stays if any rule keeps
 * it. While a rule has not used up its count, it keeps the oldest backup too, so that history reaches back as far as it
 * can. The newest backup and pinned ones always stay. A policy with no rule at all keeps everything.
 *
 * @param last how many of the newest; 0 and more, as all of these
 * @param daily of how many days
 * @param weekly of how many weeks (Monday to Sunday)
 * @param monthly of how many months
 * @param yearly of how many years
 */
public record RetentionPolicy(int last, int daily, int weekly, int monthly, int yearly) {
    /** The guide's: the last ten. */
    public static final RetentionPolicy DEFAULT = keepLast(10);

    public RetentionPolicy {
        for (var count : new int[] {last, daily, weekly, monthly, yearly}) {
            if (count < 0) {
                throw new IllegalArgumentException("A rule can't keep " + count);
            }
        }
    }

    /** Why a backup stays. */
    public enum Reason {
        /** It is the newest of all. */
        NEWEST,
        /** Somebody pinned it. */
        PINNED,
        /** It is one of the last few. */
        LAST,
        /** It is the newest of its day. */
        DAILY,
        /** It is the newest of its week. */
        WEEKLY,
        /** It is the newest of its month. */
        MONTHLY,
        /** It is the newest of its year. */
        YEARLY,
        /** There is no rule. */
        NO_RULE
    }

    /**
     * What becomes of one backup.
     *
     * @param reasons why it stays; it goes if there is none
     */
    public record Verdict(Backup backup, Set<Reason> reasons) {
        public Verdict {
            reasons = Set.copyOf(reasons);
        }

        /** Whether it stays. */
        public boolean stays() {
            return !reasons.isEmpty();
        }
    }

    /** Keeps the newest few. */
    public static RetentionPolicy keepLast(int count) {
        return new RetentionPolicy(count, 0, 0, 0, 0);
    }

    /**
     * Judges all backups of one user.
     *
     * @param backups all there are; an incomplete listing would let too much go
     * @param zone in whose calendar days begin
     * @return a verdict each, newest first
     */
    public List<Verdict> verdicts(Collection<Backup> backups, ZoneId zone) {
        var rules = rules();
        var newestFirst = backups.stream().sorted(Backups.NEWEST_FIRST).toList();
        var verdicts = new ArrayList<Verdict>(newestFirst.size());
        for (var i = 0; i < newestFirst.size(); i++) {
            var backup = newestFirst.get(i);
            var reasons = EnumSet.noneOf(Reason.class);
            for (var rule : rules) {
                if (rule.keeps(backup.time().atZone(zone), i == newestFirst.size() - 1)) {
                    reasons.add(rule.reason);
                }
            }
            if (rules.isEmpty()) {
                reasons.add(Reason.NO_RULE);
            }
            if (i == 0) {
                reasons.add(Reason.NEWEST);
            }
            if (backup.pinned()) {
                reasons.add(Reason.PINNED);
            }
            verdicts.add(new Verdict(backup, reasons));
        }
        return verdicts;
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        var eachItsOwn = new AtomicLong();
        add(rules, Reason.LAST, last, _ -> eachItsOwn.getAndIncrement());
        add(rules, Reason.DAILY, daily, it -> it.toLocalDate().toEpochDay());
        add(rules, Reason.WEEKLY, weekly,
                it -> it.get(IsoFields.WEEK_BASED_YEAR) * 100L + it.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        add(rules, Reason.MONTHLY, monthly, it -> it.getYear() * 100L + it.getMonthValue());
        add(rules, Reason.YEARLY, yearly, ZonedDateTime::getYear);
        return rules;
    }

    private static void add(List<Rule> rules, Reason reason, int count, ToLongFunction<ZonedDateTime> period) {
        if (count > 0) {
            rules.add(new Rule(reason, count, period));
        }
    }

    /** One rule on its way from the newest backup to the oldest. */
    private static final class Rule {
        private final Reason reason;
        private final ToLongFunction<ZonedDateTime> period;
        private int left;
        private long before = Long.MIN_VALUE;

        Rule(Reason reason, int count, ToLongFunction<ZonedDateTime> period) {
            this.reason = reason;
            this.period = period;
            left = count;
        }

        boolean keeps(ZonedDateTime time, boolean oldest) {
            var now = period.applyAsLong(time);
            if (left == 0 || (now == before && !oldest)) {
                return false;
            }
            before = now;
            left--;
            return true;
        }
    }
}
