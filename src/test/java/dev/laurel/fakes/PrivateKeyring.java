package dev.laurel.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.laurel.secret.KeychainSecretStore;
import dev.laurel.secret.SecretStatus;
import org.jspecify.annotations.Nullable;

/**
 * A session bus of its own with, on wish, a real gnome-keyring on it; this JVM takes it for that of its session until it
 * is closed. Nothing of the machine's own session is touched, and nothing is started that is not stopped.
 */
public final class PrivateKeyring implements AutoCloseable {
    /** Where D-Bus for Java looks before the environment. */
    private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
    private static final String CONFIGURATION = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>unix:tmpdir=/tmp</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """;

    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final @Nullable String before = System.getProperty(ADDRESS);
    private final String address;

    private PrivateKeyring() throws IOException {
        home = Files.createTempDirectory("laurel-keyring");
        var configuration = Files.writeString(home.resolve("bus.conf"), CONFIGURATION);
        var bus = start("dbus-daemon", "--nofork", "--print-address=1", "--config-file=" + configuration);
        address = bus.inputReader().readLine();
        assertThat(address).startsWith("unix:");
        System.setProperty(ADDRESS, address);
    }

    /** A bus with no keychain on it. */
    public static PrivateKeyring none() throws IOException {
        needs("dbus-daemon", "dbus");
        return new PrivateKeyring();
    }

    /** A keychain in which nobody has made a keyring yet. */
    public static PrivateKeyring neverSetUp() throws IOException {
        needs("gnome-keyring-daemon", "gnome-keyring");
        var keyring = none();
        keyring.startDaemon("--start");
        return keyring;
    }

    /** A keychain that is unlocked. */
    public static PrivateKeyring unlocked() throws IOException {
        needs("gnome-keyring-daemon", "gnome-keyring");
        var keyring = none();
        var daemon = keyring.startDaemon("--unlock");
        try (var in = daemon.outputWriter()) {
            in.write("passphrase of the keyring");
        }
        keyring.await();
        return keyring;
    }

    /** Starts the daemon anew, as after a crash; it is unlocked with the same passphrase. */
    public void restart() throws IOException, InterruptedException {
        var daemon = processes.removeLast();
        daemon.destroy();
        daemon.waitFor();
        var next = startDaemon("--unlock");
        try (var in = next.outputWriter()) {
            in.write("passphrase of the keyring");
        }
        await();
    }

    /** Locks the keyring; nobody is there to unlock it. */
    public void lock() throws IOException, InterruptedException {
        var sent = start("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login");
        assertThat(sent.waitFor()).isZero();
    }

    /** What another program, libsecret's own, finds; empty if nothing. */
    public String lookUp(String service, String account) throws IOException, InterruptedException {
        needs("secret-tool", "libsecret-tools");
        var tool = start("secret-tool", "lookup", "service", service, "account", account);
        try (var out = tool.inputReader()) {
            var found = out.readAllAsString();
            tool.waitFor();
            return found;
        }
    }

    /** What a process has to have in its environment to find this bus. */
    public Map<String, String> environment() {
        return Map.of(ADDRESS, address);
    }

    private Process startDaemon(String how) throws IOException {
        return start("gnome-keyring-daemon", how, "--foreground", "--components=secrets");
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(command);
        var variables = builder.environment();
        variables.remove("DISPLAY");
        variables.remove("WAYLAND_DISPLAY");
        variables.put("HOME", home.toString());
        variables.put("XDG_DATA_HOME", home.resolve("data").toString());
        variables.put("XDG_RUNTIME_DIR", home.toString());
        if (address != null) {
            variables.put(ADDRESS, address);
        }
        Files.createDirectories(home.resolve("data"));
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        processes.add(process);
        return process;
    }

    /** Waits until the daemon has taken its name and opened its keyring. */
    private void await() {
        try (var store = new KeychainSecretStore(home)) {
            while (!(store.status() instanceof SecretStatus.Available)) {
                assertThat(processes.getLast().isAlive()).as("gnome-keyring-daemon is running").isTrue();
                Thread.onSpinWait();
            }
        }
    }

    private static void needs(String program, String debianPackage) {
        var isThere = List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(isThere, "needs " + program + ": apt-get install " + debianPackage);
    }

    @Override
    public void close() throws IOException {
        processes.reversed().forEach(Process::destroy);
        // The daemon takes its own files away while it ends.
        processes.forEach(process -> process.onExit().join());
        if (before == null) {
            System.clearProperty(ADDRESS);
        } else {
            System.setProperty(ADDRESS, before);
        }
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
