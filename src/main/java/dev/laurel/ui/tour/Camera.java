package dev.laurel.ui.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import org.jspecify.annotations.Nullable;

/** Presses, waits for and photographs a window, from a thread that is not the FX thread. */
final class Camera {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** What has not changed for so long has come to its end: longer than a frame of what slides and fades. */
    private static final Duration STILL = Duration.ofMillis(120);
    /** What moves for longer does so for ever. */
    private static final Duration MOVES = Duration.ofSeconds(1);

    private static final double POINTER_X = 640;

    private final Services services;
    private final LaurelApplication application;
    private final Path out;
    private int taken;

    Camera(Services services, LaurelApplication application, Path out) {
        this.services = services;
        this.application = application;
        this.out = out;
        // Out of the way: the pointer stands in the corner at first and would light up what is there.
        run(() -> new Robot().mouseMove(POINTER_X, 2));
    }

    /** Does something on the FX thread and waits for its result. */
    <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        services.tasks().deliver(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    /** Does something on the FX thread. */
    void run(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    /** Presses a button: the first that a CSS selector finds. */
    void press(String selector) {
        until("a button " + selector, () -> find(selector) instanceof ButtonBase button && !button.isDisabled());
        run(() -> ((ButtonBase) node(selector)).fire());
    }

    /** Waits until something holds, looked at on the FX thread. */
    void until(String what, BooleanSupplier condition) {
        var began = System.nanoTime();
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The first visible node that a CSS selector finds, or null. */
    @Nullable Node find(String selector) {
        return application.scene().getRoot().lookupAll(selector).stream().filter(Camera::isSeen).findFirst()
                .orElse(null);
    }

    /** The same, which has to be there. */
    Node node(String selector) {
        return Objects.requireNonNull(find(selector), selector);
    }

    /** Presses a key where the focus is. */
    void type(KeyCode key) {
        run(() -> new Robot().keyType(key));
    }

    private static boolean isSeen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Takes a numbered picture of the window. */
    Path take(String name) throws IOException {
        taken++;
        return save(String.format(Locale.ROOT, "%02d-%s", taken, name));
    }

    /** Takes a picture of the window under a name. */
    Path save(String name) throws IOException {
        var image = still();
        Files.createDirectories(out);
        return Files.write(out.resolve(name + ".png"), Png.of(image));
    }

    /** What the window looks like once nothing moves in it any more. */
    private Image still() {
        var began = System.nanoTime();
        for (var before = ask(this::snapshot); ; ) {
            LockSupport.parkNanos(STILL.toNanos());
            var now = ask(this::snapshot);
            if (Arrays.equals(pixels(before), pixels(now)) || System.nanoTime() - began > MOVES.toNanos()) {
                return now;
            }
            before = now;
        }
    }

    private static int[] pixels(Image image) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    private Image snapshot() {
        Scene scene = application.scene();
        return scene.snapshot(new WritableImage((int) scene.getWidth(), (int) scene.getHeight()));
    }
}
