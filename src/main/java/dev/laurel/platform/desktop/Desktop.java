package dev.laurel.platform.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The desktop that the user has signed in to. Every call waits for it, so not on the FX thread. Safe from any thread.
 */
public interface Desktop extends AutoCloseable {
    /**
     * Shows this in the tray, in place of what was shown before: now, or as soon as the desktop has a tray. From then
     * on the listener hears whether it is in sight.
     */
    void show(TrayItem item);

    /**
     * Tells something in a corner of the screen.
     *
     * @param onChosen told from any thread if the person chooses the notice
     * @return whether the desktop has taken it
     */
    boolean tell(Notice notice, Runnable onChosen);

    /** Takes everything away again. */
    @Override
    void close();

    /**
     * Goes to the desktop of this session.
     *
     * @param system its name as in {@code os.name}
     * @param environment variables, before which the system property of the same name counts
     * @param icon the program's, in several sizes
     * @param listener told from any thread whether what {@link #show} shows is in a tray that people see
     * @return empty where the desktop is none of those that have a session bus
     */
    static Optional<Desktop> connect(
            String system, Map<String, String> environment, List<Picture> icon, Consumer<Boolean> listener) {
        var name = system.toLowerCase(Locale.ROOT);
        // macOS and Windows may have a session bus too, of some program from elsewhere: nobody shows a tray there.
        return name.startsWith("windows") || name.startsWith("mac")
                ? Optional.empty()
                : SessionDesktop.address(environment).flatMap(it -> SessionDesktop.connect(it, icon, listener));
    }
}
