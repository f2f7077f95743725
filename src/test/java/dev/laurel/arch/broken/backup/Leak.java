package dev.laurel.arch.broken.backup;

import java.sql.SQLException;

/** Breaks: an SDK's exception past its adapter. */
public final class Leak extends Exception {
    private static final long serialVersionUID = 1L;

    /** Leaks. */
    public Leak(SQLException cause) {
        super(cause);
    }
}
