package dev.laurel.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.laurel.i18n.Messages;
import dev.laurel.platform.Releases;
import dev.laurel.settings.Settings;
import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.Masking;
import dev.laurel.settings.Settings.NotificationLevel;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The settings while they are being edited: nothing holds before {@link #save}. On the FX thread. */
public final class SettingsViewModel {
    private final SettingsStore store;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final I18n i18n;
    private final DestinationsViewModel destinations;
    private final RetentionViewModel retention;
    private final Parts parts;

    private final ObjectProperty<SettingsSection> section =
            new SimpleObjectProperty<>(this, "section", SettingsSection.GENERAL);
    private final Choice<Locale> language;
    private final Choice<Theme> theme;
    private final Choice<Layout> layout;
    private final Choice<NotificationLevel> notifications;
    private final BooleanProperty desktopNotices = new SimpleBooleanProperty(this, "desktopNotices");
    private final StringProperty updates = new SimpleStringProperty(this, "updates", "");
    private final BooleanBinding valid;
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion");
    private final BooleanProperty maskIcon = new SimpleBooleanProperty(this, "maskIcon");
    private final BooleanProperty maskTitle = new SimpleBooleanProperty(this, "maskTitle");
    private final BooleanProperty maskDescription = new SimpleBooleanProperty(this, "maskDescription");
    private final BooleanProperty maskMetric = new SimpleBooleanProperty(this, "maskMetric");
    private final ObjectProperty<Settings> stored = new SimpleObjectProperty<>(this, "stored", Settings.DEFAULTS);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(this, "saving");
    private final BooleanBinding changed;
    private final @Nullable String atStart;

    /** The sections that have view-models of their own. */
    public record Parts(
            AutostartViewModel autostart,
            AutomaticSettingsViewModel automatic,
            SyncSettingsViewModel sync,
            SecurityViewModel security,
            CatalogViewModel catalog,
            AboutViewModel about) {}

    /** Settings as they are stored. */
    public SettingsViewModel(
            SettingsStore store, CurrentProfile current, DestinationWork work, Parts parts, TaskRunner tasks,
            FilePicker files, Dialogs dialogs, I18n i18n) {
        this.store = store;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.i18n = i18n;
        this.parts = parts;
        var words = new SettingsWords(i18n);
        var languages = new ArrayList<>(List.of(SettingsWords.SYSTEM_LANGUAGE));
        languages.addAll(Messages.LANGUAGES);
        language = new Choice<>(languages, words::name);
        theme = new Choice<>(List.of(Theme.values()), words::name);
        layout = new Choice<>(List.of(Layout.values()), words::name);
        notifications = new Choice<>(List.of(NotificationLevel.values()), words::name);
        destinations = new DestinationsViewModel(work, tasks, files, i18n);
        retention = new RetentionViewModel(destinations, current, work, tasks, i18n);
        changed = Bindings.createBooleanBinding(
                () -> destinations.changedProperty().get() || retention.changedProperty().get()
                        || parts.automatic().changedProperty().get() || parts.sync().changedProperty().get()
                        || !updatesValid().get() || !edited(stored.get()).equals(stored.get()),
                language.valueProperty(), theme.valueProperty(), layout.valueProperty(),
                notifications.valueProperty(), desktopNotices, updates, reducedMotion, maskIcon, maskTitle,
                maskDescription, maskMetric, stored, destinations.changedProperty(), retention.changedProperty(),
                parts.automatic().changedProperty(), parts.sync().changedProperty());
        valid = destinations.validProperty().and(parts.sync().validProperty()).and(updatesValid());
        atStart = store.get().language();
        discard();
        // Others may lock and unlock it: how things stand is looked up whenever it is shown.
        section.subscribe(this::look);
        store.listen(settings -> tasks.deliver(() -> takeOver(settings)));
    }

    /** What others may have changed meanwhile. */
    private void look(SettingsSection shown) {
        switch (shown) {
            case GENERAL -> parts.autostart().look();
            case DESTINATIONS -> parts.security().backupKeys().look();
            case SYNC -> parts.sync().look();
            case SECURITY -> parts.security().look();
            case CATALOG, AUTOMATIC, APPEARANCE, ABOUT -> { }
        }
        retention.show(shown == SettingsSection.DESTINATIONS);
    }

    /** Someone else has changed the settings: what is being edited here stays, unless nothing is. */
    private void takeOver(Settings settings) {
        if (changed.get() && !saving.get()) {
            // The achievements have a switch for it too: what was not chosen here follows.
            if (layout.get() == stored.get().layout()) {
                layout.set(settings.layout());
            }
            stored.set(settings);
            parts.automatic().load(settings);
        } else {
            show(settings);
        }
    }

    private void show(Settings settings) {
        stored.set(settings);
        language.set(settings.language() == null
                ? SettingsWords.SYSTEM_LANGUAGE : Locale.forLanguageTag(settings.language()));
        theme.set(settings.theme());
        layout.set(settings.layout());
        notifications.set(settings.notifications());
        desktopNotices.set(settings.desktopNotices());
        updates.set(settings.updates() == null ? "" : settings.updates().toString());
        reducedMotion.set(settings.reducedMotion());
        maskIcon.set(settings.masking().icon());
        maskTitle.set(settings.masking().title());
        maskDescription.set(settings.masking().description());
        maskMetric.set(settings.masking().metric());
        destinations.load(settings.destinations());
        retention.load(settings);
        parts.sync().discard();
        parts.automatic().load(settings);
    }

    /** Everything that is edited here put into settings; destinations and sync aside. */
    private Settings edited(Settings settings) {
        var locale = language.get();
        return settings.withLanguage(locale.equals(SettingsWords.SYSTEM_LANGUAGE) ? null : locale.toLanguageTag())
                .withTheme(theme.get())
                .withLayout(layout.get())
                .withNotifications(notifications.get())
                .withDesktopNotices(desktopNotices.get())
                .withUpdates(Releases.address(updates.get()).orElse(null))
                .withReducedMotion(reducedMotion.get())
                .withMasking(new Masking(
                        maskIcon.get(), maskTitle.get(), maskDescription.get(), maskMetric.get()));
    }

    /** Makes what is shown hold. */
    public void save() {
        if (!changed.get() || !valid.get() || saving.get()) {
            return;
        }
        saving.set(true);
        var fresh = destinations.toSetUp();
        var places = destinations.result();
        // Taken now: what is typed while the disk is written belongs to the next saving.
        var now = edited(stored.get());
        var others = destinations.changedProperty().get();
        var renamed = destinations.renamed();
        var inPlace = destinations.renamedInPlace();
        var rules = retention.change();
        var meeting = parts.sync().change();
        var tokens = parts.sync().secretChanges();
        var triggers = parts.automatic().edits();
        var secrets = destinations.secretChanges();
        tasks.start(Task.of(i18n.text("settings.saving"), Lane.IO, (_, _) -> {
            // New secrets first, since making a place ready may need them; old ones last, since it may fail. But a token
            // must be gone before another server is the place to meet.
            secrets.forEach(this::keep);
            tokens.forEach(this::keep);
            tokens.forEach(this::forget);
            fresh.forEach(destinations.work()::setUp);
            if (!inPlace.isEmpty()) {
                destinations.work().renamed(inPlace);
            }
            var updated = store.update(settings -> {
                var merged = triggers.apply(settings)
                        .withLanguage(now.language()).withTheme(now.theme()).withLayout(now.layout())
                        .withNotifications(now.notifications()).withDesktopNotices(now.desktopNotices())
                        .withReducedMotion(now.reducedMotion()).withUpdates(now.updates())
                        .withMasking(now.masking());
                var chosen = meeting.apply(rules.apply(merged));
                return others ? chosen.withDestinations(_ -> places, renamed) : chosen;
            });
            secrets.forEach(this::forget);
            return updated;
        }, settings -> {
            show(settings);
            saving.set(false);
            if (!tokens.isEmpty()) {
                parts.sync().syncing().restart();
            }
        }, error -> {
            saving.set(false);
            dialogs.error(error);
        }));
    }

    private void keep(SecretChange change) {
        switch (change) {
            case SecretChange.Keep keep -> keep.keep(destinations.work());
            case SecretChange.Copy(var from, var to) -> destinations.work().copySecret(from, to);
            case SecretChange.Remove _ -> { }
        }
    }

    private void forget(SecretChange change) {
        if (change instanceof SecretChange.Remove(var id)) {
            destinations.work().removeSecret(id);
        }
    }

    /** Goes back to what is stored. */
    public void discard() {
        show(store.get());
        parts.automatic().discard();
    }

    /** The section that is shown. */
    public ObjectProperty<SettingsSection> sectionProperty() {
        return section;
    }

    /** The language, the system's first. */
    public Choice<?> language() {
        return language;
    }

    /** Whether another language waits for a new start. */
    public BooleanBinding needsRestart() {
        return Bindings.createBooleanBinding(
                () -> !Objects.equals(atStart, edited(stored.get()).language()), language.valueProperty());
    }

    /** Light, dark or as the system. */
    public Choice<?> theme() {
        return theme;
    }

    /** How achievements are laid out. */
    public Choice<?> layout() {
        return layout;
    }

    /** Which toasts are shown. */
    public Choice<?> notifications() {
        return notifications;
    }

    /** Whether the desktop tells them too. */
    public BooleanProperty desktopNoticesProperty() {
        return desktopNotices;
    }

    /** The address that is asked for newer versions; empty where none is. */
    public StringProperty updatesProperty() {
        return updates;
    }

    /** Whether that is an address, or empty. */
    public BooleanBinding updatesValid() {
        return Bindings.createBooleanBinding(
                () -> updates.get().isBlank() || Releases.address(updates.get()).isPresent(), updates);
    }

    /** Whether everything that is typed makes sense. */
    public BooleanBinding validProperty() {
        return valid;
    }

    /** Whether to do without movement. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Whether a hidden achievement's icon is masked. */
    public BooleanProperty maskIconProperty() {
        return maskIcon;
    }

    /** Whether a hidden achievement's title is masked. */
    public BooleanProperty maskTitleProperty() {
        return maskTitle;
    }

    /** Whether a hidden achievement's description is masked. */
    public BooleanProperty maskDescriptionProperty() {
        return maskDescription;
    }

    /** Whether a hidden achievement's metric is masked. */
    public BooleanProperty maskMetricProperty() {
        return maskMetric;
    }

    /** The destinations. */
    public DestinationsViewModel destinations() {
        return destinations;
    }

    /** Which backups stay at the selected one. */
    public RetentionViewModel retention() {
        return retention;
    }

    /** Whether Laurel starts by itself. */
    AutostartViewModel autostart() {
        return parts.autostart();
    }

    /** When backups are made by themselves. */
    public AutomaticSettingsViewModel automatic() {
        return parts.automatic();
    }

    /** Where the open profile meets other devices. */
    public SyncSettingsViewModel sync() {
        return parts.sync();
    }

    /** Where secrets are kept. */
    public SecurityViewModel security() {
        return parts.security();
    }

    /** The open profile's catalog. */
    public CatalogViewModel catalog() {
        return parts.catalog();
    }

    /** What Laurel is. */
    public AboutViewModel about() {
        return parts.about();
    }

    /** Whether anything differs from what is stored. */
    public BooleanBinding changedProperty() {
        return changed;
    }

    /** What saving would mean, or why it can't be. */
    public StringBinding saveText() {
        return Bindings.createStringBinding(() -> {
            var rules = retention.changeText();
            return !valid.get() ? i18n.text("settings.unsaved.invalid")
                    : rules.isEmpty() ? i18n.text("settings.unsaved") : rules;
        }, valid, retention.changedProperty(), retention.outlookProperty());
    }

    /** Whether the settings are being stored. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Whether changes last only until the program ends. */
    public boolean isReadOnly() {
        return store.isReadOnly();
    }
}
