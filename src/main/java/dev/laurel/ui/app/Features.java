package dev.laurel.ui.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.Autostart;
import dev.laurel.platform.OpenFiles;
import dev.laurel.platform.Program;
import dev.laurel.platform.Version;
import dev.laurel.profile.FirstInBackups;
import dev.laurel.profile.SyncPeers;
import dev.laurel.settings.Settings;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.achievements.AchievementsFeature;
import dev.laurel.ui.achievements.AchievementsViewModel;
import dev.laurel.ui.achievements.ConsistencyViewModel;
import dev.laurel.ui.achievements.DetailViewModel;
import dev.laurel.ui.achievements.FirstSeen;
import dev.laurel.ui.activity.ActivityFeature;
import dev.laurel.ui.activity.ActivityViewModel;
import dev.laurel.ui.activity.UnseenFailures;
import dev.laurel.ui.backups.BackupActions;
import dev.laurel.ui.backups.BackupsFeature;
import dev.laurel.ui.backups.BackupsViewModel;
import dev.laurel.ui.backups.FxKeepingDialogs;
import dev.laurel.ui.backups.KeepingActions;
import dev.laurel.ui.backups.KeepingFlow;
import dev.laurel.ui.backups.PlayersViewModel;
import dev.laurel.ui.backups.ProfileBackupDesk;
import dev.laurel.ui.backups.ProfileBackupKeeper;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.FileOpening;
import dev.laurel.ui.frame.ImportExport;
import dev.laurel.ui.frame.Navigator;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.metrics.EditViewModel;
import dev.laurel.ui.metrics.HistoryViewModel;
import dev.laurel.ui.metrics.MetricsFeature;
import dev.laurel.ui.metrics.MetricsViewModel;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.portability.ImportFlow;
import dev.laurel.ui.portability.PlanDialogs;
import dev.laurel.ui.portability.PortabilityActions;
import dev.laurel.ui.settings.AboutViewModel;
import dev.laurel.ui.settings.AutomaticSettingsViewModel;
import dev.laurel.ui.settings.AutostartViewModel;
import dev.laurel.ui.settings.BackupKeysViewModel;
import dev.laurel.ui.settings.CatalogViewModel;
import dev.laurel.ui.settings.ProfileDestinationWork;
import dev.laurel.ui.settings.SecurityViewModel;
import dev.laurel.ui.settings.SettingsFeature;
import dev.laurel.ui.settings.SettingsViewModel;
import dev.laurel.ui.settings.SyncSettingsViewModel;
import dev.laurel.ui.settings.UnattendedViewModel;
import org.jspecify.annotations.Nullable;

/** The features' half of the composition root: their view-models and views, put together by hand. */
final class Features {
    private final Services services;
    private final Shared shared;
    private final ReadOnlyObjectWrapper<Masking> masking;
    private final AchievementsViewModel achievements;
    private final BooleanProperty asTable;
    private final ImportFlow flow;
    private final PortabilityActions importExport;
    private @Nullable BackupsFeature backups;

    /** What every feature may use. */
    record Shared(
            CurrentProfile current,
            Navigator navigator,
            Map<Class<?>, Supplier<?>> controllers,
            FxmlLoader loader,
            ModalHost host,
            Dialogs dialogs,
            Notifier notifier,
            FilePicker files,
            OpenFiles openFiles,
            Meeting meeting,
            I18n i18n,
            Consumer<UnaryOperator<Settings>> change,
            ObservableValue<List<Status>> runs,
            ObservableValue<Boolean> inTray,
            UnseenFailures unseen) {}

    /** Where profiles meet other devices, and how that works out for the open one. */
    record Meeting(SyncPeers peers, Syncing syncing) {}

    Features(Services services, Shared shared) {
        this.services = services;
        this.shared = shared;
        masking = new ReadOnlyObjectWrapper<>(this, "masking", maskingOf(services.settings().get()));
        var plans = new PlanDialogs(shared.current(), shared.host(), shared.files(), shared.dialogs(),
                shared.notifier(), shared.i18n());
        flow = new ImportFlow(services.profiles(), shared.current(), plans, shared.navigator(), tasks(),
                shared.host(), shared.files(), shared.dialogs(), shared.notifier(), shared.i18n());
        importExport = new PortabilityActions(flow, shared.current(), tasks(), shared.host(), shared.files(),
                shared.openFiles(), shared.dialogs(), shared.notifier(), services.clock(), new SecureRandom(),
                shared.i18n());
        achievements = achievements();
        asTable = achievements.tableProperty();
    }

    /** Makes the feature of an id with its view-models, which no start waits for unless it shows them. Once each. */
    Feature make(FeatureId id) {
        return switch (id) {
            case ACHIEVEMENTS -> new AchievementsFeature(achievements, shared.loader());
            case METRICS -> metrics();
            case BACKUPS -> backups();
            case ACTIVITY -> activity();
            case SETTINGS -> settings();
        };
    }

    /** Opens files that were dropped or handed over. */
    FileOpening fileOpening() {
        return flow;
    }

    /** The sidebar's and the welcome's entries. */
    ImportExport importExport() {
        return importExport;
    }

    /** The settings have changed. On the FX thread. */
    void follow(Settings settings) {
        masking.set(maskingOf(settings));
        asTable.set(settings.layout() == Settings.Layout.TABLE);
    }

    private static Masking maskingOf(Settings settings) {
        var chosen = settings.masking();
        return new Masking(chosen.icon(), chosen.title(), chosen.description(), chosen.metric());
    }

    private TaskRunner tasks() {
        return services.tasks();
    }

