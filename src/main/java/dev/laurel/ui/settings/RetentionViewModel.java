package dev.laurel.ui.settings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

import dev.laurel.backup.Backup;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.RetentionPolicy.Reason;
import dev.laurel.backup.RetentionPolicy.Verdict;
import dev.laurel.error.LaurelError;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Settings;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.control.CalendarMark;
import dev.laurel.ui.control.CalendarMark.Look;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * Which backups of the open profile stay at the selected destination, and what that means for those that are there.
 * Nothing holds before the settings are saved. On the FX thread.
 */
public final class RetentionViewModel {
    /** Of a day with a hundred backups nobody reads every line. */
    private static final int LINES = 12;
    private static final List<Reason> LETTERED =
            List.of(Reason.LAST, Reason.DAILY, Reason.WEEKLY, Reason.MONTHLY, Reason.YEARLY);

    /** How far the backups are known. */
    public enum State {
        /** There is no profile or no destination whose backups could be looked at. */
        NONE,
        LOADING,
        READY,
        FAILED
    }

    private final DestinationsViewModel destinations;
    private final CurrentProfile current;
    private final DestinationWork work;
    private final TaskRunner tasks;
    private final I18n i18n;
    private final IntegerProperty last = new SimpleIntegerProperty(this, "last");
    private final IntegerProperty daily = new SimpleIntegerProperty(this, "daily");
    private final IntegerProperty weekly = new SimpleIntegerProperty(this, "weekly");
    private final IntegerProperty monthly = new SimpleIntegerProperty(this, "monthly");
    private final IntegerProperty yearly = new SimpleIntegerProperty(this, "yearly");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable RetentionOutlook> outlook =
            new ReadOnlyObjectWrapper<>(this, "outlook");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final Map<String, RetentionPolicy> edited = new HashMap<>();
    private Settings stored = Settings.DEFAULTS;
    private @Nullable Subject subject;
    private List<Backup> backups = List.of();
    private @Nullable RunningTask running;
    private boolean isShown;
    private boolean isShowing;
    private int asked;

    /** Whose backups, and where. */
    private record Subject(long profile, String user, DestinationSettings destination) {}

    RetentionViewModel(
            DestinationsViewModel destinations, CurrentProfile current, DestinationWork work, TaskRunner tasks,
            I18n i18n) {
        this.destinations = destinations;
        this.current = current;
        this.work = work;
        this.tasks = tasks;
        this.i18n = i18n;
        for (var count : List.of(last, daily, weekly, monthly, yearly)) {
            count.subscribe((_, _) -> edit());
        }
        destinations.selectedProperty().subscribe(_ -> follow());
        current.state().subscribe(_ -> follow());
    }

    /** Begins anew with what is stored. */
    void load(Settings settings) {
        stored = settings;
        edited.clear();
        changed.set(false);
        follow();
        showRules();
    }

    /** Whether anybody can see it now: backups are looked for only then, anew each time. */
    void show(boolean shown) {
        isShown = shown;
        if (shown && subject != null) {
            read(subject);
        }
    }

    private void follow() {
        var draft = destinations.selectedProperty().get();
        var profile = current.profile();
        var destination = draft == null ? null : draft.stored();
        var now = profile == null || destination == null
                ? null : new Subject(profile.id(), profile.user(), destination);
        if (Objects.equals(now, subject)) {
            return;
        }
        if (now != null && subject != null && now.profile() != subject.profile()) {
            edited.clear();
            changed.set(false);
        }
        stop();
        subject = now;
        backups = List.of();
        outlook.set(null);
        state.set(State.NONE);
        showRules();
        if (now != null && isShown) {
            read(now);
        }
    }

    private void showRules() {
        if (subject != null) {
            show(policy(subject));
        }
    }

    private RetentionPolicy policy(Subject of) {
        var name = of.destination().name();
        return edited.getOrDefault(name, stored.backupRules(of.profile(), name).retention());
    }

    private void show(RetentionPolicy policy) {
        isShowing = true;
        last.set(policy.last());
        daily.set(policy.daily());
        weekly.set(policy.weekly());
        monthly.set(policy.monthly());
        yearly.set(policy.yearly());
        isShowing = false;
        judge();
    }

    private void edit() {
        var of = subject;
        if (isShowing || of == null) {
            return;
        }
        var policy = new RetentionPolicy(last.get(), daily.get(), weekly.get(), monthly.get(), yearly.get());
        var name = of.destination().name();
        if (policy.equals(stored.backupRules(of.profile(), name).retention())) {
            edited.remove(name);
        } else {
            edited.put(name, policy);
        }
        changed.set(!edited.isEmpty());
        judge();
    }

