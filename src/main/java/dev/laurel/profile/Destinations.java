package dev.laurel.profile;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.settings.DestinationSettings;

/** Makes destinations of what the settings say of them. */
public final class Destinations {
    private Destinations() {}

    /** A destination, not yet touched; the caller closes it. */
    public static Destination open(DestinationSettings settings) {
        return switch (settings) {
            case DestinationSettings.Folder(var name, var path) -> new FolderDestination(name, path);
        };
    }

    /**
     * Makes a new destination ready for use; does no harm to one that is.
     *
     * @throws dev.laurel.error.LaurelException one of the destination's codes
     */
    public static void setUp(DestinationSettings settings) {
        switch (settings) {
            case DestinationSettings.Folder(var name, var path) -> FolderDestination.setUp(name, path);
        }
    }
}
