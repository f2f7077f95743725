package dev.laurel.ui.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

import dev.laurel.backup.schedule.AutomaticBackup.Done;
import dev.laurel.error.LaurelError;
import dev.laurel.platform.SystemOpenFiles;
import dev.laurel.platform.Version;
import dev.laurel.profile.AutomaticWork;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.SecretSource;
import dev.laurel.settings.Settings;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.ui.activity.UnseenFailures;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.FxDialogs;
import dev.laurel.ui.dialog.OverlayHost;
import dev.laurel.ui.frame.AutomaticRuns;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.RecentActivity;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;
import dev.laurel.ui.notification.ToastPane;
import dev.laurel.ui.notification.ToastsViewModel;
import dev.laurel.ui.shell.AutomaticViewModel;
import dev.laurel.ui.shell.ConflictsDialog;
import dev.laurel.ui.shell.Navigation;
import dev.laurel.ui.shell.ShellView;
import dev.laurel.ui.shell.ShellViewModel;
import dev.laurel.ui.shell.StatusViewModel;
import dev.laurel.ui.shell.SyncViewModel;
import dev.laurel.ui.shell.TrayViewModel;
import dev.laurel.ui.welcome.WelcomeView;
import dev.laurel.ui.welcome.WelcomeViewModel;

/**
 * Puts the window together by hand: every view-model and view gets what it needs here, through its constructor, and
 * nowhere else. Made anew for another language.
 */
public final class CompositionRoot {
    private final Services services;
    private final CurrentProfile.Beginning beginning;
    private final Surroundings around;
    private final I18n i18n;
    private final OverlayHost modals = new OverlayHost();
    private final Navigation navigation = new Navigation();
    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    private final Features features;
    private final FxmlLoader loader;
    private final Dialogs dialogs;
    private final ToastsViewModel toasts;
    private final CurrentProfile current;
    private final ShellViewModel shell;
    private final UpdateNotice updates;
    private final SyncViewModel sync;
    private final AutomaticRuns runs;
    private final AutomaticViewModel automatic;
    private final Finishing finishing;
    private final UnseenFailures unseen;
    private final TrayViewModel tray;
    private final Parent window;

    /**
     * What the contents may use of the window that they are in, and of what is around that.
     *
     * @param pickers makes the file chooser, given the texts
     * @param desktop the line to the desktop
     * @param show brings the window to the front
     * @param quit ends Laurel as closing the window does
     * @param isLookedAt whether the window is the one that is used
     */
    public record Surroundings(
            Function<I18n, FilePicker> pickers, DesktopLink desktop, Runnable show, Runnable quit,
            BooleanSupplier isLookedAt) {}

    /**
     * Makes the window's contents. On the FX thread.
     *
     * @param beginning the profile that is open from the first frame on
     */
    public CompositionRoot(Services services, CurrentProfile.Beginning beginning, Surroundings around) {
        this.services = services;
        this.around = around;
        this.beginning = beginning;
        i18n = services.i18n();
        loader = new FxmlLoader(i18n, controllers);
        dialogs = new FxDialogs(modals, i18n);
        toasts = new ToastsViewModel(services.tasks(), i18n, this::isWanted, this::tellOnDesktop);
        current = new CurrentProfile(services.profiles(),
                new ProfileRemoval(services.profiles(), services.settings(), services::secrets),
                services.tasks(), dialogs::error);
        var unasked = services.unaskedDestinations();
        runs = new AutomaticRuns(new AutomaticRuns.Tools(services.settings(), work(unasked), services.tasks(),
                services.clock(), new SecureRandom(), it -> i18n.text("backups.task.backUp", it)), new Told());
        if (!services.profiles().isReadOnly()) {
            current.accompany(runs); // What can't change needs no new backup, and none could be noted.
        }
        current.begin(beginning);
        var openFiles = new SystemOpenFiles(System.getProperty("os.name", ""));
        var peers = new SyncViewModel.Peers(peers(unasked, services.secrets()::unasked),
                peers(services.destinations(), services::secrets));
        sync = new SyncViewModel(current, peers, services.settings()::get,
                new SyncViewModel.Tools(services.tasks(), services.clock(), new SecureRandom()), dialogs, toasts, i18n,
                conflicts -> ConflictsDialog.show(conflicts, modals, i18n));
        var recent = new RecentActivity(current, services.tasks().ended());
        unseen = new UnseenFailures(recent.recent());
        features = new Features(services, new Features.Shared(current, navigation, controllers, loader, modals,
                dialogs, toasts, around.pickers().apply(i18n), openFiles, new Features.Meeting(peers.asking(), sync),
                i18n, this::change, runs.status(), around.desktop().inTray(), unseen));
        updates = new UpdateNotice(services.tasks(), toasts, openFiles, dialogs, i18n);
        shell = new ShellViewModel(
                current, navigation, features.importExport(), features.fileOpening(), dialogs, toasts, i18n);
        automatic = new AutomaticViewModel(current, runs.status(), services.settings()::get, this::change,
                this::tryAgain, navigation, dialogs, toasts, i18n);
        finishing = new Finishing(runs, services.tasks(), modals, around.show(), i18n);
        var status = new StatusViewModel(
                current, services.tasks(), services.tasks().running(), recent.recent(), i18n);
        tray = new TrayViewModel(automatic, runs.status(), status.backup(), new TrayViewModel.Actions(around.show(),
                runs::backUpNow, () -> automatic.pause(true), () -> automatic.pause(false), around.quit()),
                services.tasks(), i18n);
        window = build(status);
        current.state().subscribe(state -> {
            if (state != null) {
                change(it -> it.withLastProfile(state.profile().id()));
            }
        });
    }

