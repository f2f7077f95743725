package dev.laurel.platform;

import java.net.URI;
import java.nio.file.Path;

/** Hands files and addresses to the programs that this system opens them with. Safe from any thread. */
public interface OpenFiles {
    /**
     * Shows a folder in the file manager, or a file in its folder.
     *
     * @throws dev.laurel.error.LaurelException {@link dev.laurel.error.ErrorCode#OPEN_FAILED} if nothing here can
     */
    void show(Path path);

    /**
     * Opens a web address in the browser.
     *
     * @param address http or https
     * @throws dev.laurel.error.LaurelException {@link dev.laurel.error.ErrorCode#OPEN_FAILED} if nothing here can
     */
    void browse(URI address);
}
