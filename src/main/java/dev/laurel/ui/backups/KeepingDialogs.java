package dev.laurel.ui.backups;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.PrunePlan;
import dev.laurel.settings.DestinationSettings;

/** The dialogs of looking after backups. On the FX thread; every call returns at once. */
public interface KeepingDialogs {
    /** Shows what rules would let go. */
    void prune(PruneViewModel model, String destination, Consumer<List<PrunePlan>> yes);

    /** Asks where to copy to and shows what is missing there. */
    void copy(
            CopyViewModel model, String from, String who, BiConsumer<DestinationSettings, BackupCopy.Plan> yes);

    /** Shows what became of many things at once. */
    void report(Report report);
}