    /** The window's contents. */
    public Parent window() {
        return window;
    }

    /** What the window's shortcuts and menus do. */
    public ShellViewModel shell() {
        return shell;
    }

    /** The profile that is open. */
    public CurrentProfile current() {
        return current;
    }

    /** Telling in passing in this window. */
    Notifier toasts() {
        return toasts;
    }

    /** What the desktop's tray shows of this window. */
    TrayViewModel tray() {
        return tray;
    }

    /** Asking and telling in this window. */
    public Dialogs dialogs() {
        return dialogs;
    }

    /** Which feature is shown. */
    public Navigation navigation() {
        return navigation;
    }

    /** The dialogs that lie over the window. */
    public OverlayHost modals() {
        return modals;
    }

    /** The settings have changed, other than in theme or language. On the FX thread. */
    void follow(Settings settings) {
        features.follow(settings);
        sync.follow();
        automatic.follow();
    }

    /** Backs up what is not safe yet before the window closes; see {@link Finishing#finish}. */
    void finish(Runnable done) {
        finishing.finish(done);
    }

    /** Automatic backups ask nobody for a keychain: they come when nobody expects a question. */
    private AutomaticWork work(Destinations destinations) {
        var secrets = BackupSecrets.kept(services.settings()::get, services.secrets()::unasked);
        return new AutomaticWork(destinations, secrets, services.profiles(), services.tasks(), Version.text(),
                services.clock(), new SecureRandom(), services.zone());
    }

    /** What comes of backups is told where somebody may wait for it. */
    private final class Told implements AutomaticRuns.Outcomes {
        @Override
        public void failed(String destination, LaurelError error) {
            automatic.failed(destination, error);
        }

        @Override
        public void succeeded(String destination, Done done) {
            automatic.succeeded(destination, done);
            if (done.made().isPresent()) {
                features.backedUp(destination);
            }
        }
    }

    /** Whoever does something else is told by the desktop. */
    private void tellOnDesktop(Toast toast) {
        if (services.settings().get().desktopNotices() && !around.isLookedAt().getAsBoolean()) {
            around.desktop().tell(DesktopNotices.of(toast, i18n), around.show());
        }
    }

    /** Somebody is there now: where secrets have to be unlocked, the question comes before the next attempt. */
    private void tryAgain(String destination) {
        services.tasks().start(Task.of("", Lane.IO, (_, _) -> {
            services.settings().get().destination(destination).ifPresent(it -> {
                services.destinations().open(it).close();
                services.backupSecrets().sealing(it, _ -> true);
            });
            return true;
        }, _ -> runs.tryAgain(), dialogs::error));
    }

    private SyncPeers peers(Destinations destinations, Supplier<? extends SecretSource> secrets) {
        return new SyncPeers(services.settings()::get, destinations, SyncPeers.tokens(System.getenv(), secrets),
                services.clock());
    }

    /** Makes the views whose controllers are made here. */
    FxmlLoader loader() {
        return loader;
    }

    /** The classes of those controllers, as far as their features were shown. */
    Set<Class<?>> controllers() {
        return Set.copyOf(controllers.keySet());
    }

    /** The texts of this window. */
    public I18n i18n() {
        return i18n;
    }

    /** Tells what there is to tell, then opens files. */
    public void start(List<Path> files) {
        services.notices().forEach(dialogs::error);
        if (beginning.error() != null) {
            dialogs.error(beginning.error());
        }
        updates.ask(services.settings().get().updates(), Version.text());
        shell.openFiles(files);
    }

    /** Changes the settings where nobody waits for the outcome. */
    void change(UnaryOperator<Settings> change) {
        services.tasks().start(Task.of("", new Lane.Serial("settings"),
                (_, _) -> services.settings().update(change), _ -> {}, dialogs::error));
    }

    private boolean isWanted(ToastLevel level) {
        return switch (services.settings().get().notifications()) {
            case ALL -> true;
            case WARNINGS -> level.compareTo(ToastLevel.WARNING) >= 0;
            case ERRORS -> level == ToastLevel.DANGER;
        };
    }

    private Parent build(StatusViewModel status) {
        controllers.put(ShellView.class,
                () -> new ShellView(shell, status, sync, automatic, features::make,
                        Map.of(FeatureId.ACTIVITY, unseen.count()),
                        new LazyView<>(loader, WelcomeView.class), modals, i18n));
        var welcome = new WelcomeViewModel(
                current, features.importExport(), navigation, services.settings(), services.tasks(), dialogs, i18n);
        controllers.put(WelcomeView.class, () -> new WelcomeView(welcome, () -> GuideDialog.show(modals, i18n)));
        var toastPane = new ToastPane(toasts, i18n);
        StackPane.setAlignment(toastPane, Pos.BOTTOM_RIGHT);
        var loaded = loader.load(ShellView.class);
        loaded.view().setOverlays(List.of(toastPane, modals));
        return loaded.root();
    }
}
