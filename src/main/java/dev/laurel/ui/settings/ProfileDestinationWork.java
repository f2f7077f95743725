package dev.laurel.ui.settings;

import java.util.function.Consumer;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.profile.Destinations;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;

/** Destinations as they are opened for backups too. */
public final class ProfileDestinationWork implements DestinationWork {
    private final Destinations destinations;

    /** Work on what these open. */
    public ProfileDestinationWork(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public void setUp(DestinationSettings destination) {
        destinations.setUp(destination);
    }

    @Override
    public void test(DestinationSettings destination, Consumer<? super TestStep> passed, CancelToken cancel) {
        try (var opened = destinations.open(destination)) {
            opened.test(passed, cancel);
        }
    }
}
