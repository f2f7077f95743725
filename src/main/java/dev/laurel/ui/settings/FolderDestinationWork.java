package dev.laurel.ui.settings;

import java.util.function.Consumer;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;

/** Folders as destinations. */
public final class FolderDestinationWork implements DestinationWork {
    @Override
    public void setUp(DestinationSettings destination) {
        switch (destination) {
            case DestinationSettings.Folder(var name, var path) -> FolderDestination.setUp(name, path);
        }
    }

    @Override
    public void test(DestinationSettings destination, Consumer<? super TestStep> passed, CancelToken cancel) {
        switch (destination) {
            case DestinationSettings.Folder(var name, var path) -> {
                try (var folder = new FolderDestination(name, path)) {
                    folder.test(passed, cancel);
                }
            }
        }
    }
}
