package dev.laurel.settings;

import dev.laurel.sync.RestServer;

/** Where one profile meets other devices, as it is kept in the settings; secrets are never part of it. */
public sealed interface SyncSettings {
    /** Id of the profile. */
    long profile();

    /** A server that speaks what the reference's {@code RestApiStorage} does. */
    record Server(long profile, RestServer server) implements SyncSettings {}

    /**
     * An object in a destination.
     *
     * @param destination its name
     * @param user id of the player there
     */
    record Bucket(long profile, String destination, String user) implements SyncSettings {}
}
