package dev.laurel.ui.settings;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.Settings;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;

/**
 * The automatic backups of the open profile while their switches are being edited, and how they stand. On the FX
 * thread.
 */
public final class AutomaticSettingsViewModel {
    private final CurrentProfile current;
    private final ObservableValue<List<Status>> runs;
    private final Consumer<UnaryOperator<Settings>> change;
    private final UnattendedViewModel unattended;
    private final I18n i18n;
    private final ObservableList<AutomaticDraft> drafts = FXCollections.observableArrayList();
    private final ObservableList<AutomaticDraft> readOnlyDrafts = FXCollections.unmodifiableObservableList(drafts);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private Settings stored = Settings.DEFAULTS;

    /**
     * Nothing is known before {@link #load}.
     *
     * @param runs how each destination stands
     * @param change changes the settings at once
     */
    public AutomaticSettingsViewModel(
            CurrentProfile current,
            ObservableValue<List<Status>> runs,
            Consumer<UnaryOperator<Settings>> change,
            UnattendedViewModel unattended,
            I18n i18n) {
        this.current = current;
        this.runs = runs;
        this.change = change;
        this.unattended = unattended;
        this.i18n = i18n;
        current.state().map(it -> it.profile().id()).subscribe(_ -> load(stored));
    }

    /** Shows what the settings say; what is edited and they leave as it was goes on being edited. */
    void load(Settings settings) {
        stored = settings;
        var rules = rules();
        if (!rules.equals(drafts.stream().map(AutomaticDraft::stored).toList())) {
            drafts.setAll(rules.stream().map(this::draft).toList());
        }
        unattended.load(current.profile(), rules.stream().map(BackupRules::destination).toList());
        look();
    }

    private List<BackupRules> rules() {
        var profile = current.profile();
        return profile == null ? List.of() : stored.destinations().stream()
                .map(it -> stored.backupRules(profile.id(), it.name())).toList();
    }

    private AutomaticDraft draft(BackupRules rules) {
        var known = drafts.stream()
                .filter(it -> it.stored().subject().equals(rules.subject()))
                .filter(it -> it.stored().triggers().equals(rules.triggers()))
                .findFirst();
        var draft = new AutomaticDraft(rules);
        known.filter(AutomaticDraft::isChanged).ifPresent(draft::take);
        for (var part : draft.parts()) {
            part.addListener(_ -> look());
        }
        return draft;
    }

    private void look() {
        changed.set(drafts.stream().anyMatch(AutomaticDraft::isChanged));
    }

    /** Goes back to what is stored. */
    void discard() {
        drafts.clear();
        load(stored);
    }

    /** What saving does to settings; taken now, whatever is switched afterwards. */
    UnaryOperator<Settings> edits() {
        var edits = drafts.stream().filter(AutomaticDraft::isChanged)
                .map(it -> it.stored().withTriggers(it.triggers())).toList();
        return settings -> {
            var after = settings;
            for (var edit : edits) {
                // Paused or pruned otherwise meanwhile: that stays.
                after = after.withBackupRules(
                        after.backupRules(edit.profile(), edit.destination()).withTriggers(edit.triggers()));
            }
            return after;
        };
    }

    /** One for each destination, in the order of the settings. */
    ObservableList<AutomaticDraft> drafts() {
        return readOnlyDrafts;
    }

    /** Whether any switch differs from what is stored. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Backups that the system makes. */
    UnattendedViewModel unattended() {
        return unattended;
    }

    /** When the next run to a destination is, or what keeps it. */
    ObservableValue<String> stateOf(AutomaticDraft draft) {
        return Bindings.createStringBinding(() -> runs.getValue().stream()
                .filter(it -> it.destination().equals(draft.destination())).findFirst()
                .map(it -> words(it, draft)).orElse(""), runs);
    }

    private String words(Status status, AutomaticDraft draft) {
        var error = status.lastError();
        if (draft.stored().paused()) {
            return i18n.text("automatic.state.paused");
        } else if (!draft.stored().triggers().any()) {
            return i18n.text("automatic.state.off");
        } else if (status.running() != null) {
            return i18n.text("automatic.state.running");
        } else if (error != null) {
            return status.next().map(it -> i18n.text("automatic.state.failed", i18n.time(it)))
                    .orElseGet(() -> i18n.text("automatic.state.failedNoNext"));
        }
        return status.next().map(it -> i18n.text("automatic.next", i18n.time(it)))
                .orElseGet(() -> i18n.text("automatic.state.safe"));
    }

    /** Pauses the runs to a destination, or lets them go on. Holds at once. */
    void pause(AutomaticDraft draft, boolean paused) {
        var subject = draft.stored().subject();
        change.accept(it -> it.withBackupRules(
                it.backupRules(subject.profile(), subject.destination()).withPaused(paused)));
    }

    /** Which backups stay at a destination after each run, in words. */
    String keptAt(AutomaticDraft draft) {
        var policy = draft.stored().retention();
        if (policy.equals(new RetentionPolicy(0, 0, 0, 0, 0))) {
            return i18n.text("automatic.keeps.all");
        }
        var parts = new StringJoiner(" · ");
        add(parts, "retention.last", policy.last());
        add(parts, "retention.daily", policy.daily());
        add(parts, "retention.weekly", policy.weekly());
        add(parts, "retention.monthly", policy.monthly());
        add(parts, "retention.yearly", policy.yearly());
        return i18n.text("automatic.keeps", parts);
    }

    private void add(StringJoiner parts, String key, int count) {
        if (count > 0) {
            parts.add(i18n.text(key) + " " + i18n.number(count));
        }
    }
}
