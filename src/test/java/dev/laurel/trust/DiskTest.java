package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.Fork;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full, can't be written or are unplugged: real ones, mounted for a process of its own that then works
 * on them.
 */
@EnabledOnOs(OS.LINUX)
class DiskTest {
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"}}}";

    @TempDir
    Path temp;

    private List<String> run(String scene) throws IOException, InterruptedException {
        var said = new ArrayList<String>();
        try (var fork = Fork.withDisk(Files.createDirectory(temp.resolve("disk")), Worker.class, scene)) {
            for (var line = fork.line(); line != null; line = fork.line()) {
                said.add(line);
            }
            assertThat(fork.exitStatus()).as("%s", said).isZero();
        }
        return said;
    }

    @Test
    @Promise(area = Area.PROGRESS, value = "On a full disk what was acknowledged stays, what can't be written is said,"
            + " and once there is room everything goes on")
    void aFullDiskLosesNothing() throws Exception {
        assertThat(run("full")).containsExactly(
                "update: done", "backup: done", "settings: done",
                "full",
                "update: STORE-FULL", "backup: DESTINATION-QUOTA", "settings: SETTINGS-WRITE",
                "kept", "1 backups, all whole",
                "room again",
                "update: done", "backup: done", "settings: done",
                "kept", "2 backups, all whole", "notices: []");
    }

    @Test
    @Promise(area = Area.PROGRESS, value = "On a disk that can't be written everything can be read, and a change says"
            + " that it was not made")
    void aDiskThatCantBeWrittenCanBeRead() throws Exception {
        assertThat(run("read-only")).containsExactly(
                "update: done", "backup: done", "settings: done",
                "update: done", "read-only",
                "notices: [STORE-READ-ONLY]",
                "update: STORE-READ-ONLY", "backup: DESTINATION-PERMISSION", "settings: SETTINGS-WRITE",
                "kept", "1 backups, all whole",
                "writable again",
                "notices: []",
                "update: done", "backup: done", "settings: done",
                "kept", "2 backups, all whole");
    }

    @Test
    @Promise(area = Area.BACKUPS, value = "A folder that is unplugged is unreachable and never an empty one; nothing is"
            + " written where it was, and when it is back its backups are")
    void anUnpluggedFolderIsUnreachable() throws Exception {
        assertThat(run("unplugged")).containsExactly(
                "update: done", "backup: done", "settings: done",
                "unplugged",
                "backup: DESTINATION-UNREACHABLE", "list: DESTINATION-UNREACHABLE", "left behind: 0",
                "back",
                "update: done", "backup: done", "2 backups, all whole");
    }

    /** Works on a disk of its own, and says what came of each step. */
    static final class Worker implements AutoCloseable {
        private final Path disk;
        private final Path backups;
        private Profiles profiles;
        private ProfileSession session;
        private List<String> notices = List.of();
        private int score;
        private boolean dark;

        @SuppressWarnings("NullAway.Init") // Opened at once.
        private Worker(Path disk, Path backups) {
            this.disk = disk;
            this.backups = backups;
        }

        public static void main(String[] args) throws Exception {
            var disk = Path.of(args[0]);
            var backups = disk.resolve("backups");
            var stick = disk.resolve("stick");
            Files.createDirectory(backups);
            if (args[1].equals("unplugged")) {
                Files.createDirectory(stick);
                mount("mount", "--bind", stick.toString(), backups.toString());
            }
            FolderDestination.setUp("disk", backups);
            try (var worker = new Worker(disk, backups)) {
                worker.begin();
                switch (args[1]) {
                    case "full" -> worker.full();
                    case "read-only" -> worker.readOnly();
                    default -> worker.unplugged(stick);
                }
            }
        }

        private void begin() {
            open();
            profiles.add("Mia", "mia", "Game", CATALOG);
            enter();
            all();
        }

        private void full() throws IOException {
            var filler = disk.resolve("filler");
            try (var out = Files.newOutputStream(filler)) {
                for (;;) {
                    out.write(new byte[512]);
                }
            } catch (IOException e) {
                say("full");
            }
            all();
            kept();
            whole();
            Files.delete(filler);
            say("room again");
            all();
            reopen();
            kept();
            whole();
            say("notices: " + notices);
        }

        private void readOnly() throws Exception {
            update(); // Something to be backed up.
            leave();
            mount("mount", "-o", "remount,ro", disk.toString());
            say("read-only");
            reopen();
            say("notices: " + notices);
            all();
            kept();
            whole();
            leave();
            mount("mount", "-o", "remount,rw", disk.toString());
            say("writable again");
            reopen();
            say("notices: " + notices);
            all();
            kept();
            whole();
        }

        private void unplugged(Path stick) throws Exception {
            mount("umount", backups.toString());
            say("unplugged");
            backUp();
            step("list", this::whole);
            try (var left = Files.list(backups)) {
                say("left behind: " + left.count());
            }
            mount("mount", "--bind", stick.toString(), backups.toString());
            say("back");
            update();
            backUp();
            whole();
        }

        private void open() {
            var opening = Profiles.open(disk, InstantSource.system());
            notices = opening.notices().stream().map(it -> it.code().text()).toList();
            profiles = opening.profiles();
        }

        private void enter() {
            session = profiles.session(profiles.list().getFirst().id());
        }

        private void leave() {
            session.close();
            profiles.close();
        }

        private void reopen() {
            leave();
            open();
            enter();
        }

        private void all() {
            update();
            backUp();
            settings();
        }

        /** Until it fails, if it does. */
        private void update() {
            step("update", () -> {
                for (var i = 0; i < 2_000; i++) {
                    session.engine().update("score", MetricValue.of(score + 1));
                    score++;
                }
            });
        }

        private void backUp() {
            step("backup", () -> own().backupAs(new Sealing.None(), true, CancelToken.NEVER));
        }

        private void settings() {
            step("settings", () -> {
                SettingsStore.open(disk, InstantSource.system()).store()
                        .update(it -> it.withTheme(dark ? Theme.LIGHT : Theme.DARK));
                dark = !dark;
            });
        }

        private ProfileBackups own() {
            return new ProfileBackups(session, new Backups(new FolderDestination("disk", backups), "1",
                    InstantSource.system()), new SecureRandom(), "manual");
        }

        /** What was acknowledged is what is there, also for another who opens it. */
        private void kept() {
            var theme = SettingsStore.open(disk, InstantSource.system()).store().get().theme();
            try (var second = profiles.session(session.profile().id())) {
                if (MetricValue.of(score).equals(second.engine().metrics().get("score"))
                        && theme == (dark ? Theme.DARK : Theme.LIGHT)) {
                    say("kept");
                }
            }
        }

        private void whole() {
            var found = own().backups().newestFirst("mia", CancelToken.NEVER);
            var whole = found.stream().allMatch(
                    it -> own().open(it.key(), Secrets.NONE, Progress.NONE, CancelToken.NEVER).errors().isEmpty());
            say(found.size() + " backups, " + (whole ? "all whole" : "some damaged"));
        }

        private static void step(String name, Runnable step) {
            try {
                step.run();
                say(name + ": done");
            } catch (LaurelException e) {
                say(name + ": " + e.error().code().text());
            }
        }

        private static void mount(String... command) throws IOException, InterruptedException {
            var status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + ": " + status);
            }
        }

        private static void say(String line) {
            System.out.println(line);
        }

        @Override
        public void close() {
            leave();
        }
    }
}
