package dev.laurel.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

import dev.laurel.secret.KeychainSecretStore;
import dev.laurel.secret.SecretStatus;
import org.jspecify.annotations.Nullable;

/** A bus of its own, see {@link PrivateBus}, with a real gnome-keyring on it on wish. */
public final class PrivateKeyring implements AutoCloseable {
    private final PrivateBus bus = new PrivateBus();
    private @Nullable Process daemon;

    private PrivateKeyring() throws IOException {}

    /** A bus with no keychain on it. */
    public static PrivateKeyring none() throws IOException {
        return new PrivateKeyring();
    }

    /** A keychain in which nobody has made a keyring yet. */
    public static PrivateKeyring neverSetUp() throws IOException {
        PrivateBus.needs("gnome-keyring-daemon", "gnome-keyring");
        var keyring = none();
        keyring.startDaemon("--start");
        return keyring;
    }

    /** A keychain that is unlocked. */
    public static PrivateKeyring unlocked() throws IOException {
        PrivateBus.needs("gnome-keyring-daemon", "gnome-keyring");
        var keyring = none();
        keyring.unlock();
        return keyring;
    }

    private void unlock() throws IOException {
        var started = startDaemon("--unlock");
        try (var in = started.outputWriter()) {
            in.write("passphrase of the keyring");
        }
        await(started);
    }

    /** Starts the daemon anew, as after a crash; it is unlocked with the same passphrase. */
    public void restart() throws IOException, InterruptedException {
        if (daemon != null) {
            bus.stop(daemon);
        }
        unlock();
    }

    /** Locks the keyring; nobody is there to unlock it. */
    public void lock() throws IOException, InterruptedException {
        var sent = bus.start("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login");
        assertThat(sent.waitFor()).isZero();
    }

    /** What another program, libsecret's own, finds; empty if nothing. */
    public String lookUp(String service, String account) throws IOException, InterruptedException {
        PrivateBus.needs("secret-tool", "libsecret-tools");
        var tool = bus.start("secret-tool", "lookup", "service", service, "account", account);
        try (var out = tool.inputReader()) {
            var found = out.readAllAsString();
            tool.waitFor();
            return found;
        }
    }

    /** What a process has to have in its environment to find this bus. */
    public Map<String, String> environment() {
        return bus.environment();
    }

    private Process startDaemon(String how) throws IOException {
        daemon = bus.start("gnome-keyring-daemon", how, "--foreground", "--components=secrets");
        return daemon;
    }

    /** Waits until the daemon has taken its name and opened its keyring. */
    private void await(Process started) {
        try (var store = new KeychainSecretStore(bus.home())) {
            while (!(store.status() instanceof SecretStatus.Available)) {
                assertThat(started.isAlive()).as("gnome-keyring-daemon is running").isTrue();
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }
}
