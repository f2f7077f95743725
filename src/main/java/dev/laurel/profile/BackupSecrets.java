package dev.laurel.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.laurel.backup.Sealing;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretSource;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Recipient;
import dev.laurel.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What backups are encrypted with and opened with, by what the settings say and from where secrets are kept. Safe from
 * any thread; each call may wait for the keychain.
 */
public final class BackupSecrets {
    /** The passphrase that backups are encrypted under: one, so that a person has one to remember. */
    public static final SecretId PASSPHRASE = SecretId.ofLaurel(SecretId.What.BACKUP_PASSPHRASE);

    private final Supplier<Settings> settings;
    private final Passphrase passphrase;

    /** Where the passphrase of backups comes from. */
    @FunctionalInterface
    public interface Passphrase {
        /**
         * The passphrase, for the caller to clear; empty if none is known.
         *
         * @throws LaurelException a code of the SECRET_ family if the place where it may be can't be asked
         */
        Optional<char[]> find();
    }

    /**
     * Over the settings as they are at each call.
     *
     * @param passphrase asked for only where it is needed
     */
    public BackupSecrets(Supplier<Settings> settings, Passphrase passphrase) {
        this.settings = settings;
        this.passphrase = passphrase;
    }

    /** With the passphrase that is kept; the source is asked for only where it is needed. */
    public static BackupSecrets kept(Supplier<Settings> settings, Supplier<? extends SecretSource> secrets) {
        return new BackupSecrets(settings, () -> secrets.get().find(PASSPHRASE));
    }

    /**
     * Does something with how new backups to a destination are encrypted; the passphrase is cleared after it.
     *
     * @throws LaurelException BACKUP_PASSPHRASE_MISSING or BACKUP_RECIPIENTS_MISSING if they can't be encrypted as they
     *     should be, a code of the SECRET_ family if the passphrase can't be had now: nothing is written in the clear
     *     instead
     */
    public <T> T sealing(DestinationSettings destination, Function<? super Sealing, T> use) {
        return switch (destination.sealedWith()) {
            case NOTHING -> use.apply(new Sealing.None());
            case PASSPHRASE -> underPassphrase(destination, use);
            case RECIPIENTS -> use.apply(new Sealing.Recipients(recipients(destination)));
        };
    }

    private <T> T underPassphrase(DestinationSettings destination, Function<? super Sealing, T> use) {
        var text = passphrase.find().orElseThrow(() -> missing(ErrorCode.BACKUP_PASSPHRASE_MISSING, destination));
        try {
            return use.apply(Sealing.passphrase(text));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private List<String> recipients(DestinationSettings destination) {
        var keys = settings.get().recipients().stream().map(Recipient::key).toList();
        if (keys.isEmpty()) {
            throw missing(ErrorCode.BACKUP_RECIPIENTS_MISSING, destination);
        }
        return keys;
    }

    private static LaurelException missing(ErrorCode code, DestinationSettings destination) {
        return new LaurelException(LaurelError.of(code, destination.name()));
    }

    /**
     * Opens backups, one or many, with the passphrase that is kept. Once that can't be had it is not asked for again:
     * nobody wants to send one dialog of the keychain away for each of a thousand backups.
     */
    public Secrets opening() {
        var isInVain = new AtomicBoolean();
        return (need, _, attempt) -> {
            if (need != Secrets.Need.PASSPHRASE || attempt > 0 || isInVain.get()) {
                return null;
            }
            var found = found();
            isInVain.set(found == null);
            return found;
        };
    }

    /**
     * Opens backups with what a person has typed, otherwise as {@link #opening()}; what was typed stays theirs to
     * clear.
     */
    public Secrets opening(char[] typed) {
        var kept = opening();
        return (need, kind, attempt) -> attempt == 0 ? typed.clone() : kept.ask(need, kind, attempt - 1);
    }

    /** Whether the passphrase of backups is known without a person's typing it. */
    public boolean isKept() {
        var found = found();
        if (found != null) {
            Arrays.fill(found, '\0');
        }
        return found != null;
    }

    private char @Nullable [] found() {
        try {
            return passphrase.find().orElse(null);
        } catch (LaurelException _) {
            return null; // A person may still type it.
        }
    }
}
