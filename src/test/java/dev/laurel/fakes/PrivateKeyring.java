package dev.laurel.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Does something and gives the names of what was asked of the keychain meanwhile, such as {@code Unlock}, which is
     * what makes it ask a person.
     */
    public List<String> askedDuring(Runnable action) throws IOException, InterruptedException {
        var monitor = bus.start("dbus-monitor", "--session", "--profile", "interface=org.freedesktop.Secret.Service");
        var lines = monitor.inputReader();
        send("Ready");
        awaitAsked(lines, "Ready");
        action.run();
        send("Over");
        var asked = awaitAsked(lines, "Over");
        bus.stop(monitor);
        return asked;
    }

    private void send(String member) throws IOException, InterruptedException {
        bus.start("dbus-send", "--session", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service." + member).waitFor();
    }

    /** The names until one comes; the last word of a line is a name. */
    private static List<String> awaitAsked(BufferedReader lines, String last) throws IOException {
        var names = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var name = line.substring(line.lastIndexOf('\t') + 1);
            if (name.equals(last)) {
                return names;
            }
            names.add(name);
        }
        throw new AssertionError("The monitor has ended before " + last);
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
