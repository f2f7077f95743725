package dev.laurel.ui.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.platform.Version;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.BackupKeeping;
import dev.laurel.profile.ProfileSession;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.ui.app.Services;

/** Three weeks of backups of the sample game in a folder, so that there is something to look after. */
final class BackupScenes {
    private static final String PLACE = "Laurel backups";
    private static final String SECOND = "Stick";
    private static final String PASSPHRASE = "not a secret: these backups are made for pictures";

    /** How long ago, what its pin says (empty for none), and whether it is encrypted. */
    private record Past(Duration ago, String comment, boolean encrypted) {
        static Past of(long hours, String comment) {
            return new Past(Duration.ofHours(hours), comment, false);
        }

        static Past locked(long hours) {
            return new Past(Duration.ofHours(hours), "", true);
        }
    }

    private static final List<Past> PASTS = List.of(
            Past.of(500, ""), Past.of(470, ""), Past.of(430, "Before the restore"), Past.of(410, ""), Past.locked(360),
            Past.of(330, ""), Past.of(300, "Season one ends"), Past.of(290, ""), Past.of(240, ""), Past.of(200, ""),
            Past.locked(170), Past.of(150, ""), Past.of(120, ""), Past.of(96, ""), Past.of(72, "Before nightmare"),
            Past.of(50, ""), Past.of(48, ""), Past.of(26, ""), Past.of(17, ""), Past.of(3, ""));

    private static final List<String> OTHERS =
            List.of("ada.nowak", "bo.lindqvist", "chidi@example.org", "dünya 7", "eszter/2");

    private final Services services;
    private final Path folder;

    BackupScenes(Services services, Path folder) {
        this.services = services;
        this.folder = folder;
    }

    /** Makes them, and two destinations. Does I/O, so not on the FX thread. */
    void make(ProfileSession session) throws IOException {
        var place = new DestinationSettings.Folder(PLACE, Files.createDirectories(folder.resolve("backups")));
        var second = new DestinationSettings.Folder(SECOND, Files.createDirectories(folder.resolve("stick")));
        FolderDestination.setUp(place.name(), place.path());
        FolderDestination.setUp(second.name(), second.path());
        try (var destination = services.destinations().open(place)) {
            for (var i = 0; i < PASTS.size(); i++) {
                make(destination, session, session.profile().user(), PASTS.get(i), PASTS.size() - 1 - i);
            }
            for (var i = 0; i < OTHERS.size(); i++) {
                make(destination, session, OTHERS.get(i), Past.of(20 + 61L * i, ""), 4 + i);
            }
            var backups = new Backups(destination, Version.text(), services.clock());
            var all = backups.newestFirst(session.profile().user(), CancelToken.NEVER);
            new BackupKeeping(backups, services.profiles(), services.tasks(), services.clock(), "manual").verifyAll(null,
                    all.subList(2, all.size()).iterator(), all.size(), Secrets.NONE, (_, _) -> {}, Progress.NONE,
                    CancelToken.NEVER);
        }
        // One that prunes by itself would let most of them go before anybody has looked at them.
        services.settings().update(it -> it.withDestinations(_ -> List.of(place, second))
                .withBackupRules(BackupRules.usual(session.profile().id(), place.name()).withPaused(true)
                        .withRetention(new RetentionPolicy(3, 7, 4, 6, 2))));
    }

    private void make(
            Destination destination, ProfileSession session, String user, Past past, int missing) {
        var profile = session.profile();
        var now = services.clock().instant();
        var backups = new Backups(destination, Version.text(), () -> now.minus(past.ago));
        var data = session.engine().exportData();
        var unlocked = data.unlockedAchievements();
        var metrics = data.metrics();
        if (metrics.current("score") instanceof MetricValue.Numeric(var score)) {
            metrics = metrics.with("score", MetricValue.of(score - 1000.0 * missing));
        }
        var earlier = new ExportedData(data.version(), data.timestamp(), metrics,
                unlocked.subList(0, Math.max(0, unlocked.size() - missing)), data.configHash());
        var written = new BackupService(backups, new SecureRandom()).backup(
                new BackupService.Source(user, profile.name(), earlier, session.catalogJson()),
                past.encrypted ? Sealing.passphrase(PASSPHRASE.toCharArray()) : new Sealing.None(), false, CancelToken.NEVER);
        if (!past.comment.isEmpty()) {
            backups.pin(written.backup().key(), past.comment, CancelToken.NEVER);
        }
    }
}
