package dev.laurel.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import dev.laurel.fakes.ScriptedFilePicker;
import dev.laurel.platform.AppFolders;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Theming;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

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

    @BeforeEach
    void openWindow() {
        services = Services.open(
                AppFolders.in(folder.resolve("data")), InstantSource.system(), ZoneOffset.UTC, Locale.ENGLISH);
        application = FxThread.ask(() -> {
            Theming.loadFonts();
            var opened = new LaurelApplication(services, new Stage(), picker);
            opened.show(List.of());
            return opened;
        });
    }

    @AfterEach
    void closeWindow() {
        FxThread.run(application::close);
        services.close();
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
        return FxThread.ask(() -> Stream.of(".label", ".button", ".toggle-button")
                .flatMap(selector -> application.scene().getRoot().lookupAll(selector).stream())
                .filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .anyMatch(label -> isSeen(label) && text.equals(label.getText())));
    }

    /** Waits until the window shows a text. */
    protected void waitFor(String text) {
        FxThread.until(() -> shows(text));
    }

    private @Nullable Node find(String selector) {
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
