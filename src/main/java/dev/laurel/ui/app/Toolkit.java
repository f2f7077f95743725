package dev.laurel.ui.app;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Logger;

import javafx.application.Platform;

import dev.laurel.ui.fx.FxTaskRunner;

/** JavaFX, started beside what its caller does meanwhile. Once per process. */
public final class Toolkit {
    /** Held on to, because the log manager forgets a logger that nobody holds, and its filter with it. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    private Toolkit() {}

    /** Begins to start it, and returns at once. */
    public static Toolkit begin() {
        var toolkit = new Toolkit();
        // Laurel runs from the class path on purpose (docs/adr), which JavaFX would remark on at every start.
        JAVAFX.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration"));
        // Much of it is loading libraries, while which its caller opens the data folder.
        var _ = CompletableFuture.runAsync(toolkit::start).whenComplete((_, failure) -> {
            if (failure != null) {
                toolkit.ready.completeExceptionally(failure);
            }
        });
        return toolkit;
    }

    private void start() {
        Platform.startup(() -> {
            try {
                // Desktops put windows and menu entries together by it; every program that starts JavaFX without the
                // class Application would be called "java".
                com.sun.glass.ui.Application.GetApplication().setName(LaurelApplication.class.getName());
                Platform.setImplicitExit(false);
                Theming.loadFonts();
                ready.complete(true);
            } catch (RuntimeException | Error e) {
                ready.completeExceptionally(e);
            }
        });
    }

    /** Waits until it is there. */
    public void await() {
        ready.join();
    }

    /**
     * Waits until it is there, and makes something on its thread.
     *
     * @return what was made
     * @throws java.util.concurrent.CompletionException if that failed, or the start did
     */
    public <T> T make(FxTaskRunner tasks, Supplier<T> first) {
        var made = new CompletableFuture<T>();
        await();
        tasks.deliver(() -> {
            try {
                made.complete(first.get());
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        });
        return made.join();
    }
}
