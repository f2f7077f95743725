package dev.laurel.ui.settings;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.platform.Version;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Settings;
import dev.laurel.task.CancelToken;

/** Destinations as they are opened for backups too, and the vault that they take their secrets from. */
public final class ProfileDestinationWork implements DestinationWork {
    private final Destinations destinations;
    private final Destinations unasked;
    private final SecretVault vault;
    private final Profiles profiles;
    private final Supplier<Settings> settings;

    /**
     * Work on what these open.
     *
     * @param unasked those that ask nobody to unlock a keychain
     * @param profiles have what is known of them
     * @param settings as they are stored
     */
    public ProfileDestinationWork(
            Destinations destinations, Destinations unasked, SecretVault vault, Profiles profiles,
            Supplier<Settings> settings) {
        this.destinations = destinations;
        this.unasked = unasked;
        this.vault = vault;
        this.profiles = profiles;
        this.settings = settings;
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

    @Override
    public void renamed(Map<String, String> names) {
        profiles.destinationsRenamed(names, settings.get().sync());
    }

    @Override
    public List<Backup> backups(DestinationSettings destination, String user, CancelToken cancel) {
        try (var opened = unasked.open(destination)) {
            return new Backups(opened, Version.text(), InstantSource.system()).newestFirst(user, cancel);
        }
    }

    @Override
    public SecretStatus secrets() {
        return vault.status();
    }

    @Override
    public boolean hasSecret(SecretId id) {
        return !(vault.status() instanceof SecretStatus.Locked) && vault.has(id);
    }

    @Override
    public void keepSecret(SecretId id, char[] secret) {
        if (vault.status() instanceof SecretStatus.Absent) {
            vault.putForThisRun(id, secret);
        } else {
            vault.put(id, secret);
        }
    }

    @Override
    public void useForNow(SecretId id, char[] secret) {
        vault.putForThisRun(id, secret);
    }

    @Override
    public void forgetForNow(SecretId id) {
        vault.forgetForThisRun(id);
    }

    @Override
    public void copySecret(SecretId from, SecretId to) {
        vault.find(from).ifPresent(secret -> {
            try {
                keepSecret(to, secret);
            } finally {
                Arrays.fill(secret, '\0');
            }
        });
    }

    @Override
    public void removeSecret(SecretId id) {
        vault.remove(id);
    }
}
