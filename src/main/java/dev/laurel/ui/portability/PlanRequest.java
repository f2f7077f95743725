package dev.laurel.ui.portability;

import java.util.List;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.IdMapping;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What a plan dialog is opened for.
 *
 * @param kind how people call what will happen
 * @param title of the dialog, such as "Restore the backup of Sat 21 Nov 2026, 22:40"
 * @param subtitle where the data comes from, such as destination, user and size
 * @param name of the file or backup for the activity log
 * @param bytes its size, or -1
 * @param incoming the data
 * @param otherCatalog the catalog that it was made with where that is known, otherwise null
 * @param warnings what reading it brought up
 */
public record PlanRequest(
        Kind kind,
        String title,
        String subtitle,
        String name,
        long bytes,
        ExportedData incoming,
        @Nullable Catalog otherCatalog,
        List<LaurelError> warnings) {
    /** How people call what will happen. */
    public enum Kind {
        /** A file comes in. */
        IMPORT("import", "import.task", "import.applied", "fth-log-in", "plan.apply.import", "plan.undo.import",
                "plan.catalog.title.import",
                "plan.effect.gained.import", "plan.effect.lost.import", "plan.after.import"),
        /** A backup comes back. */
        RESTORE("restore", "restore.task", "restore.applied", "fth-rotate-ccw", "plan.apply.restore",
                "plan.undo.restore", "plan.catalog.title.restore",
                "plan.effect.gained.restore", "plan.effect.lost.restore", "plan.after.restore");

        private final String word;
        private final String taskKey;
        private final String appliedKey;
        private final String icon;
        private final String applyKey;
        private final String undoKey;
        private final String otherCatalogKey;
        private final String gainedKey;
        private final String lostKey;
        private final String afterKey;

        Kind(String word, String taskKey, String appliedKey, String icon, String applyKey, String undoKey,
                String otherCatalogKey, String gainedKey, String lostKey, String afterKey) {
            this.word = word;
            this.taskKey = taskKey;
            this.appliedKey = appliedKey;
            this.icon = icon;
            this.applyKey = applyKey;
            this.undoKey = undoKey;
            this.otherCatalogKey = otherCatalogKey;
            this.gainedKey = gainedKey;
            this.lostKey = lostKey;
            this.afterKey = afterKey;
        }

        /** How the activity log calls it. */
        String word() {
            return word;
        }

        /** Message key of the task that does it; its argument is a name. */
        String taskKey() {
            return taskKey;
        }

        /** Message key of the news that it is done. */
        String appliedKey() {
            return appliedKey;
        }

        /** Its icon as Ikonli names it. */
        public String icon() {
            return icon;
        }

        /** Message key of the button that does it. */
        public String applyKey() {
            return applyKey;
        }

        /** Message key of the promise that it can be undone. */
        public String undoKey() {
            return undoKey;
        }

        /** Message key that says that the data was made with another catalog. */
        public String otherCatalogKey() {
            return otherCatalogKey;
        }

        /** Message key of why an achievement is gained; its argument is a day. */
        public String gainedKey() {
            return gainedKey;
        }

        /** Message key of why an achievement is lost. */
        public String lostKey() {
            return lostKey;
        }

        /** Message key of what the number of unlocked achievements is. */
        public String afterKey() {
            return afterKey;
        }
    }

    public PlanRequest {
        warnings = List.copyOf(warnings);
    }

    /** What the data's ids and metrics are called in another catalog, as far as that is known. */
    IdMapping mappingTo(Catalog catalog) {
        return otherCatalog == null ? IdMapping.NONE : IdMapping.of(incoming, otherCatalog, catalog);
    }

    /** The same with the catalog that the data was made with. */
    PlanRequest madeWith(Catalog other) {
        return new PlanRequest(kind, title, subtitle, name, bytes, incoming, other, warnings);
    }
}
