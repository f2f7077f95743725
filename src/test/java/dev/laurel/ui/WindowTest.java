package dev.laurel.ui;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.ScriptedFilePicker;
import dev.laurel.platform.AppFolders;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Theming;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window over a new data folder, with a file chooser that answers by script. Base of the tests that walk
 * through the window as a person does.
 */
@ExtendWith(FxThread.class)
public abstract class WindowTest {
    /** Where a test keeps its files. */
    @TempDir
    protected Path folder;

    /** What the file chooser answers. */
    protected final ScriptedFilePicker picker = new ScriptedFilePicker();

    /** Mouse and keyboard. */
    protected final FxRobot robot = new FxRobot();

    private Services services;
    private LaurelApplication application;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    protected WindowTest() {}

    /** Opens the window, as a start of the program does. */
    @BeforeEach
    protected void openWindow() {
        services = Services.open(
                AppFolders.in(folder.resolve("data")), InstantSource.system(), ZoneOffset.UTC, Locale.ENGLISH);
        var beginning = services.begin();
        application = FxThread.ask(() -> {
            Theming.loadFonts();
            var opened = new LaurelApplication(services, beginning, new Stage(), picker);
            opened.show(List.of());
            return opened;
        });
    }

    /** Closes the window, as its end does. */
    @AfterEach
    protected void closeWindow() {
        FxThread.run(application::quit);
        FxThread.until(() -> !stage().isShowing());
        FxThread.run(application::close);
        application.keepPlace();
        // The headless platform holds on to every window that there was, and a window to what is in it.
        FxThread.run(() -> application.scene().setRoot(new Group()));
        services.close();
    }

    /** Closes the window and opens it again on the same data folder. */
    protected void restart() {
        closeWindow();
        openWindow();
    }

    /** What lies behind the window. */
    protected Services services() {
        return services;
    }

    /** The window. */
    protected LaurelApplication application() {
        return application;
    }

    /** Opens the sample game as the welcome's button does. */
    protected void openSample() {
        click("#sample");
        FxThread.until(() -> application.root().shell().profileOpen().get());
    }

    /** Shows a feature as its entry in the sidebar does. */
    protected void show(FeatureId feature) {
        click("#nav-" + feature.name().toLowerCase(Locale.ROOT));
    }

    /** The window's own frame. */
    protected Stage stage() {
        return (Stage) application.scene().getWindow();
    }

    /** The open profile as it is now. */
    protected ProfileState state() {
        return FxThread.ask(() -> Objects.requireNonNull(application.root().current().state().get()));
    }

    /** The current value of a number of the open profile. */
    protected double number(String metric) {
        var stored = state().snapshot().metrics().asMap().get(metric);
        return stored != null && stored.current() instanceof MetricValue.Numeric(var value) ? value : Double.NaN;
    }

    /** Changes a metric of the open profile as a game does. */
    protected void play(String metric, double value) {
        FxThread.run(() -> application.root().current().inLane("", (session, _, _) -> {
            session.engine().update(metric, MetricValue.of(value));
            return true;
        }, _ -> {}, error -> fail(error.toString())));
        FxThread.until(() -> number(metric) == value);
    }

    /** Waits until no dialog lies over the window. */
    protected void waitForNoDialog() {
        FxThread.until(() -> application.root().modals().depth() == 0);
    }

    /** Presses a key where the focus is. */
    protected void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses the first visible button that a CSS selector finds, once it is there. */
    protected void click(String selector) {
        FxThread.until(() -> find(selector) instanceof ButtonBase button && !button.isDisabled());
        FxThread.run(() -> ((ButtonBase) node(selector)).fire());
    }

    /** The first visible node that a CSS selector finds. */
    protected Node node(String selector) {
        var found = find(selector);
        if (found == null) {
            throw new AssertionError("No " + selector);
        }
        return found;
    }

    /** Whether any visible label or button of the window shows a text. */
    protected boolean shows(String text) {
        return texts().anyMatch(text::equals);
    }

    /** Whether any visible label or button of the window shows a text among others. */
    protected boolean mentions(String text) {
        return texts().anyMatch(shown -> shown.contains(text));
    }

    private Stream<String> texts() {
        return FxThread.ask(() -> Stream.of(".label", ".button", ".toggle-button", ".hyperlink", ".table-cell")
                .flatMap(selector -> application.scene().getRoot().lookupAll(selector).stream())
                .filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .filter(label -> isSeen(label) && label.getText() != null)
                .map(Labeled::getText).toList()).stream();
    }

    /** Waits until the window shows a text. */
    protected void waitFor(String text) {
        FxThread.until(() -> shows(text));
    }

    /** Waits until the window shows a text among others. */
    protected void waitForMention(String text) {
        FxThread.until(() -> mentions(text));
    }

    /** The first visible node that a CSS selector finds, or null. */
    protected @Nullable Node find(String selector) {
        return application.scene().getRoot().lookupAll(selector).stream().filter(WindowTest::isSeen).findFirst()
                .orElse(null);
    }

    private static boolean isSeen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
