package dev.laurel.profile;

import java.util.function.Supplier;

import dev.laurel.secret.SecretStore;
import dev.laurel.settings.SettingsStore;
import dev.laurel.settings.SyncSettings;

/** Removes a profile with everything of it; its backups stay. Safe from any thread. */
public final class ProfileRemoval {
    private final Profiles profiles;
    private final SettingsStore settings;
    private final Supplier<? extends SecretStore> secrets;

    /**
     * Removes from these.
     *
     * @param secrets asked for only where the profile has met others at a server, whose token may be kept
     */
    public ProfileRemoval(Profiles profiles, SettingsStore settings, Supplier<? extends SecretStore> secrets) {
        this.profiles = profiles;
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Removes its progress, then where it was synced and backed up, then its token; does I/O and may wait for a
     * keychain.
     *
     * @throws dev.laurel.error.LaurelException if that can't be done; what comes before it is gone then
     */
    public void remove(long profile) {
        var hadToken = settings.get().sync(profile).filter(SyncSettings.Server.class::isInstance).isPresent();
        profiles.remove(profile);
        settings.update(it -> it.withoutProfile(profile));
        if (hadToken) {
            secrets.get().remove(SyncPeers.tokenOf(profile));
        }
    }
}
