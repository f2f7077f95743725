package dev.laurel.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;

/** What the settings do with destinations and their secrets. Every call does I/O and fails with a LaurelException. */
public interface DestinationWork extends SecretWork {
    /** Makes a new destination ready for its first backup. */
    void setUp(DestinationSettings destination);

    /**
     * Tries everything that a backup needs.
     *
     * @param passed told of each step that has passed, on the calling thread
     */
    void test(DestinationSettings destination, Consumer<? super TestStep> passed, CancelToken cancel);

    /**
     * Takes along what is known of destinations that are called otherwise from now on; before the settings say so.
     *
     * @param names the new ones by the old ones
     */
    void renamed(Map<String, String> names);

    /** Every backup of a user there; asks nobody to unlock anything. */
    List<Backup> backups(DestinationSettings destination, String user, CancelToken cancel);
}
