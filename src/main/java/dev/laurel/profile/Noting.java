package dev.laurel.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.store.ActivityEntry;
import org.jspecify.annotations.Nullable;

/**
 * Does things with an open profile that stand in its activity log then: how long each took and what came of it. Safe
 * from any thread.
 */
public final class Noting {
    private static final Log LOG = Log.of(Noting.class);

    private final ProfileSession session;
    private final InstantSource clock;
    private final String trigger;

    Noting(ProfileSession session, InstantSource clock, String trigger) {
        this.session = session;
        this.clock = clock;
        this.trigger = trigger;
    }

    /** Something to be noted, which may say more of itself. */
    @FunctionalInterface
    public interface Doing<T, X extends Exception> {
        /** Does it. */
        T run(Note note) throws X;
    }

    /** What is noted of one thing; filled in while it is done. */
    public static final class Note {
        private String detail;
        private long bytes = -1;
        private @Nullable String error;

        private Note(String detail) {
            this.detail = detail;
        }

        /** What people see, in place of what was known before. */
        public void detail(String value) {
            detail = value;
        }

        /** How many bytes were moved. */
        public void bytes(long value) {
            bytes = value;
        }

        /** It is done and has not come to what it should have. */
        public void failed(LaurelError reason) {
            error = reason.code().text();
        }
    }

    /**
     * Does something and notes it: as failed if it fails, as cancelled if it is.
     *
     * @param what as in {@link ActivityEntry}
     * @param detail what people see, such as a key or a file name; no secret
     */
    public <T, X extends Exception> T note(String what, String detail, Doing<T, X> doing) throws X {
        var began = clock.instant();
        var note = new Note(detail);
        try {
            var result = doing.run(note);
            write(what, note, began);
            return result;
        } catch (CancellationException e) {
            note.error = ActivityEntry.CANCELLED;
            write(what, note, began);
            throw e;
        } catch (LaurelException e) {
            note.failed(e.error());
            write(what, note, began);
            throw e;
        } catch (Exception e) {
            note.error = ErrorCode.UNEXPECTED.text();
            write(what, note, began);
            throw e;
        }
    }

    /**
     * Does what has to come before something, such as reading the file for it; that is noted if it fails already here.
     *
     * @param what as for {@link #note}
     */
    public <T> T before(String what, String detail, Supplier<T> preparing) {
        try {
            return preparing.get();
        } catch (LaurelException e) {
            refused(what, detail, e.error());
            throw e;
        }
    }

    /** Notes that something was refused before anything was done. */
    public void refused(String what, String detail, LaurelError reason) {
        var note = new Note(detail);
        note.failed(reason);
        write(what, note, clock.instant());
    }

    private void write(String what, Note note, Instant began) {
        var now = clock.instant();
        try {
            session.log(new ActivityEntry(
                    now, what, trigger, note.detail, Duration.between(began, now), note.bytes, note.error));
        } catch (LaurelException e) {
            // A data folder that can't be written undoes nothing that was done, and must not hide why something was not.
            LOG.warn("What was done could not be noted", e);
        }
    }
}
