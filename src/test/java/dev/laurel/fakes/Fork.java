package dev.laurel.fakes;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.management.JMException;
import javax.management.ObjectName;

import org.jspecify.annotations.Nullable;

/** A second JVM on this class path, for tests of what processes do to each other. Killed at the latest when closed. */
public final class Fork implements AutoCloseable {
    /** What ends soon is soonest there with the first compiler alone. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private final Process process;
    private final BufferedReader out;

    private Fork(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class. Its standard error goes where this JVM's goes. */
    public static Fork of(Class<?> main, String... arguments) throws IOException {
        return of(256, main, arguments);
    }

    /** The same with a heap of so many megabytes. */
    public static Fork of(int megabytes, Class<?> main, String... arguments) throws IOException {
        return new Fork(command(megabytes, QUICK, main, arguments));
    }

    /** The same with both of Java's compilers, as a window has that is open for long. */
    public static Fork ofWindow(int megabytes, Class<?> main, String... arguments) throws IOException {
        return new Fork(command(megabytes, List.of(), main, arguments));
    }

    /**
     * The same with a disk of twelve megabytes of its own mounted on a folder, where it may mount more; its first argument
     * is the folder. For Linux: as whoever may mount, be it only in a name space of their own.
     */
    public static Fork withDisk(Path folder, Class<?> main, String... arguments) throws IOException {
        var own = List.of("unshare", "--user", "--map-root-user", "--mount");
        var command = new ArrayList<>(canMount(own) ? own : List.of("sudo", "--non-interactive", "unshare", "--mount"));
        command.addAll(List.of(
                "sh", "-c", "mount -t tmpfs -o size=12m tmpfs \"$0\" && exec \"$@\"", folder.toString()));
        var inside = new ArrayList<>(List.of(folder.toString()));
        inside.addAll(List.of(arguments));
        command.addAll(command(256, QUICK, main, inside.toArray(String[]::new)));
        return new Fork(command);
    }

    /** Some systems let only root do so. */
    private static boolean canMount(List<String> command) throws IOException {
        var mount = new ArrayList<>(command);
        mount.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", System.getProperty("java.io.tmpdir")));
        try {
            return new ProcessBuilder(mount).start().waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<String> command(int megabytes, List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        return command;
    }

    /** Whether this JVM has loaded a class, for a forked main to say of itself. */
    public static boolean hasLoaded(String className) {
        try {
            var names = ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmClassHierarchy",
                    new Object[] {new String[] {className}},
                    new String[] {String[].class.getName()});
            return names.toString().contains(className + "/");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its next line, or null at the end. Waits for it. */
    public @Nullable String line() throws IOException {
        return out.readLine();
    }

    /** Tells it something on its standard input. */
    public void tell(String line) throws IOException {
        var in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone; what it had said can still be read. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // The process itself would close its streams.
        process.waitFor();
    }

    /** Lets it stand still, as a computer that sleeps does. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
    }

    /** Waits until it ends by itself. */
    public int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
