package dev.laurel.ui.frame;

import java.nio.file.Path;
import java.util.List;

/** Opens files that were dropped on the window, double-clicked or named at start. On the FX thread. */
@FunctionalInterface
public interface FileOpening {
    /** Opens files; what each of them is shows its content, not its name. */
    void open(List<Path> files);
}
