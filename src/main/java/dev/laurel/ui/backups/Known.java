package dev.laurel.ui.backups;

import java.util.Map;

import dev.laurel.ui.frame.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What this computer knows of backups and their listing does not tell.
 *
 * @param origins what set each one going, by key
 * @param proofs what came of rehearsing each one last, by key
 */
record Known(Map<String, Origin> origins, Map<String, Proof> proofs) {
    static final Known NOTHING = new Known(Map.of(), Map.of());

    Known {
        origins = Map.copyOf(origins);
        proofs = Map.copyOf(proofs);
    }

    Origin origin(BackupRow row) {
        return origins.getOrDefault(row.key(), Origin.OTHER);
    }

    @Nullable Proof proof(BackupRow row) {
        return proofs.get(row.key());
    }
}
