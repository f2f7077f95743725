package dev.laurel.ui.backups;

import dev.laurel.portability.ExportFile;

/** Shows the plan of a restore and carries it out. On the FX thread. */
@FunctionalInterface
public interface Restoring {
    /** Shows what restoring this would do. */
    void restore(Restorable what);

    /**
     * A backup that was read.
     *
     * @param title of the plan
     * @param subtitle where it comes from
     * @param name for the activity log
     * @param bytes its size
     * @param file its content
     */
    record Restorable(String title, String subtitle, String name, long bytes, ExportFile file) {}
}
