package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;

import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.SettingsStore;
import dev.laurel.store.VersionOne;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who else uses this computer reads nothing, even where the data folder was made for everybody to look into. */
@DisabledOnOs(OS.WINDOWS) // Its folders inherit who may read them.
class OwnerOnlyTest {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    @TempDir
    Path temp;

    @Test
    @Promise(area = Area.SECRETS, value = "Other users of the computer "
            + "can read neither progress nor settings nor backups")
    void nobodyElseReadsWhatLiesOnTheDisk() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        VersionOne.fill(temp, InstantSource.system(), 10);
        Files.setPosixFilePermissions(temp.resolve("laurel.db"), PosixFilePermissions.fromString("rw-------"));
        FolderDestination.setUp("disk", temp.resolve("disk"));
        SettingsStore.open(temp, InstantSource.system()).store().update(it -> it.withTheme(Theme.DARK));
        var found = new ArrayList<String>();
        try (var profiles = Profiles.open(temp, InstantSource.system()).profiles();
                var session = profiles.session(profiles.list().getFirst().id());
                var destination = new FolderDestination("disk", temp.resolve("disk"))) {
            session.engine().update("m", MetricValue.of(1));
            new ProfileBackups(session, new Backups(destination, "1", InstantSource.system()),
                    new SecureRandom(), "manual").backupAs(new Sealing.None(), true, CancelToken.NEVER);
            try (var files = Files.walk(temp)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var permissions = Files.getPosixFilePermissions(file);
                    if (Files.size(file) > 0) {
                        assertThat(permissions).as("%s", file).doesNotContainAnyElementsOf(OTHERS);
                    }
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertThat(found).contains("laurel.db", "laurel.db-wal", "laurel.db.version-1", "settings.json")
                .anyMatch(it -> it.startsWith("achievements-"));
    }
}
