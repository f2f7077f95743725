package dev.laurel.ui.app;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Logger;

import javafx.application.Platform;

/** Starts JavaFX. */
public final class Toolkit {
    /** Held on to, because the log manager forgets a logger that nobody holds, and its filter with it. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Toolkit() {}

    /**
     * Starts JavaFX and makes the first thing on its thread. Once per process.
     *
     * @return what was made
     * @throws java.util.concurrent.CompletionException if that failed
     */
    public static <T> T start(Supplier<T> first) {
        // Laurel runs from the class path on purpose (docs/adr), which JavaFX would remark on at every start.
        JAVAFX.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration"));
        var made = new CompletableFuture<T>();
        Platform.startup(() -> {
            try {
                // Desktops put windows and menu entries together by it; every program that starts JavaFX without the
                // class Application would be called "java".
                com.sun.glass.ui.Application.GetApplication().setName(LaurelApplication.class.getName());
                Platform.setImplicitExit(false);
                Theming.loadFonts();
                made.complete(first.get());
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        });
        return made.join();
    }
}
