package dev.laurel.ui.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.laurel.ui.dialog.FilePicker;
import org.jspecify.annotations.Nullable;

/** Answers in place of a person in front of the system's file chooser. On the FX thread. */
final class TourFilePicker implements FilePicker {
    private @Nullable Path answer;

    /** What it will answer next, once. */
    void answer(Path path) {
        answer = path;
    }

    private Optional<Path> take() {
        var path = answer;
        answer = null;
        return Optional.ofNullable(path);
    }

    @Override
    public Optional<Path> openFile(String title, List<Kind> kinds) {
        return take();
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<Kind> kinds) {
        return take();
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return take();
    }
}
