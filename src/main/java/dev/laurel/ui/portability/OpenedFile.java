package dev.laurel.ui.portability;

import java.util.List;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.error.LaurelError;
import dev.laurel.portability.ExportFile;
import dev.laurel.ui.dialog.ErrorReport;
import org.jspecify.annotations.Nullable;

/** What a file turned out to be. */
sealed interface OpenedFile {
    /**
     * A catalog.
     *
     * @param json its text
     * @param problems how many of its entries are wrong
     */
    record CatalogText(String json, Catalog catalog, int problems) implements OpenedFile {}

    /**
     * An export, a portable profile or a backup.
     *
     * @param size of the file in bytes
     */
    record Progress(ExportFile file, long size) implements OpenedFile {}

    /**
     * It is encrypted.
     *
     * @param isWeak whether as CryptoJS does
     * @param needsIdentity whether an identity of age opens it, not a passphrase
     */
    record Locked(boolean isWeak, boolean needsIdentity) implements OpenedFile {}

    /**
     * It can't be read.
     *
     * @param errors at least one
     * @param excerpt the lines around the first one, where there is a place
     */
    record Unreadable(List<LaurelError> errors, ErrorReport.@Nullable Excerpt excerpt) implements OpenedFile {}
}
