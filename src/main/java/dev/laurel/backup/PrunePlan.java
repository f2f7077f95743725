package dev.laurel.backup;

import java.util.List;

import dev.laurel.backup.RetentionPolicy.Verdict;

/**
 * What pruning would do to one user's backups, and why.
 *
 * @param user id
 * @param verdicts on every backup that there is, newest first
 */
public record PrunePlan(String user, List<Verdict> verdicts) {
    private static final int FEW = 4;

    public PrunePlan {
        verdicts = List.copyOf(verdicts);
    }

    /** The backups that would be deleted, newest first. */
    public List<Backup> going() {
        return verdicts.stream().filter(it -> !it.stays()).map(Verdict::backup).toList();
    }

    /** Whether it would delete more than half of at least four at once: somebody should be asked first. */
    public boolean isTooMuch() {
        return verdicts.size() >= FEW && going().size() * 2 > verdicts.size();
    }
}
