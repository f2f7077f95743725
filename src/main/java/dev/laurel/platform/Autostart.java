package dev.laurel.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** Whether Laurel starts by itself when its user signs in. Every call does I/O, so not on the FX thread. */
public sealed interface Autostart {
    /** Starts the window without putting it before everything else. */
    String IN_BACKGROUND = "--background";

    /** Whether it does. */
    boolean isOn();

    /**
     * Lets it, or stops it.
     *
     * @throws LaurelException {@link ErrorCode#AUTOSTART_FAILED} if the system does not let us
     */
    void turn(boolean on);

    /**
     * How it is done on a system.
     *
     * @param system its name as in {@code os.name}
     * @param environment its variables
     * @param home the user's folder
     * @param program what starts Laurel, or empty if that is not known
     * @return empty where the system has no such thing
     */
    static Optional<Autostart> of(String system, Map<String, String> environment, Path home, Optional<Path> program) {
        var name = system.toLowerCase(Locale.ROOT);
        return program.map(it -> {
            if (name.startsWith("windows")) {
                return new RunKey(it);
            }
            if (name.startsWith("mac")) {
                return new LaunchAgent(home.resolve("Library/LaunchAgents/dev.laurel.plist"), it);
            }
            var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
            // A relative one is to be ignored, says the specification.
            var folder = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
            return new DesktopEntry(folder.resolve("autostart/laurel.desktop"), it);
        });
    }

    /**
     * A desktop entry in the autostart folder.
     *
     * @see <a href="https://specifications.freedesktop.org/autostart-spec/latest/">Desktop Application Autostart
     *     Specification</a>
     */
    record DesktopEntry(Path file, Path program) implements Autostart {
        @Override
        public boolean isOn() {
            // A desktop's own settings switch an entry off by a line in it.
            return contains(file, "[Desktop Entry]") && !contains(file, "Hidden=true")
                    && !contains(file, "X-GNOME-Autostart-enabled=false");
        }

        @Override
        public void turn(boolean on) {
            keep(file, on, """
                    [Desktop Entry]
                    Type=Application
                    Name=Laurel
                    Icon=laurel
                    Exec=%s %s
                    Terminal=false
                    """.formatted(quoted(program.toString()), IN_BACKGROUND));
        }

        /** Quoted as an argument, then escaped as a string; a percent sign would begin a field code. */
        private static String quoted(String argument) {
            var quoted = "\"" + argument.replaceAll("([\"`$\\\\])", "\\\\$1") + "\"";
            return quoted.replace("\\", "\\\\").replace("%", "%%");
        }
    }

    /**
     * A launch agent of macOS.
     *
     * @see <a href="https://www.manpagez.com/man/5/launchd.plist/">launchd.plist(5)</a>
     */
    record LaunchAgent(Path file, Path program) implements Autostart {
        @Override
        public boolean isOn() {
            return contains(file, "RunAtLoad");
        }

        @Override
        public void turn(boolean on) {
            keep(file, on, """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                    <plist version="1.0">
                    <dict>
                        <key>Label</key>
                        <string>dev.laurel</string>
                        <key>ProgramArguments</key>
                        <array>
                            <string>%s</string>
                            <string>%s</string>
                        </array>
                        <key>RunAtLoad</key>
                        <true/>
                    </dict>
                    </plist>
                    """.formatted(escaped(program.toString()), IN_BACKGROUND));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }

    /** A value below the Run key of the registry, by the system's own {@code reg}. */
    record RunKey(Path program) implements Autostart {
        private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

        @Override
        public boolean isOn() {
            return run(List.of("reg", "query", KEY, "/v", "Laurel")) == 0;
        }

        @Override
        public void turn(boolean on) {
            if (on != isOn() && run(command(on)) != 0) {
                throw new LaurelException(LaurelError.of(ErrorCode.AUTOSTART_FAILED, KEY));
            }
        }

        List<String> command(boolean on) {
            return on
                    ? List.of("reg", "add", KEY, "/f", "/v", "Laurel", "/t", "REG_SZ", "/d",
                            "\\\"" + program + "\\\" " + IN_BACKGROUND)
                    : List.of("reg", "delete", KEY, "/f", "/v", "Laurel");
        }

        private static int run(List<String> command) {
            try {
                return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start().waitFor();
            } catch (IOException e) {
                throw new LaurelException(LaurelError.of(ErrorCode.AUTOSTART_FAILED, KEY), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaurelException(LaurelError.of(ErrorCode.AUTOSTART_FAILED, KEY), e);
            }
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // What the desktop can't read either does not start anything.
        }
    }

    private static void keep(Path file, boolean on, String text) {
        try {
            if (on) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                AtomicFile.write(file, AtomicFile.Access.USUAL,
                        out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.AUTOSTART_FAILED, file.toString()), e);
        }
    }
}
