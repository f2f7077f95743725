package dev.laurel.ui.frame;

/** What the sidebar's and the first start's entries do. On the FX thread; each asks for a file first. */
public interface ImportExport {
    /** Ctrl+O: asks for a catalog and makes a profile for it. */
    void openCatalog();

    /** Ctrl+I: asks for a backup or an export and shows what importing it would do. */
    void importFile();

    /** Ctrl+E: asks where to and exports the open profile. */
    void exportFile();
}