    private void stop() {
        asked++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    /** Looks for the backups again. */
    public void retry() {
        if (subject != null) {
            read(subject);
        }
    }

    private void read(Subject of) {
        stop();
        var question = asked;
        state.set(State.LOADING);
        running = tasks.start(Task.of("", Lane.IO,
                (_, cancel) -> work.backups(of.destination(), of.user(), cancel), found -> {
                    if (question == asked) {
                        backups = found;
                        state.set(State.READY);
                        judge();
                    }
                }, error -> {
                    if (question == asked) {
                        fail(error);
                    }
                }));
    }

    private void fail(LaurelError error) {
        failure.set(i18n.error(error).what());
        state.set(State.FAILED);
    }

    private void judge() {
        var of = subject;
        if (of == null || state.get() != State.READY) {
            return;
        }
        var policy = policy(of);
        var all = backups;
        var question = ++asked;
        tasks.start(Task.of("", Lane.IO,
                (_, _) -> RetentionOutlook.of(policy.verdicts(all, i18n.zone()), i18n.zone()), found -> {
                    if (question == asked) {
                        outlook.set(found);
                    }
                }, this::fail));
    }

    /** Puts what was edited into settings, under the names that destinations are stored by; usable on any thread. */
    UnaryOperator<Settings> change() {
        var profile = current.profile();
        if (profile == null) {
            return it -> it;
        }
        var id = profile.id();
        var now = Map.copyOf(edited);
        return settings -> {
            var result = settings;
            for (var each : now.entrySet()) {
                result = result.withBackupRules(
                        result.backupRules(id, each.getKey()).withRetention(each.getValue()));
            }
            return result;
        };
    }

    /** What saving would mean, in words; empty where nothing was changed here. */
    public String changeText() {
        var now = outlook.get();
        if (!changed.get()) {
            return "";
        }
        return now == null
                ? i18n.text("settings.retention.changed")
                : i18n.text(now.tooMuch() ? "settings.retention.changed.much" : "settings.retention.changed.some",
                        now.going());
    }

    /** How many stay, in words. */
    public String summary() {
        var now = outlook.get();
        return now == null ? "" : i18n.text("retention.summary", now.all() - now.going(), now.all());
    }

    /** What is to be shown of a day. */
    public CalendarMark mark(LocalDate date) {
        var now = outlook.get();
        var day = now == null ? null : now.days().get(date);
        if (day == null) {
            return CalendarMark.NONE;
        }
        var staying = day.staying();
        return new CalendarMark(staying == 0 ? "–" : letters(day), staying == 0 ? Look.FADED : Look.FULL, day.pinned(),
                words(day));
    }

    /** At most two letters, or one and how many more there are. */
    private String letters(RetentionOutlook.Day day) {
        var reasons = day.reasons();
        var letters = LETTERED.stream().filter(reasons::contains)
                .map(it -> i18n.text("retention.letter." + word(it))).toList();
        return switch (letters.size()) {
            case 0 -> "•";
            case 1, 2 -> String.join("", letters);
            default -> letters.getFirst() + "+" + (letters.size() - 1);
        };
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private String words(RetentionOutlook.Day day) {
        var lines = day.verdicts().stream().limit(LINES).map(this::line).collect(Collectors.joining("\n"));
        var more = day.verdicts().size() - LINES;
        return more > 0 ? lines + "\n" + i18n.text("settings.retention.more", more) : lines;
    }

    private String line(Verdict verdict) {
        var time = i18n.time(verdict.backup().time());
        var why = verdict.stays()
                ? verdict.reasons().stream().sorted().map(it -> i18n.text("retention.reason." + word(it)))
                        .collect(Collectors.joining(", "))
                : i18n.text("settings.retention.goes");
        return i18n.text("settings.retention.line", time, why);
    }

    /** What is to be shown of a month. */
    public CalendarMark mark(YearMonth month) {
        var now = outlook.get();
        var days = now == null ? Map.<LocalDate, RetentionOutlook.Day>of()
                : now.days().subMap(month.atDay(1), month.plusMonths(1).atDay(1));
        var all = days.values().stream().mapToInt(it -> it.verdicts().size()).sum();
        var staying = days.values().stream().mapToInt(RetentionOutlook.Day::staying).sum();
        return all == 0 ? CalendarMark.NONE : new CalendarMark(
                i18n.text("settings.retention.month", staying, all), staying == 0 ? Look.FADED : Look.FULL,
                days.values().stream().anyMatch(RetentionOutlook.Day::pinned),
                i18n.text("retention.summary", staying, all));
    }

    /** How many of the newest stay. */
    public IntegerProperty lastProperty() {
        return last;
    }

    /** Of how many days one stays. */
    public IntegerProperty dailyProperty() {
        return daily;
    }

    /** Of how many weeks one stays. */
    public IntegerProperty weeklyProperty() {
        return weekly;
    }

    /** Of how many months one stays. */
    public IntegerProperty monthlyProperty() {
        return monthly;
    }

    /** Of how many years one stays. */
    public IntegerProperty yearlyProperty() {
        return yearly;
    }

    /** How far the backups are known. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Changes whenever something else is to be shown of days and months. */
    public ReadOnlyObjectProperty<?> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /** Why the backups can't be listed. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether rules differ from what is stored. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }
}
