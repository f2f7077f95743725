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

import org.jspecify.annotations.Nullable;

/**
 * A session bus of its own, with what is started on it; this JVM takes it for that of its session until it is closed.
 * Nothing of the machine's own session is touched, and nothing is started that is not stopped.
 */
public final class PrivateBus implements AutoCloseable {
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

    /** Starts it. */
    public PrivateBus() throws IOException {
        needs("dbus-daemon", "dbus");
        home = Files.createTempDirectory("laurel-bus");
        var configuration = Files.writeString(home.resolve("bus.conf"), CONFIGURATION);
        var bus = start("dbus-daemon", "--nofork", "--print-address=1", "--config-file=" + configuration);
        address = bus.inputReader().readLine();
        assertThat(address).startsWith("unix:");
        System.setProperty(ADDRESS, address);
    }

    /** Starts a program on it, which is stopped at the end. */
    public Process start(String... command) throws IOException {
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

    /** Stops one program before the end. */
    public void stop(Process process) throws InterruptedException {
        processes.remove(process);
        process.destroy();
        process.waitFor();
    }

    /** The bus ends before all that is on it, as when a session breaks down. */
    public void breakDown() {
        var daemon = processes.getFirst();
        daemon.destroy();
        daemon.onExit().join();
    }

    /** A folder for those programs, gone at the end. */
    public Path home() {
        return home;
    }

    /** What a process has to have in its environment to find this bus. */
    public Map<String, String> environment() {
        return Map.of(ADDRESS, address);
    }

    /** Skips the test where a program is missing; in CI that is a failure. */
    public static void needs(String program, String debianPackage) {
        var isThere = List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(isThere, "needs " + program + ": apt-get install " + debianPackage);
    }

    @Override
    public void close() throws IOException {
        processes.reversed().forEach(Process::destroy);
        // A daemon takes its own files away while it ends.
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
