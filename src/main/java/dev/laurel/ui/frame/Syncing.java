package dev.laurel.ui.frame;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** How the open profile and its other devices are kept together. On the FX thread. */
public interface Syncing {
    /** How it stands. */
    enum State {
        /** The profile meets no other devices. */
        OFF,
        /** The first round is under way. */
        BEGINNING,
        /** The last round got through. */
        SYNCED,
        /** It did not. */
        FAILED
    }

    /** How it stands. */
    ReadOnlyObjectProperty<State> state();

    /** The same in words; empty where there is nothing to say. */
    ReadOnlyStringProperty text();

    /** What the last round did, or why it failed, with its code; empty before there was one. */
    ReadOnlyStringProperty outcome();

    /** Does a round now; where nothing could be opened, tries that again. */
    void syncNow();

    /** Begins anew where the profile meets others: the token has changed. */
    void restart();
}
