package dev.laurel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.laurel.cli.Cli;
import dev.laurel.cli.WarmUp;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.Autostart;
import dev.laurel.ui.Main;
import org.jspecify.annotations.Nullable;

/** Where Laurel starts: a command goes to the command line, none opens the window. */
public final class Launcher {
    private Launcher() {}

    /**
     * Starts Laurel, and ends the process with its exit status. The word {@code warm-up} runs the usual commands, and
     * {@code warm-up window} opens the window for a moment, for the recording of the start-up caches.
     */
    public static void main(String[] args) throws IOException {
        var words = new ArrayList<>(Arrays.asList(args));
        var data = takeDataFolder(words);
        if (!words.isEmpty() && words.getFirst().equals("warm-up")) {
            if (!words.equals(List.of("warm-up", "window"))) {
                WarmUp.run();
                return;
            }
            System.exit(Main.warmUp());
        }
        // JavaFX is loaded with Main, so a command never pays for it.
        System.exit(isForTheWindow(words)
                ? Main.start(words.toArray(String[]::new), AppFolders.resolve(data).data()) : Cli.run(args));
    }

    private static boolean isForTheWindow(List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        var first = words.getFirst();
        return first.equals("tour") || first.equals("gallery") || first.equals(Autostart.IN_BACKGROUND)
                || (!Cli.isCommand(first) && isFile(first));
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The data folder that is named before anything else, or in the environment, or null for the usual one. */
    private static @Nullable String takeDataFolder(List<String> words) {
        if (words.size() >= 2 && words.getFirst().equals("--data")) {
            words.removeFirst();
            return words.removeFirst();
        }
        if (!words.isEmpty() && words.getFirst().startsWith("--data=")) {
            return words.removeFirst().substring("--data=".length());
        }
        return System.getenv("LAUREL_DATA");
    }
}
