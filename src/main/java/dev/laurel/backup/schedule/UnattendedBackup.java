package dev.laurel.backup.schedule;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A backup that the system's own scheduler makes while the window is closed, as the exact text that each scheduler
 * takes. Names may hold anything that a profile or a destination may be called; each text quotes them by its own rules.
 *
 * @param program absolute path of the {@code laurel} command, with the options that stand before a command
 * @param profile name of the profile
 * @param destination name of the destination
 * @param every how often, {@link Triggers#LEAST} to {@link Triggers#MOST}; where a scheduler can't have just that
 *     interval, the text has the longest one that is not longer
 */
public record UnattendedBackup(List<String> program, String profile, String destination, Duration every) {
    private static final List<Integer> EVEN_MINUTES = List.of(30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1);
    private static final List<Integer> EVEN_HOURS = List.of(12, 8, 6, 4, 3, 2, 1);

    public UnattendedBackup {
        program = List.copyOf(program);
        new Triggers(false, false, false, every); // checks the interval
    }

    private List<String> words() {
        return Stream.concat(program.stream(), Stream.of("backup", profile, "--to", destination, "--quiet")).toList();
    }

    /**
     * A line of a crontab. Only intervals that divide an hour or a day evenly can be said there.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/crontab.5.html">crontab(5)</a>
     */
    public String cron() {
        // Behind a backslash a percent sign is no end of the line, within quotes too.
        var command = words().stream().map(UnattendedBackup::forShell).collect(Collectors.joining(" "))
                .replace("%", "\\%");
        return cronTime() + " " + command;
    }

    private String cronTime() {
        if (every.compareTo(Duration.ofHours(1)) < 0) {
            var minutes = notLonger(EVEN_MINUTES, every.toMinutes());
            return minutes == 1 ? "* * * * *" : "*/" + minutes + " * * * *";
        }
        if (every.compareTo(Duration.ofDays(1)) < 0) {
            var hours = notLonger(EVEN_HOURS, every.toHours());
            return hours == 1 ? "0 * * * *" : "0 */" + hours + " * * *";
        }
        return every.compareTo(Duration.ofDays(7)) < 0 ? "0 12 * * *" : "0 12 * * 0";
    }

    private static int notLonger(List<Integer> choices, long most) {
        return choices.stream().filter(it -> it <= most).findFirst().orElse(1);
    }

    /** In single quotes, which a POSIX shell takes as they are, but for single quotes. */
    private static String forShell(String word) {
        return word.matches("[A-Za-z0-9_./:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * The service that a systemd timer starts.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/systemd.service.5.html">systemd.service(5), Command lines</a>
     */
    public String systemdService() {
        return """
                [Unit]
                Description=Laurel: back up %s to %s

                [Service]
                Type=oneshot
                ExecStart=%s
                """.formatted(
                profile.replace("%", "%%"),
                destination.replace("%", "%%"),
                words().stream().map(UnattendedBackup::forSystemd).collect(Collectors.joining(" ")));
    }

    /** The timer beside it. */
    public String systemdTimer() {
        return """
                [Unit]
                Description=Laurel: back up %s to %s regularly

                [Timer]
                OnBootSec=2min
                OnUnitActiveSec=%dmin

                [Install]
                WantedBy=timers.target
                """.formatted(profile.replace("%", "%%"), destination.replace("%", "%%"), every.toMinutes());
    }

    /** What is typed once to set both up for this user. */
    public String systemdSetup() {
        var unit = "laurel-backup-" + forFile(profile) + "-" + forFile(destination);
        return """
                mkdir -p ~/.config/systemd/user
                cat > ~/.config/systemd/user/%1$s.service <<'END'
                %2$sEND
                cat > ~/.config/systemd/user/%1$s.timer <<'END'
                %3$sEND
                systemctl --user daemon-reload
                systemctl --user enable --now %1$s.timer
                """.formatted(unit, systemdService(), systemdTimer());
    }

    /** A name that differs where the given one does, of characters that mean nothing to anybody. */
    private static String forFile(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.equals(name) ? name : plain + "_" + Integer.toHexString(name.hashCode());
    }

    /** In double quotes; systemd takes backslashes, quotes, percent and dollar signs for its own otherwise. */
    private static String forSystemd(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$") + "\"";
    }

    /**
     * A command for Windows that makes a task in the Task Scheduler.
     *
     * @see <a href="https://learn.microsoft.com/windows-server/administration/windows-commands/schtasks-create">schtasks
     *     create</a>
     */
    public String taskScheduler() {
        // /TR is one argument, in which the program's own arguments are quoted.
        var command = words().stream().map(UnattendedBackup::forWindows).collect(Collectors.joining(" "));
        return "schtasks /Create /F /TN " + forWindows("Laurel backup of " + profile.replace("\\", "_") + " to "
                + destination.replace("\\", "_")) + " " + taskTime() + " /TR " + forWindows(command);
    }

    private String taskTime() {
        if (every.compareTo(Duration.ofDays(1)) < 0) {
            return "/SC MINUTE /MO " + every.toMinutes();
        }
        return "/SC DAILY /MO " + every.toDays();
    }

    /** As the C runtime splits a command line: backslashes count only before a quote. */
    private static String forWindows(String word) {
        if (word.matches("[A-Za-z0-9_./:\\\\+-]+")) {
            return word;
        }
        return "\"" + word.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + "\"";
    }
}
