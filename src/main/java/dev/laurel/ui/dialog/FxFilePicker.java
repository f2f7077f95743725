package dev.laurel.ui.dialog;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The system's own choosers; they open where a file was chosen last. */
public final class FxFilePicker implements FilePicker {
    private final Supplier<Window> owner;
    private final I18n i18n;
    private final Supplier<@Nullable Path> lastFolder;
    private final Consumer<Path> rememberFolder;

    /**
     * Choosers over a window.
     *
     * @param lastFolder where to begin, or null for the system's choice
     * @param rememberFolder told of the folder of what was chosen
     */
    public FxFilePicker(
            Supplier<Window> owner, I18n i18n, Supplier<@Nullable Path> lastFolder, Consumer<Path> rememberFolder) {
        this.owner = owner;
        this.i18n = i18n;
        this.lastFolder = lastFolder;
        this.rememberFolder = rememberFolder;
    }

    @Override
    public Optional<Path> openFile(String title, List<Kind> kinds) {
        return chosen(chooser(title, kinds).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<Kind> kinds) {
        var chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> openFolder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        beginning().ifPresent(chooser::setInitialDirectory);
        return chosen(chooser.showDialog(owner.get()));
    }

    private FileChooser chooser(String title, List<Kind> kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        for (var kind : kinds) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.name(), kind.patterns()));
        }
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(i18n.text("dialog.allFiles"), "*.*", "*"));
        beginning().ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<File> beginning() {
        return Optional.ofNullable(lastFolder.get()).filter(Files::isDirectory).map(Path::toFile);
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        var folder = file.isDirectory() ? file : file.getParentFile();
        if (folder != null) {
            rememberFolder.accept(folder.toPath());
        }
        return Optional.of(file.toPath());
    }
}
