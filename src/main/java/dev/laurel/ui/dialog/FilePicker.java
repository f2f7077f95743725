package dev.laurel.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The system's file choosers. On the FX thread; each waits for the person, and gives nothing if they cancel. */
public interface FilePicker {
    /**
     * Asks for a file to read.
     *
     * @param title of the chooser
     * @param kinds what is offered; every file is, besides
     */
    Optional<Path> openFile(String title, List<Kind> kinds);

    /**
     * Asks where to write.
     *
     * @param suggestedName file name offered at first
     */
    Optional<Path> saveFile(String title, String suggestedName, List<Kind> kinds);

    /** Asks for a folder. */
    Optional<Path> openFolder(String title);

    /**
     * Files that belong together.
     *
     * @param name what people call them
     * @param patterns such as {@code *.json}
     */
    record Kind(String name, List<String> patterns) {
        public Kind {
            patterns = List.copyOf(patterns);
        }
    }
}
