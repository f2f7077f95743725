package dev.laurel.ui.settings;

/** Puts another catalog in place of the open profile's; done where files are opened. On the FX thread. */
@FunctionalInterface
public interface CatalogReplacing {
    /** Asks for a catalog, shows what changes, and puts it in place once that is agreed to. */
    void replaceCatalog();
}
