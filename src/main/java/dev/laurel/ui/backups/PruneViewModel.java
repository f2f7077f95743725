package dev.laurel.ui.backups;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

import dev.laurel.backup.Backup;
import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.RetentionPolicy.Verdict;
import dev.laurel.backup.UserBackups;
import dev.laurel.settings.BackupRules;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Rules of retention on their way to be used, with what they say of each backup. On the FX thread. */
public final class PruneViewModel {
    private final List<UserBackups> all;
    private final boolean isOwn;
    private final BiFunction<UserBackups, RetentionPolicy, PrunePlan> judge;
    private final TaskRunner tasks;
    private final I18n i18n;
    private final IntegerProperty last = new SimpleIntegerProperty(this, "last");
    private final IntegerProperty daily = new SimpleIntegerProperty(this, "daily");
    private final IntegerProperty weekly = new SimpleIntegerProperty(this, "weekly");
    private final IntegerProperty monthly = new SimpleIntegerProperty(this, "monthly");
    private final IntegerProperty yearly = new SimpleIntegerProperty(this, "yearly");
    private final BooleanProperty remember = new SimpleBooleanProperty(this, "remember");
    private final ReadOnlyObjectWrapper<@Nullable Outlook> outlook = new ReadOnlyObjectWrapper<>(this, "outlook");
    private final BooleanProperty force = new SimpleBooleanProperty(this, "force");
    private List<PrunePlan> plans = List.of();
    private int asked;

    /**
     * What would become of a backup of one player, or of the backups of one of many.
     *
     * @param subject when the backup was made, or the player
     * @param size in bytes, of what would be deleted where it is a player
     * @param stays whether nothing is deleted
     * @param why the reasons why it stays, that it goes, or how many go
     */
    record Row(String subject, long size, boolean stays, String why) {}

    /**
     * What the rules would do.
     *
     * @param rows every backup, newest first, or every player
     * @param all how many backups there are
     * @param going how many would be deleted
     * @param tooMuch of how many players that is so much that it may be a mistake
     */
    record Outlook(List<Row> rows, int all, int going, int tooMuch) {
        Outlook {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Begins with the rules that hold.
     *
     * @param all every backup of one user, or of many
     * @param rules of the open profile if the backups are its own, or null
     * @param judge says what rules let go
     */
    PruneViewModel(
            List<UserBackups> all, @Nullable BackupRules rules,
            BiFunction<UserBackups, RetentionPolicy, PrunePlan> judge, TaskRunner tasks, I18n i18n) {
        this.all = List.copyOf(all);
        this.isOwn = rules != null;
        this.judge = judge;
        this.tasks = tasks;
        this.i18n = i18n;
        var policy = rules == null ? RetentionPolicy.DEFAULT : rules.retention();
        last.set(policy.last());
        daily.set(policy.daily());
        weekly.set(policy.weekly());
        monthly.set(policy.monthly());
        yearly.set(policy.yearly());
        for (var count : List.of(last, daily, weekly, monthly, yearly)) {
            count.subscribe((_, _) -> judge());
        }
        judge();
    }

    private void judge() {
        var policy = policy();
        var question = ++asked;
        tasks.start(Task.of("", Lane.IO,
                (_, _) -> all.stream().map(it -> judge.apply(it, policy)).toList(), found -> {
                    if (question == asked) {
                        plans = found;
                        outlook.set(outlook(found));
                    }
                }, _ -> outlook.set(null)));
    }

    private Outlook outlook(List<PrunePlan> found) {
        return new Outlook(
                isOfMany() ? found.stream().map(this::player).toList()
                        : found.stream().flatMap(it -> it.verdicts().stream()).map(this::backup).toList(),
                found.stream().mapToInt(it -> it.verdicts().size()).sum(),
                found.stream().mapToInt(it -> it.going().size()).sum(),
                (int) found.stream().filter(PrunePlan::isTooMuch).count());
    }

    private Row backup(Verdict verdict) {
        var backup = verdict.backup();
        return new Row(i18n.dateTime(backup.time()), backup.size(), verdict.stays(), reasons(verdict));
    }

    private Row player(PrunePlan plan) {
        var going = plan.going();
        return new Row(plan.user(), going.stream().mapToLong(Backup::size).sum(), going.isEmpty(),
                i18n.text("retention.player", going.size(), plan.verdicts().size()));
    }

    /** The rules as they stand. */
    RetentionPolicy policy() {
        return new RetentionPolicy(last.get(), daily.get(), weekly.get(), monthly.get(), yearly.get());
    }

    /** Whose backups they are, or of how many. */
    String who() {
        return isOfMany() ? i18n.text("players.count", all.size())
                : all.isEmpty() ? "" : all.getFirst().user();
    }

    /** Whether they are those of many. */
    boolean isOfMany() {
        return all.size() > 1;
    }

    /** What the rules would do, or null while that is not known. */
    ReadOnlyObjectProperty<@Nullable Outlook> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /** The plans that the outlook shows. */
    List<PrunePlan> plans() {
        return plans;
    }

    private String reasons(Verdict verdict) {
        if (!verdict.stays()) {
            return i18n.text("retention.goes");
        }
        var reasons = verdict.reasons().stream().sorted()
                .map(reason -> i18n.text("retention.reason." + reason.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return reasons.substring(0, 1).toUpperCase(i18n.locale()) + reasons.substring(1);
    }

    /** How many of the newest stay. */
    IntegerProperty lastProperty() {
        return last;
    }

    /** Of how many days one stays. */
    IntegerProperty dailyProperty() {
        return daily;
    }

    /** Of how many weeks one stays. */
    IntegerProperty weeklyProperty() {
        return weekly;
    }

    /** Of how many months one stays. */
    IntegerProperty monthlyProperty() {
        return monthly;
    }

    /** Of how many years one stays. */
    IntegerProperty yearlyProperty() {
        return yearly;
    }

    /** Whether the rules are what this begins with the next time. */
    BooleanProperty rememberProperty() {
        return remember;
    }

    /** Whether also those lose backups of whom more than half would go. */
    BooleanProperty forceProperty() {
        return force;
    }

    /** Whether the rules can be remembered: those of the open profile. */
    boolean isOwn() {
        return isOwn;
    }
}
