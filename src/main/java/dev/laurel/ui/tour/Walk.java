package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import javafx.scene.control.TableView;

import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/** The main job, step by step: each waits for what it has caused before its picture is taken. */
final class Walk {
    private static final String DESTINATION = "Laurel backups";

    private final Camera camera;
    private final LaurelApplication application;
    private final Services services;
    private final TourFilePicker picker;
    private final Path folder;
    private final PrintStream print;

    Walk(Camera camera, LaurelApplication application, Services services, TourFilePicker picker, Path folder,
            PrintStream print) {
        this.camera = camera;
        this.application = application;
        this.services = services;
        this.picker = picker;
        this.folder = folder;
        this.print = print;
    }

    void go() throws IOException {
        step("The first start offers three ways in", "welcome");
        camera.press("#sample");
        camera.until("the sample game", () -> application.root().shell().profileOpen().get());
        step("One click opens the sample game on its achievements", "achievements");
        importFile();
        unlock();
        export();
        backUp();
        restore();
        show(FeatureId.ACTIVITY, "Everything that was done stands in the activity", "activity");
        show(FeatureId.SETTINGS, "The settings", "settings");
    }

    private void importFile() throws IOException {
        var file = folder.resolve("achievements-backup-1795297211482.json");
        try (InputStream sample = Objects.requireNonNull(
                Walk.class.getResourceAsStream("/dev/laurel/sample/ember-vale-backup.json"))) {
            Files.copy(sample, file);
        }
        choose(file);
        camera.run(() -> application.root().shell().importFile());
        camera.until("the import plan", () -> camera.find("#applyButton") != null);
        step("Importing a file of the JavaScript package shows its plan first", "import-plan");
        camera.press("#applyButton");
        awaitNoDialog();
        step("The import is done, and can be undone", "imported");
        camera.run(() -> application.root().shell().undo());
        camera.until("nothing left to undo", () -> state().undoable().isEmpty());
        step("Ctrl+Z brings back the state before it", "undone");
    }

    private void unlock() throws IOException {
        var before = camera.ask(() -> state().unlockedCount());
        camera.run(() -> application.root().current().inLane("", (session, _, _) -> {
            session.engine().update("combo", MetricValue.of(100));
            return true;
        }, _ -> {}, error -> application.root().dialogs().error(error)));
        camera.until("an unlock", () -> state().unlockedCount() > before);
        step("A combo of 100 unlocks an achievement", "unlocked");
        show(FeatureId.METRICS, "The metrics with their history", "metrics");
    }

    private void export() throws IOException {
        var file = folder.resolve("export.json");
        choose(file);
        camera.run(() -> application.root().shell().exportFile());
        camera.until("the export dialog", () -> camera.find("#exportButton.accent") != null);
        step("Exporting asks how", "export");
        camera.press("#exportButton.accent");
        camera.until("the exported file", () -> Files.exists(file));
        awaitNoDialog();
    }

    private void backUp() throws IOException {
        var place = Files.createDirectory(folder.resolve("backups"));
        FolderDestination.setUp(DESTINATION, place);
        services.settings().update(it -> it.withDestinations(all -> {
            all.add(new DestinationSettings.Folder(DESTINATION, place));
            return all;
        }));
        camera.run(() -> application.root().shell().show(FeatureId.BACKUPS));
        camera.press("#backUpButton");
        camera.until("the backup in the list", () -> hasRows());
        step("A backup into a folder", "backups");
    }

    private void restore() throws IOException {
        camera.run(() -> Objects.requireNonNull(table()).getSelectionModel().select(0));
        camera.press("#restoreButton");
        camera.until("the restore plan", () -> camera.find("#applyButton") != null);
        step("Restoring shows the same plan", "restore-plan");
        camera.press("#applyButton");
        awaitNoDialog();
        step("The backup is restored", "restored");
    }

    private @Nullable TableView<?> table() {
        return (TableView<?>) camera.find(".table-view");
    }

    private boolean hasRows() {
        var table = table();
        return table != null && !table.getItems().isEmpty();
    }

    private ProfileState state() {
        return Objects.requireNonNull(application.root().current().state().get());
    }

    private void choose(Path file) {
        camera.run(() -> picker.answer(file));
    }

    private void awaitNoDialog() {
        camera.until("the dialog to close", () -> application.root().modals().depth() == 0);
    }

    private void show(FeatureId feature, String what, String picture) throws IOException {
        camera.run(() -> application.root().shell().show(feature));
        step(what, picture);
    }

    private void step(String what, String picture) throws IOException {
        print.println(what + ": " + camera.take(picture));
    }
}
