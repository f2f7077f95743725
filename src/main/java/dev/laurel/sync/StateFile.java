package dev.laurel.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.portability.ExportReader;
import dev.laurel.portability.ExportWriter;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/** A state as an export, which the reference reads, too. */
final class StateFile {
    private StateFile() {}

    /**
     * Writes a state.
     *
     * @param time in milliseconds since 1970, not 0, which the reference takes for missing
     * @param configHash of the catalog that it was made with, or null
     */
    static byte[] write(Snapshot state, long time, @Nullable String configHash) {
        var bytes = new ByteArrayOutputStream();
        try {
            ExportWriter.write(
                    new ExportedData(ExportedData.VERSION, time, state.metrics(), state.unlocked(), configHash),
                    bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e); // Memory does not fail.
        }
        return bytes.toByteArray();
    }

    /** Reads a state; null if it is none. */
    static @Nullable Snapshot read(InputStream in, CancelToken cancel) {
        var file = ExportReader.read(in, Progress.NONE, cancel).file();
        return file == null ? null : new Snapshot(file.data().metrics(), file.data().unlockedAchievements());
    }
}
