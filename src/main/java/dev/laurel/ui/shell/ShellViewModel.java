package dev.laurel.ui.shell;

import java.nio.file.Path;
import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.engine.StateStore;
import dev.laurel.profile.Profile;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.FileOpening;
import dev.laurel.ui.frame.ImportExport;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/** The frame of the window: what is open, which feature is shown, what the shortcuts do. */
public final class ShellViewModel {
    private final CurrentProfile current;
    private final Navigation navigation;
    private final ImportExport importExport;
    private final FileOpening fileOpening;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    private final ReadOnlyBooleanWrapper profileOpen = new ReadOnlyBooleanWrapper(this, "profileOpen");
    private final ReadOnlyStringWrapper windowTitle = new ReadOnlyStringWrapper(this, "windowTitle", "Laurel");
    private final ReadOnlyObjectWrapper<@Nullable ProfileRow> profile = new ReadOnlyObjectWrapper<>(this, "profile");
    private final ObservableList<ProfileRow> profiles = FXCollections.observableArrayList();
    private final ObservableList<ProfileRow> readOnly = FXCollections.unmodifiableObservableList(profiles);

    /** Follows the open profile. */
    public ShellViewModel(
            CurrentProfile current, Navigation navigation, ImportExport importExport, FileOpening fileOpening,
            Dialogs dialogs, Notifier notifier, I18n i18n) {
        this.current = current;
        this.navigation = navigation;
        this.importExport = importExport;
        this.fileOpening = fileOpening;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
        current.state().subscribe(this::follow);
        current.profiles().subscribe(this::listProfiles);
        current.onUnlocked(notifier::unlocked);
    }

    private void follow(@Nullable ProfileState state) {
        listProfiles();
        profile.set(state == null ? null : row(state.profile()));
        windowTitle.set(state == null
                ? "Laurel" : i18n.text("shell.windowTitle", state.profile().name(), state.profile().game()));
        profileOpen.set(state != null);
    }

    private void listProfiles() {
        profiles.setAll(current.profiles().stream().map(this::row).toList());
    }

    private ProfileRow row(Profile each) {
        var open = current.profile();
        return new ProfileRow(each.id(), each.name(), each.game(), open != null && open.id() == each.id());
    }

    /** Whether a profile is open; without one the window shows the welcome. */
    public ReadOnlyBooleanProperty profileOpen() {
        return profileOpen.getReadOnlyProperty();
    }

    /** The open profile, or null. */
    public ReadOnlyObjectProperty<@Nullable ProfileRow> profile() {
        return profile.getReadOnlyProperty();
    }

    /** All profiles by name. */
    public ObservableList<ProfileRow> profiles() {
        return readOnly;
    }

    /** Title of the window. */
    public ReadOnlyStringProperty windowTitle() {
        return windowTitle.getReadOnlyProperty();
    }

    /** The feature that is shown. */
    public ReadOnlyObjectProperty<FeatureId> feature() {
        return navigation.feature();
    }

    /** The newest wish to see one thing of a feature. */
    public ReadOnlyObjectProperty<Navigation.@Nullable Request> request() {
        return navigation.request();
    }

    /** Shows a feature. */
    public void show(FeatureId feature) {
        navigation.show(feature, null);
    }

    /** Opens another profile. */
    public void open(ProfileRow row) {
        if (!row.open()) {
            of(row).forEach(current::open);
        }
    }

    /** Asks, then removes a profile. */
    public void remove(ProfileRow row) {
        dialogs.confirm(
                new Confirmation(i18n.text("profile.remove.title", row.name()), i18n.text("profile.remove.text"),
                        i18n.text("profile.remove.yes"), true),
                () -> of(row).forEach(gone -> current.remove(gone, this::openAnother)));
    }

    private void openAnother() {
        if (current.profile() == null && !current.profiles().isEmpty()) {
            current.open(current.profiles().getFirst());
        }
    }

    private List<Profile> of(ProfileRow row) {
        return current.profiles().stream().filter(each -> each.id() == row.id()).toList();
    }

    /** Ctrl+O. */
    public void openCatalog() {
        importExport.openCatalog();
    }

    /** Ctrl+I. */
    public void importFile() {
        importExport.importFile();
    }

    /** Ctrl+E. */
    public void exportFile() {
        if (profileOpen.get()) {
            importExport.exportFile();
        }
    }

    /** Opens the sample game's profile, making it first if need be. */
    public void openSample() {
        current.openSample(i18n.text("task.sample"), () -> show(FeatureId.ACHIEVEMENTS));
    }

    /** Files were dropped on the window or handed over by another start. */
    public void openFiles(List<Path> files) {
        if (!files.isEmpty()) {
            fileOpening.open(files);
        }
    }

    /** Ctrl+Z: puts back the state before the last import, restore or reset. */
    public void undo() {
        var state = current.state().get();
        if (state == null) {
            return;
        }
        var last = state.undoable();
        if (last.isEmpty()) {
            notifier.info(i18n.text("undo.nothing"), i18n.text("undo.nothingText"));
            return;
        }
        current.<Boolean>inLane(i18n.text("task.undo"), (session, _, _) -> session.undo("manual"), done -> {
            if (done) {
                notifier.success(i18n.text("undo.done"), undone(last.get()));
            }
        }, dialogs::error);
    }

    private String undone(StateStore.Undoable last) {
        return i18n.text("undo.doneText", i18n.text("undo.cause." + last.cause().name()), i18n.ago(last.time()));
    }
}
