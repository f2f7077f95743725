package dev.laurel.profile;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.settings.DestinationSettings;

/** Makes destinations of what the settings say of them. Safe from any thread. */
public final class Destinations {
    /** A destination, not yet touched; the caller closes it. */
    public Destination open(DestinationSettings settings) {
        return switch (settings) {
            case DestinationSettings.Folder(var name, var path) -> new FolderDestination(name, path);
            case DestinationSettings.S3 s3 -> throw unknownKind(s3);
            case DestinationSettings.Azure azure -> throw unknownKind(azure);
        };
    }

    /**
     * Makes a new destination ready for use; does no harm to one that is.
     *
     * @throws dev.laurel.error.LaurelException one of the destination's codes
     */
    public void setUp(DestinationSettings settings) {
        switch (settings) {
            case DestinationSettings.Folder(var name, var path) -> FolderDestination.setUp(name, path);
            case DestinationSettings.S3 s3 -> throw unknownKind(s3);
            case DestinationSettings.Azure azure -> throw unknownKind(azure);
        }
    }

    private static LaurelException unknownKind(DestinationSettings settings) {
        return DestinationErrors.of(ErrorCode.DESTINATION_OTHER, settings.name(), settings.name(), null);
    }
}
