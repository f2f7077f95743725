package dev.laurel.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.testfx.util.WaitForAsyncUtils;

/**
 * An X server of its own that nobody sees (Xvfb), with a window manager (openbox) and somebody at mouse and keyboard
 * (xdotool). For what JavaFX's headless platform can't show.
 */
public final class XScreen implements AutoCloseable {
    /** What has to be installed. */
    public static final List<String> PROGRAMS = List.of("Xvfb", "openbox", "xdotool");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Process> processes = new ArrayList<>();
    private final String display;

    private XScreen() throws IOException {
        // Without a reset: when the last program leaves, one throws out whoever comes just then, such as openbox.
        var server = new ProcessBuilder(
                "Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        processes.add(server);
        display = ":" + server.inputReader(StandardCharsets.US_ASCII).readLine();
    }

    /** Whether everything is installed. */
    public static boolean isThere() {
        return PROGRAMS.stream().allMatch(program -> Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute()));
    }

    /** Switches it on. */
    public static XScreen open() throws IOException {
        var screen = new XScreen();
        screen.start(new ProcessBuilder("openbox").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        try {
            until("the window manager", () -> screen.does("get_num_desktops"));
        } catch (AssertionError e) {
            screen.close();
            throw e;
        }
        return screen;
    }

    /** Its name, for the variable {@code DISPLAY}. */
    public String display() {
        return display;
    }

    /** Starts a program on it; it is ended with the screen at the latest. */
    public Process start(ProcessBuilder builder) throws IOException {
        builder.environment().put("DISPLAY", display);
        var process = builder.start();
        processes.addFirst(process);
        return process;
    }

    /** Waits for a window whose title matches a regular expression. */
    public String window(String title) throws IOException, InterruptedException {
        return until("a window " + title, () -> does("search", "--onlyvisible", "--name", title)).lines().findFirst()
                .orElseThrow();
    }

    /** Does something with mouse, keyboard or windows, and gives what xdotool says. */
    public String does(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(Arrays.asList(words));
        var process = start(new ProcessBuilder(command).redirectErrorStream(true));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        processes.remove(process);
        return process.waitFor() == 0 ? said : "";
    }

    /** Waits until something says something. */
    public static String until(String what, Callable<String> question) {
        var answer = new String[] {""};
        try {
            WaitForAsyncUtils.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS, () -> {
                answer[0] = question.call();
                return !answer[0].isEmpty();
            });
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what, e);
        }
        return answer[0];
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
