package dev.laurel.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.sun.glass.ui.Application;

/**
 * Files that macOS hands to a program which it has started or which is running, where other systems name them among the
 * arguments of a new start. JavaFX keeps those of the start until a second handler is set, and has no public way to
 * any of them. On the FX thread.
 */
final class FilesFromSystem extends Application.EventHandler {
    private final Application.EventHandler javafx;
    private final Consumer<List<Path>> files;

    private FilesFromSystem(Application.EventHandler javafx, Consumer<List<Path>> files) {
        this.javafx = javafx;
        this.files = files;
    }

    /**
     * Begins to listen.
     *
     * @param files told of them
     * @return ends it
     */
    static Runnable listen(Consumer<List<Path>> files) {
        var application = Application.GetApplication();
        var javafx = application.getEventHandler();
        application.setEventHandler(new FilesFromSystem(javafx, files));
        return () -> application.setEventHandler(javafx);
    }

    @Override
    public void handleOpenFilesAction(Application application, long time, String[] names) {
        files.accept(Stream.of(names).map(Path::of).toList());
    }

    @Override
    public void handleQuitAction(Application application, long time) {
        javafx.handleQuitAction(application, time);
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
        javafx.handlePreferencesChanged(preferences);
    }
}
