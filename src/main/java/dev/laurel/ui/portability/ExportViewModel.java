package dev.laurel.ui.portability;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.portability.ExportOptions.Encryption;
import dev.laurel.ui.portability.ExportOptions.Form;

/** What an export will be; nothing is written before {@link #export}. On the FX thread. */
public final class ExportViewModel {
    /** Writes an export; the options are its to clear. On the FX thread; it works elsewhere. */
    @FunctionalInterface
    public interface Writer {
        /** Writes the open profile into a file. */
        void write(ExportOptions options, Path target);
    }

    private final FilePicker files;
    private final Writer writer;
    private final InstantSource clock;
    private final I18n i18n;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(this, "form", Form.EXPORT);
    private final BooleanProperty history = new SimpleBooleanProperty(this, "history");
    private final ObjectProperty<Encryption> encryption =
            new SimpleObjectProperty<>(this, "encryption", Encryption.NONE);
    private final StringProperty passphrase = new SimpleStringProperty(this, "passphrase", "");
    private final StringProperty repeated = new SimpleStringProperty(this, "repeated", "");
    private final StringBinding problem;

    /** An export of the open profile. */
    public ExportViewModel(FilePicker files, Writer writer, InstantSource clock, I18n i18n) {
        this.files = files;
        this.writer = writer;
        this.clock = clock;
        this.i18n = i18n;
        problem = Bindings.createStringBinding(this::findProblem, encryption, passphrase, repeated);
    }

    private String findProblem() {
        if (encryption.get() == Encryption.NONE) {
            return "";
        }
        if (passphrase.get().isEmpty()) {
            return i18n.text("export.passphrase.empty");
        }
        return passphrase.get().equals(repeated.get()) ? "" : i18n.text("export.passphrase.differs");
    }

    /** The file name that is offered. */
    public String fileName() {
        return "achievements-backup-" + clock.millis() + form.get().ending() + encryption.get().ending();
    }

    /**
     * Asks where to, and writes.
     *
     * @return whether a place was chosen
     */
    public boolean export() {
        if (!problem.get().isEmpty()) {
            return false;
        }
        var kinds = List.of(new FilePicker.Kind(
                i18n.text("export.kind"), List.of("*.json", "*.laurel", "*.age", "*.enc")));
        var target = files.saveFile(i18n.text("export.title"), fileName(), kinds);
        target.ifPresent(file -> {
            var typed = encryption.get() == Encryption.NONE ? new char[0] : passphrase.get().toCharArray();
            passphrase.set("");
            repeated.set("");
            writer.write(new ExportOptions(form.get(), history.get(), encryption.get(), typed), file);
        });
        return target.isPresent();
    }

    /** What the file holds. */
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** Whether a portable profile tells the past too. */
    public BooleanProperty historyProperty() {
        return history;
    }

    /** How it is encrypted. */
    public ObjectProperty<Encryption> encryptionProperty() {
        return encryption;
    }

    /** The passphrase. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The passphrase, typed a second time. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** Why it can't be exported so, or empty. */
    public StringBinding problemProperty() {
        return problem;
    }
}
