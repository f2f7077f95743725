package dev.laurel.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.log.Log;
import dev.laurel.settings.Settings;
import dev.laurel.settings.Settings.WindowPlace;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.FxFilePicker;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The one window: its place on the screen, its theme and language, its end. On the FX thread. */
public final class LaurelApplication {
    private static final Log LOG = Log.of(LaurelApplication.class);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};

    private final Services services;
    private final Stage stage;
    private final Scene scene;
    private final Theming theming;
    private final Runnable listening;
    private final DesktopLink desktop;
    private final CompositionRoot.Surroundings around;
    private CompositionRoot root;
    private Subscription moving = Subscription.EMPTY;
    private Subscription inTray = Subscription.EMPTY;
    private Runnable hearing = () -> {};
    private Runnable onEnd = () -> {};
    /** Whether nobody has wanted the window yet, which was opened out of the way. */
    private boolean unwanted;
    /** Whether the tray alone shows that Laurel is there. */
    private boolean inTrayAlone;
    private boolean closed;
    private @Nullable String language;
    private boolean wasSeen;
    private Rectangle2D normal = new Rectangle2D(0, 0, WIDTH, HEIGHT);

    /**
     * Dresses a stage; it is shown by {@link #show}.
     *
     * @param beginning what {@link Services#begin} gave
     */
    public LaurelApplication(Services services, CurrentProfile.Beginning beginning, Stage stage) {
        this(services, beginning, stage, null);
    }

    /**
     * Dresses a stage.
     *
     * @param beginning what {@link Services#begin} gave
     * @param picker the file chooser to use in place of the system's, or null
     */
    public LaurelApplication(
            Services services, CurrentProfile.Beginning beginning, Stage stage, @Nullable FilePicker picker) {
        this.services = services;
        this.stage = stage;
        desktop = new DesktopLink(services.tasks());
        around = new CompositionRoot.Surroundings(i18n -> picker == null ? systemPicker(i18n) : picker, desktop,
                () -> handOver(List.of()), this::quit, () -> stage.isFocused() && !stage.isIconified());
        theming = new Theming(services.settings().get().theme());
        root = new CompositionRoot(services, beginning, around);
        language = services.settings().get().language();
        scene = new Scene(root.window(), WIDTH, HEIGHT);
        theming.dress(scene);
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        stage.setOnHidden(_ -> {
            if (!inTrayAlone) {
                onEnd.run();
            }
        });
        stage.titleProperty().bind(root.shell().windowTitle());
        listening = services.settings().listen(
                _ -> services.tasks().deliver(() -> follow(services.settings().get())));
    }

    /** Shows the window where it was, with the profile that was open. */
    public void show(List<Path> files) {
        show(files, false);
    }

    /**
     * Shows the window where it was, with the profile that was open.
     *
     * @param inBackground whether it stays out of the way until somebody wants it: in the tray, where there is one, or
     *     as an icon in the bar of windows
     */
    public void show(List<Path> files, boolean inBackground) {
        unwanted = inBackground;
        stage.setIconified(inBackground);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place(services.settings().get().window());
        moving = Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .map(property -> property.subscribe(this::rememberNormal))
                .reduce(Subscription.EMPTY, Subscription::and);
        stage.show();
        stage.iconifiedProperty().subscribe((_, iconified) -> unwanted &= iconified);
        rememberNormal();
        afterFirstFrame(() -> {
            if (closed) {
                return;
            }
            stage.getIcons().setAll(IntStream.of(ICON_SIZES).mapToObj(LaurelApplication::icon).toList());
            root.start(files);
            hearing = FilesFromSystem.listen(this::handOver);
        });
    }

    /** Shows how things stand on the desktop around the window too, where that has a place for it; once it is shown. */
    public void connect(DesktopLink.Connecting connecting) {
        inTray = root.tray().item().subscribe(desktop::show);
        afterFirstFrame(() -> {
            if (!closed) {
                desktop.inTray().subscribe(this::followTray);
                desktop.connect(connecting);
            }
        });
    }

    /** A window that nobody has wanted yet is no more than an icon, which need not stand in two places. */
    private void followTray(boolean shown) {
        if (closed) {
            return; // It was told before the line was cut.
        }
        if (shown && unwanted && stage.isIconified()) {
            inTrayAlone = true;
            stage.hide();
        } else if (!shown && inTrayAlone) {
            inTrayAlone = false;
            stage.show(); // Nobody could reach it otherwise.
        }
    }

    /** Hears once of the end of the window. */
    public void onEnd(Runnable action) {
        onEnd = action;
    }

    /** What nobody misses in the first frame must not keep it waiting. */
    private void afterFirstFrame(Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                services.tasks().deliver(action);
            }
        });
        Platform.requestNextPulse(); // Where the first one is over and nothing moves.
    }

    /** Its icon of a size; from any thread. */
    static Image icon(int size) {
        return new Image(Objects.requireNonNull(
                LaurelApplication.class.getResource("/dev/laurel/ui/icons/icon-" + size + ".png")).toExternalForm());
    }

    /** Brings the window to the front and opens files that another start handed over. */
    public void handOver(List<Path> files) {
        stage.setIconified(false);
        if (inTrayAlone) {
            inTrayAlone = false;
            stage.show();
        }
        stage.toFront();
        root.shell().openFiles(files);
    }

    /** What the window is made of; another one after the language has changed. */
    public CompositionRoot root() {
        return root;
    }

    /** The scene of the window. */
    public Scene scene() {
        return scene;
    }

    /** Something failed where nobody expected it: the log gets the cause, people a message. From any thread. */
    public void failed(Throwable cause) {
        LOG.error("Not expected", cause);
        var error = LaurelError.of(ErrorCode.UNEXPECTED, String.valueOf(cause.getMessage()));
        services.tasks().deliver(() -> root.dialogs().error(error));
    }

    /** Hides the window, once what has to be safe before is safe. */
    public void quit() {
        root.finish(() -> {
            if (inTrayAlone) {
                onEnd.run();
            } else {
                stage.hide();
            }
        });
    }

    /**
     * Takes everything off the screen; popups first, which would bring some systems down otherwise. Nothing that
     * outlives this holds on to it.
     */
    public void close() {
        closed = true;
        listening.run();
        hearing.run();
        inTray.unsubscribe();
        desktop.close();
        theming.close();
        root.current().close();
        List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
        moving.unsubscribe();
        stage.titleProperty().unbind();
        stage.setOnCloseRequest(null);
        stage.setOnHidden(null);
    }

    /** Keeps where the window was for the next start. Does I/O, so not on the FX thread. */
    public void keepPlace() {
        if (wasSeen) {
            services.settings().update(it -> it.withWindow(place()));
        }
    }

    /** Where the window is. */
    WindowPlace place() {
        return new WindowPlace(
                normal.getMinX(), normal.getMinY(), normal.getWidth(), normal.getHeight(), stage.isMaximized());
    }

    private void place(@Nullable WindowPlace place) {
        if (place == null) {
            return;
        }
        // A window on a screen that is gone would be out of reach.
        if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        // A window that opens maximised has not been anywhere else since.
        normal = new Rectangle2D(place.x(), place.y(), place.width(), place.height());
        stage.setMaximized(place.maximised());
    }

    private void rememberNormal() {
        if (!stage.isMaximized() && !stage.isIconified() && stage.getWidth() > 0 && stage.getHeight() > 0) {
            wasSeen = true;
            normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    private void follow(Settings settings) {
        theming.use(settings.theme());
        root.follow(settings);
        if (!Objects.equals(language, settings.language())) {
            language = settings.language();
            rebuild();
        }
    }

    /** Makes the window's contents anew in another language; what was open is open again. */
    private void rebuild() {
        services.tasks().start(Task.of("", Lane.IO, (_, _) -> services.begin(),
                this::rebuild, error -> root.dialogs().error(error)));
    }

    private void rebuild(CurrentProfile.Beginning beginning) {
        var feature = root.navigation().feature().get();
        root.current().close();
        root = new CompositionRoot(services, beginning, around);
        inTray.unsubscribe();
        inTray = root.tray().item().subscribe(desktop::show);
        Parent old = scene.getRoot();
        scene.setRoot(root.window());
        if (old instanceof Pane pane) {
            pane.getChildren().clear();
        }
        stage.titleProperty().bind(root.shell().windowTitle());
        root.start(List.of());
        root.shell().show(feature);
    }

    private FilePicker systemPicker(I18n i18n) {
        return new FxFilePicker(
                () -> stage, i18n, () -> services.settings().get().lastFolder(),
                folder -> root.change(it -> it.withLastFolder(folder)));
    }
}
