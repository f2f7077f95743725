package dev.laurel.secret;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.log.Log;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/**
 * What the session bus of D-Bus says of keychains. Asks nobody to unlock anything, unlike the library that reads and
 * writes them, which takes a locked keychain for an empty one.
 */
final class SessionBus {
    private static final Log LOG = Log.of(SessionBus.class);
    /** The Secret Service API of freedesktop.org, version 0.2. */
    private static final String SECRETS = "org.freedesktop.secrets";
    /** The keyring that new secrets go to; not there before a person has made one. */
    private static final String DEFAULT_KEYRING = "/org/freedesktop/secrets/aliases/default";
    private static final String KEYRING = "org.freedesktop.Secret.Collection";
    private static final String KWALLET = "org.kde.kwalletd5";

    private SessionBus() {}

    /**
     * Asks the person to unlock the keyring, and waits for the answer. The library would do so too, but hears the
     * answer on the first connection of a process only, and knows the prompts of GNOME alone.
     *
     * @param atMost how long to wait
     */
    static void unlock(Duration atMost) {
        try (var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            var answered = new CountDownLatch(1);
            var _ = bus.addSigHandler(SecretPrompt.Completed.class, _ -> answered.countDown());
            var service = bus.getRemoteObject(SECRETS, "/org/freedesktop/secrets", SecretService.class);
            var path = service.unlock(List.of(new DBusPath(DEFAULT_KEYRING))).prompt().getPath();
            if (path.equals("/")) {
                return; // No prompt was needed.
            }
            var prompt = bus.getRemoteObject(SECRETS, path, SecretPrompt.class);
            prompt.prompt("");
            if (!answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                prompt.dismiss();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DBusException | IOException | RuntimeException e) {
            LOG.warn("Asking to unlock the keychain failed", e); // It is still locked then, which the caller sees.
        }
    }

    /** Whether there is a keychain. */
    static SecretStatus status() {
        try (var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            var names = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            if (isThere(names, SECRETS)) {
                var keyring = bus.getRemoteObject(SECRETS, DEFAULT_KEYRING, Properties.class);
                return keyring(keyring);
            }
            return isThere(names, KWALLET)
                    ? new SecretStatus.Available(SecretPlace.KWALLET)
                    : absent(ErrorCode.SECRET_NO_KEYCHAIN);
        } catch (DBusException | IOException | RuntimeException e) {
            // No session bus, as on a server or in a container; which of the many ways it is told in says no more.
            return absent(ErrorCode.SECRET_NO_KEYCHAIN);
        }
    }

    private static boolean isThere(DBus names, String name) {
        return names.NameHasOwner(name) || Arrays.asList(names.ListActivatableNames()).contains(name);
    }

    private static SecretStatus keyring(Properties keyring) {
        Object locked;
        try {
            locked = keyring.Get(KEYRING, "Locked");
        } catch (RuntimeException e) {
            return absent(ErrorCode.SECRET_NO_KEYRING);
        }
        var value = locked instanceof Variant<?> variant ? variant.getValue() : locked;
        return Boolean.TRUE.equals(value)
                ? new SecretStatus.Locked(SecretPlace.SECRET_SERVICE)
                : new SecretStatus.Available(SecretPlace.SECRET_SERVICE);
    }

    private static SecretStatus absent(ErrorCode code) {
        return new SecretStatus.Absent(LaurelError.of(code));
    }
}
