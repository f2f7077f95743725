package dev.laurel.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.error.LaurelError;
import dev.laurel.settings.DestinationSettings;
import org.jspecify.annotations.Nullable;

/** A destination while it is being edited, with what its last test found. On the FX thread. */
public final class DestinationDraft {
    /** How the last test went. */
    public enum TestState { UNTESTED, RUNNING, PASSED, FAILED }

    private final DestinationSettings.@Nullable Folder stored;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty path = new SimpleStringProperty(this, "path", "");
    private final ReadOnlyObjectWrapper<TestState> testState =
            new ReadOnlyObjectWrapper<>(this, "testState", TestState.UNTESTED);
    private final ObservableList<TestStep> passed = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable LaurelError> testFailure = new SimpleObjectProperty<>(this, "testFailure");

    /** A draft of a stored destination, or of a new one. */
    DestinationDraft(DestinationSettings.@Nullable Folder stored) {
        this.stored = stored;
        if (stored != null) {
            name.set(stored.name());
            path.set(stored.path().toString());
        }
    }

    /** What people call it. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Its folder. */
    public StringProperty pathProperty() {
        return path;
    }

    /** How its last test went. */
    public ReadOnlyObjectProperty<TestState> testStateProperty() {
        return testState.getReadOnlyProperty();
    }

    /** The steps that the last test has passed so far, in order. */
    public ObservableList<TestStep> passed() {
        return FXCollections.unmodifiableObservableList(passed);
    }

    /** What the last test failed with, or null. */
    public ObjectProperty<@Nullable LaurelError> testFailureProperty() {
        return testFailure;
    }

    /** Whether it is not stored yet. */
    public boolean isNew() {
        return stored == null;
    }

    /** As it is stored, or null for a new one. */
    DestinationSettings.@Nullable Folder stored() {
        return stored;
    }

    /** Its folder as a path, or empty while what was typed is none. */
    Optional<Path> folder() {
        try {
            var typed = path.get().strip();
            var folder = Path.of(typed);
            return typed.isEmpty() || !folder.isAbsolute() ? Optional.empty() : Optional.of(folder);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What it would be stored as, or empty while it can't be. */
    Optional<DestinationSettings.Folder> toSettings() {
        var called = name.get().strip();
        return DestinationSettings.isName(called)
                ? folder().map(folder -> new DestinationSettings.Folder(called, folder))
                : Optional.empty();
    }

    /** Whether it differs from what is stored. */
    boolean isChanged() {
        return !Objects.equals(toSettings().orElse(null), stored);
    }

    void begin() {
        passed.clear();
        testFailure.set(null);
        testState.set(TestState.RUNNING);
    }

    void pass(TestStep step) {
        passed.add(step);
    }

    void end(@Nullable LaurelError failure) {
        testFailure.set(failure);
        testState.set(failure == null ? TestState.PASSED : TestState.FAILED);
    }

    void forgetTest() {
        passed.clear();
        testFailure.set(null);
        testState.set(TestState.UNTESTED);
    }
}
