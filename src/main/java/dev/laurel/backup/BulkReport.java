package dev.laurel.backup;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bulk operation, player by player.
 *
 * @param players by user id, in order
 * @param stopped why it ended before everything was tried, or null if it did not
 */
public record BulkReport(SequencedMap<String, Tally> players, @Nullable LaurelError stopped) {
    public BulkReport {
        players = Collections.unmodifiableSequencedMap(new TreeMap<>(players));
    }

    /** All players together. */
    public Tally total() {
        return players.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** Whether everything was tried and nothing has failed. */
    public boolean isClean() {
        return stopped == null && total().failed() == 0;
    }
}
