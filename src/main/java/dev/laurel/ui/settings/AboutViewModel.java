package dev.laurel.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.laurel.platform.AppFolders;
import dev.laurel.platform.OpenFiles;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.fx.I18n;

/** Versions, folders and licences. On the FX thread. */
public final class AboutViewModel {
    private final AppFolders folders;
    private final OpenFiles openFiles;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final I18n i18n;

    /** About the program that runs on these folders. */
    public AboutViewModel(AppFolders folders, OpenFiles openFiles, TaskRunner tasks, Dialogs dialogs, I18n i18n) {
        this.folders = folders;
        this.openFiles = openFiles;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.i18n = i18n;
    }

    /** What is running, by its name. */
    public Map<String, String> versions() {
        var versions = new LinkedHashMap<String, String>();
        versions.put(i18n.text("settings.about.laurel"), version());
        versions.put("Java", property("java.runtime.version"));
        versions.put("JavaFX", property("javafx.runtime.version"));
        versions.put(i18n.text("settings.about.system"),
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        return versions;
    }

    private static String version() {
        var packaged = AboutViewModel.class.getPackage().getImplementationVersion();
        return packaged == null ? "0.1.0" : packaged;
    }

    private static String property(String name) {
        return System.getProperty(name, "–");
    }

    /** Where profiles, settings and progress are kept. */
    public Path dataFolder() {
        return folders.data();
    }

    /** Where faults are written down. */
    public Path logFolder() {
        return folders.logs();
    }

    /** Shows a folder in the system's file manager. */
    public void show(Path folder) {
        tasks.start(Task.of("", Lane.IO, (_, _) -> {
            openFiles.show(folder);
            return true;
        }, _ -> {}, dialogs::error));
    }

    /** Versions and folders as text to paste into a report. */
    public String details() {
        var text = new StringBuilder();
        versions().forEach((name, version) -> text.append(name).append(": ").append(version).append('\n'));
        return text.append(i18n.text("settings.about.data")).append(": ").append(dataFolder()).append('\n').toString();
    }

    /** The licences of what Laurel bundles. */
    public String licences() {
        try (var in = Objects.requireNonNull(AboutViewModel.class.getResourceAsStream("/NOTICE"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
