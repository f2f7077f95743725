package dev.laurel.ui.settings;

import java.util.Optional;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.laurel.ui.fx.I18n;

/**
 * A passphrase that is being typed, and the same again: a slip in one that nobody can see locks its owner out. On the FX
 * thread.
 */
public final class TypedPassphrase {
    private final I18n i18n;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty again = new SimpleStringProperty(this, "again", "");

    TypedPassphrase(I18n i18n) {
        this.i18n = i18n;
    }

    /** What was typed, for the caller to clear. */
    char[] copy() {
        return text.get().toCharArray();
    }

    /** Forgets what was typed. */
    void forget() {
        text.set("");
        again.set("");
    }

    boolean isEmpty() {
        return text.get().isEmpty();
    }

    /** Whether it was typed twice and the same. */
    boolean isRepeated() {
        return !isEmpty() && text.get().equals(again.get());
    }

    /** What is wrong with what was typed, or empty. */
    public Optional<String> problem() {
        return again.get().isEmpty() || text.get().equals(again.get())
                ? Optional.empty()
                : Optional.of(i18n.text("settings.security.differs"));
    }

    /** The passphrase. */
    public StringProperty textProperty() {
        return text;
    }

    /** The same again. */
    public StringProperty againProperty() {
        return again;
    }
}
