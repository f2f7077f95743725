package dev.laurel.engine;

/** Why a state changed. */
public enum Cause {
    UPDATE,
    IMPORT,
    RESTORE,
    SYNC,
    RESET,
    UNDO
}
