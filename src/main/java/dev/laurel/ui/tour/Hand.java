package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import javafx.scene.control.TableView;

import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/** Does what a person would do in the window; each of its doings waits until it is done. Not on the FX thread. */
final class Hand {
    private static final String DESTINATION = "Laurel backups";

    private final Camera camera;
    private final LaurelApplication application;
    private final Services services;
    private final TourFilePicker picker;
    private final Path folder;

    /**
     * A hand.
     *
     * @param folder an empty folder for the files that it makes
     */
    Hand(Camera camera, LaurelApplication application, Services services, TourFilePicker picker, Path folder) {
        this.camera = camera;
        this.application = application;
        this.services = services;
        this.picker = picker;
        this.folder = folder;
    }

    /** Opens the sample game from the welcome. */
    void openSample() {
        camera.press("#sample");
        camera.until("the sample game", () -> application.root().shell().profileOpen().get());
    }

    /** Shows a feature. */
    void show(FeatureId feature) {
        camera.run(() -> application.root().shell().show(feature));
    }

    /** A place for a file that is made on the way. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A file with the content of one that comes with Laurel. */
    Path copy(String resource, String name) throws IOException {
        var file = file(name);
        try (InputStream content = Objects.requireNonNull(Hand.class.getResourceAsStream(resource))) {
            Files.copy(content, file);
        }
        return file;
    }

    /** Lays ready what is chosen when a file is next asked for. */
    void choose(Path file) {
        camera.run(() -> picker.answer(file));
    }

    /** Opens the plan of importing a file that the JavaScript package wrote. */
    void openImportPlan() throws IOException {
        choose(copy("/dev/laurel/sample/ember-vale-backup.json", "achievements-backup-1795297211482.json"));
        camera.run(() -> application.root().shell().importFile());
        camera.until("the import plan", () -> camera.find("#applyButton") != null);
    }

    /** Opens the export dialog. */
    void openExport() {
        camera.run(() -> application.root().shell().exportFile());
        camera.until("the export dialog", () -> camera.find("#exportButton.accent") != null);
    }

    /** Exports as the dialog stands. */
    void export(Path file) {
        choose(file);
        camera.press("#exportButton.accent");
        camera.until("the exported file", () -> Files.exists(file));
        awaitNoDialog();
    }

    /** Changes a metric as a game does. */
    void play(String metric, double value) {
        var before = camera.ask(() -> state().snapshot().metrics());
        camera.run(() -> application.root().current().inLane("", (session, _, _) -> {
            session.engine().update(metric, MetricValue.of(value));
            return true;
        }, _ -> {}, error -> application.root().dialogs().error(error)));
        camera.until("a change of " + metric, () -> !state().snapshot().metrics().equals(before));
    }

    /** Imports an unlock that no metric has earned. */
    void claim(String achievement) {
        var claimed = new ExportedData(ExportedData.VERSION, 0, Metrics.empty(), List.of(achievement), null);
        camera.run(() -> application.root().current().inLane("",
                (session, _, _) -> session.engine().importData(claimed, ImportOptions.of(ImportStrategy.MERGE)),
                _ -> {}, error -> application.root().dialogs().error(error)));
        camera.until("an unlock of " + achievement, () -> state().undoable().isPresent());
    }

    /** Backs up into a folder, and shows the list. */
    void backUp() throws IOException {
        var place = Files.createDirectory(file("backups"));
        FolderDestination.setUp(DESTINATION, place);
        services.settings().update(it -> it.withDestinations(all -> {
            all.add(new DestinationSettings.Folder(DESTINATION, place));
            return all;
        }));
        show(FeatureId.BACKUPS);
        camera.press("#backUpButton");
        camera.until("the backup in the list", () -> hasRows());
    }

    /** Opens the plan of restoring the newest backup. */
    void openRestorePlan() {
        camera.run(() -> Objects.requireNonNull(table()).getSelectionModel().select(0));
        camera.press("#restoreButton");
        camera.until("the restore plan", () -> camera.find("#applyButton") != null);
    }

    /** Closes the dialog. */
    void closeDialog() {
        camera.run(() -> application.root().modals().close());
        awaitNoDialog();
    }

    /** Waits until there is no dialog. */
    void awaitNoDialog() {
        camera.until("the dialog to close", () -> application.root().modals().depth() == 0);
    }

    /** The open profile as it is now. On the FX thread. */
    ProfileState state() {
        return Objects.requireNonNull(application.root().current().state().get());
    }

    private @Nullable TableView<?> table() {
        return (TableView<?>) camera.find(".table-view");
    }

    private boolean hasRows() {
        var table = table();
        return table != null && !table.getItems().isEmpty();
    }
}
