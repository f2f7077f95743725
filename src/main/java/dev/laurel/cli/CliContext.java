package dev.laurel.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.Destination;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.log.Logging;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.Version;
import dev.laurel.profile.BackupKeeping;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.KeepingNotes;
import dev.laurel.profile.Profile;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.SecretPlace;
import dev.laurel.secret.SecretStatus;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.TaskRunner;
import dev.laurel.task.ThreadTaskRunner;
import org.jspecify.annotations.Nullable;

/** What commands share during one run: the world, what is printed, and where the data is. Used by one thread. */
final class CliContext implements AutoCloseable {
    private static final Log LOG = Log.of(CliContext.class);

    private final CliEnvironment environment;
    private final Output out;
    private final Output err;
    private final CliErrors errors;
    private final Destinations destinations;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable String data;
    private @Nullable Profiles profiles;
    private @Nullable SettingsStore settings;
    private @Nullable SecretVault vault;
    private @Nullable ThreadTaskRunner tasks;

    CliContext(CliEnvironment environment) {
        this.environment = environment;
        out = new Output(environment.out());
        err = new Output(environment.err());
        errors = new CliErrors(environment.locale());
        destinations = new Destinations(this::vault, environment.variables(), environment.clock());
    }

    CliEnvironment environment() {
        return environment;
    }

    /** Standard output. */
    Output out() {
        return out;
    }

    /** Standard error. */
    Output err() {
        return err;
    }

    /** JSON on standard output. */
    Json json() {
        return new Json(out);
    }

    CliErrors errors() {
        return errors;
    }

    /** Says on standard error what a person should know although the command goes on. */
    void warn(LaurelError warning) {
        err.text(errors.warning(warning) + "\n");
        err.flush();
    }

    /** What {@code --data} said. */
    void setData(String folder) {
        data = folder;
    }

    /** The folders to use: those of {@code --data}, of {@code LAUREL_DATA}, or of this system. Nothing is made yet. */
    AppFolders folders() {
        return AppFolders.resolve(data != null ? data : environment.variables().get("LAUREL_DATA"));
    }

    /**
     * Opens a file that a command was given; {@code -} is standard input.
     *
     * @throws LaurelException if it is not there or can't be read
     */
    InputStream open(Path file) {
        if (file.toString().equals("-")) {
            return environment.in();
        }
        try {
            if (Files.isDirectory(file)) {
                throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()));
            }
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        } catch (NoSuchFileException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_MISSING, file.toString()), e);
        } catch (AccessDeniedException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_FORBIDDEN, file.toString()), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
    }

    /** The profiles of the data folder, which is made if it is not there. */
    Profiles profiles() {
        if (profiles == null) {
            var opening = Profiles.open(dataFolder(), environment.clock());
            opening.notices().forEach(this::warn);
            profiles = opening.profiles();
            open.push(profiles);
        }
        return profiles;
    }

    /**
     * Opens the profile of a name, until the command ends.
     *
     * @throws LaurelException PROFILE_UNKNOWN if there is none
     */
    ProfileSession session(String name) {
        var profile = profile(name);
        var session = profiles().session(profile.id());
        open.push(session);
        return session;
    }

    /** The profile of a name. */
    Profile profile(String name) {
        return profiles().find(name)
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.PROFILE_UNKNOWN, name)));
    }

    /** The settings of the data folder. */
    SettingsStore settings() {
        if (settings == null) {
            var opening = SettingsStore.open(dataFolder(), environment.clock());
            opening.notices().forEach(this::warn);
            settings = opening.store();
        }
        return settings;
    }

    /** Makes destinations. */
    Destinations destinations() {
        return destinations;
    }

    /**
     * Opens the destination of a name, until the command ends.
     *
     * @throws LaurelException DESTINATION_UNKNOWN if there is none
     */
    Destination destination(String name) {
        var destination = destinations.open(destinationSettings(name));
        open.push(destination);
        return destination;
    }

    /**
     * What the settings say of the destination of a name.
     *
     * @throws LaurelException DESTINATION_UNKNOWN if there is none
     */
    DestinationSettings destinationSettings(String name) {
        return settings().get().destination(name)
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.DESTINATION_UNKNOWN, name)));
    }

    /** Makes the places where profiles meet other devices; a token in the environment goes before one that is kept. */
    SyncPeers syncPeers() {
        return new SyncPeers(() -> settings().get(), destinations,
                SyncPeers.tokens(environment.variables(), this::vault), environment.clock());
    }

    /** The backups of a destination. */
    Backups backups(String destination) {
        return new Backups(destination(destination), Version.text(), environment.clock());
    }

    /**
     * Where secrets are kept. If that is the encrypted file, it is unlocked with what the environment or a person says;
     * with nothing said it stays locked.
     */
    SecretVault vault() {
        var it = lockedVault();
        if (it.file().status() instanceof SecretStatus.Locked) {
            var isNeeded = it.status() instanceof SecretStatus.Locked(var place) && place == SecretPlace.FILE;
            CliSecrets.ofSecrets(environment, isNeeded).ifPresent(passphrase -> {
                try {
                    it.file().unlock(passphrase);
                } finally {
                    Arrays.fill(passphrase, '\0');
                }
            });
        }
        return it;
    }

    /** As {@link #vault()}, with nobody asked for a passphrase. */
    SecretVault lockedVault() {
        if (vault == null) {
            vault = SecretVault.of(dataFolder(), new SecureRandom());
            open.push(vault);
        }
        return vault;
    }

    /** Verifying, pruning and copying there. */
    BackupKeeping keeping(Backups backups) {
        return new BackupKeeping(backups, profiles(), tasks(), environment.clock(), "command");
    }

    /** Notes what comes of that where it fails before it begins. */
    KeepingNotes notes() {
        return new KeepingNotes(profiles(), environment.clock(), "command");
    }

    /** Runs work beside this thread; stopped when the command ends. */
    TaskRunner tasks() {
        if (tasks == null) {
            tasks = new ThreadTaskRunner();
            open.push(tasks);
        }
        return tasks;
    }

    private Path dataFolder() {
        var folders = folders();
        folders.create();
        Logging.writeTo(folders.logs());
        return folders.data();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("Closing failed", e);
            }
        }
    }
}
