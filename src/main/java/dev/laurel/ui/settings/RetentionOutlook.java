package dev.laurel.ui.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.RetentionPolicy.Reason;
import dev.laurel.backup.RetentionPolicy.Verdict;

/**
 * What rules of retention would do, day by day.
 *
 * @param days those that have backups
 * @param all how many backups there are
 * @param going how many of them go
 * @param tooMuch whether that is so much at once that somebody is asked first
 */
record RetentionOutlook(SortedMap<LocalDate, Day> days, int all, int going, boolean tooMuch) {
    /**
     * A day's backups.
     *
     * @param verdicts on them, newest first
     */
    record Day(List<Verdict> verdicts) {
        Day {
            verdicts = List.copyOf(verdicts);
        }

        int staying() {
            return (int) verdicts.stream().filter(Verdict::stays).count();
        }

        /** Why some of them stay. */
        Set<Reason> reasons() {
            var reasons = EnumSet.noneOf(Reason.class);
            verdicts.forEach(it -> reasons.addAll(it.reasons()));
            return reasons;
        }

        boolean pinned() {
            return verdicts.stream().anyMatch(it -> it.backup().pinned());
        }
    }

    static RetentionOutlook of(List<Verdict> newestFirst, ZoneId zone) {
        var byDay = new TreeMap<LocalDate, List<Verdict>>();
        for (var verdict : newestFirst) {
            byDay.computeIfAbsent(LocalDate.ofInstant(verdict.backup().time(), zone), _ -> new ArrayList<>())
                    .add(verdict);
        }
        var days = new TreeMap<LocalDate, Day>();
        byDay.forEach((day, verdicts) -> days.put(day, new Day(verdicts)));
        var plan = new PrunePlan("", newestFirst);
        return new RetentionOutlook(days, newestFirst.size(), plan.going().size(), plan.isTooMuch());
    }
}