    /** Cards or table is a setting too. */
    private AchievementsViewModel achievements() {
        var detail = new DetailViewModel(shared.current(), services.clock(), firstSeen(), shared.navigator());
        var consistency = new ConsistencyViewModel(shared.current(), services.clock(), shared.dialogs());
        var model = new AchievementsViewModel(shared.current(), tasks(), shared.i18n(), services.clock(),
                masking.getReadOnlyProperty(), detail, consistency);
        var table = model.tableProperty();
        table.set(services.settings().get().layout() == Settings.Layout.TABLE);
        table.subscribe((_, chosen) -> {
            var layout = chosen ? Settings.Layout.TABLE : Settings.Layout.CARDS;
            if (services.settings().get().layout() != layout) {
                shared.change().accept(it -> it.withLayout(layout));
            }
        });
        AchievementsFeature.register(
                shared.controllers(), model, shared.loader(), shared.i18n(), services.clock());
        return model;
    }

    private FirstSeen firstSeen() {
        var search = new FirstInBackups(services.destinations(), () -> services.settings().get().destinations(),
                Version.text(), services.clock());
        return (session, id, cancel) -> search.find(session, id, cancel).map(found -> new FirstSeen.Sighting(
                found.backup().time(), found.backup().key(), found.destination()));
    }

    private Feature metrics() {
        var history = new HistoryViewModel(shared.current(), services.clock(), shared.i18n(), shared.dialogs(),
                shared.files(), shared.notifier());
        var edit = new EditViewModel(shared.current(), shared.i18n(), masking.getReadOnlyProperty(),
                shared.dialogs());
        var model = new MetricsViewModel(
                shared.current(), tasks(), services.clock(), masking.getReadOnlyProperty(), history, edit);
        MetricsFeature.register(shared.controllers(), model, shared.i18n());
        return new MetricsFeature(model, shared.loader());
    }

    private Feature backups() {
        var desk = new ProfileBackupDesk(services.destinations(), services.backupSecrets(), services.profiles(),
                Version.text(), services.clock(), new SecureRandom());
        var keeper = new ProfileBackupKeeper(services.destinations(), services.backupSecrets(), services.profiles(),
                tasks(), Version.text(), services.clock(), services.zone());
        var model = new BackupsViewModel(
                desk, shared.current(), services.settings(), tasks(), services.clock(), shared.i18n());
        var actions = new BackupActions(model, desk,
                asked -> flow.restore(asked.title(), asked.subtitle(), asked.name(), asked.bytes(), asked.file()),
                shared.current(), tasks(), shared.files(), services.outgoing(), shared.openFiles(), shared.dialogs(),
                shared.notifier(), shared.i18n());
        var keepingFlow = new KeepingFlow(keeper, new FxKeepingDialogs(shared.host(), shared.i18n()), model.places(),
                services.settings(), shared.current(), tasks(), shared.dialogs(), shared.notifier(), shared.i18n(),
                model::load);
        var keeping = new KeepingActions(
                model, keeper, keepingFlow, shared.dialogs(), shared.notifier(), shared.i18n());
        var players = new PlayersViewModel(
                desk, model.places(), keepingFlow, tasks(), services.clock(), shared.i18n());
        shared.controllers().putAll(
                BackupsFeature.controllers(model, players, actions, keeping, shared.loader(), shared.i18n()));
        backups = new BackupsFeature(model, shared.loader());
        return backups;
    }

    /** A backup was made by itself. */
    void backedUp(String destination) {
        if (backups != null) {
            backups.backedUp(destination);
        }
    }

    private Feature activity() {
        var model = new ActivityViewModel(
                shared.current(), services.tasks().ended(), shared.unseen(), shared.files(), shared.notifier(),
                shared.i18n());
        shared.controllers().putAll(ActivityFeature.controllers(model, shared.i18n()));
        return new ActivityFeature(model, shared.loader());
    }

    private Feature settings() {
        var catalog = new CatalogViewModel(shared.current(), flow::replaceCatalog, shared.i18n());
        var about = new AboutViewModel(
                services.folders(), shared.openFiles(), tasks(), shared.dialogs(), shared.i18n());
        var work = new ProfileDestinationWork(services.destinations(), services.unaskedDestinations(),
                services.secrets(), services.profiles(), services.settings()::get);
        var backupKeys = new BackupKeysViewModel(
                services.settings(), work, tasks(), shared.dialogs(), shared.i18n());
        var sync = new SyncSettingsViewModel(shared.current(), services.settings()::get, shared.meeting().peers(),
                work, shared.meeting().syncing(), tasks(), shared.i18n());
        var security = new SecurityViewModel(services.secrets(), backupKeys, tasks(), shared.dialogs(),
                services.clock(), shared.i18n());
        var model = new SettingsViewModel(services.settings(), shared.current(), work,
                new SettingsViewModel.Parts(autostart(), automatic(), sync, security, catalog, about), tasks(),
                shared.files(), shared.dialogs(), shared.i18n());
        shared.controllers().putAll(SettingsFeature.controllers(model, shared.i18n()));
        return new SettingsFeature(model, shared.loader());
    }

    private AutostartViewModel autostart() {
        var autostart = Autostart.of(System.getProperty("os.name", ""), System.getenv(),
                Path.of(System.getProperty("user.home", "")), Program.running().map(Program::window));
        return new AutostartViewModel(autostart, shared.inTray(), tasks(), shared.dialogs());
    }

    private AutomaticSettingsViewModel automatic() {
        var data = services.folders().data();
        var unattended = new UnattendedViewModel(Program.running(),
                data.equals(AppFolders.resolve(null).data()) ? null : data, System.getProperty("os.name", ""),
                shared.i18n());
        return new AutomaticSettingsViewModel(
                shared.current(), shared.runs(), shared.change(), unattended, shared.i18n());
    }
}
