package dev.laurel.backup;

import java.util.List;
import java.util.Set;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;

/** What came of rehearsing the restore of a backup. */
public sealed interface Verification {
    /**
     * It can be restored, to exactly the state that it was made of.
     *
     * @param newlyMet achievements that it has earned but not unlocked; restoring it would unlock them
     */
    record Proven(List<String> newlyMet) implements Verification {
        public Proven {
            newlyMet = List.copyOf(newlyMet);
        }
    }

    /** It can't be restored, or could not be looked at. */
    record Failed(LaurelError error) implements Verification {
        /** After these the same backup may well be proven another time. */
        private static final Set<ErrorCode> OF_THE_WAY = Set.of(
                ErrorCode.DESTINATION_CREDENTIALS,
                ErrorCode.DESTINATION_INTERRUPTED,
                ErrorCode.DESTINATION_OTHER,
                ErrorCode.DESTINATION_PERMISSION,
                ErrorCode.DESTINATION_THROTTLED,
                ErrorCode.DESTINATION_UNREACHABLE);

        /** Whether this says something of the backup, and not only of the way to it. */
        public boolean isOfTheBackup() {
            return !OF_THE_WAY.contains(error.code());
        }
    }

    /** It is encrypted, and no secret that was given opens it. */
    record Locked() implements Verification {}
}
