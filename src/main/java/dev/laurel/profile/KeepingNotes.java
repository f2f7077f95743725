package dev.laurel.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import dev.laurel.backup.BulkReport;
import dev.laurel.backup.Tally;
import dev.laurel.error.LaurelException;
import dev.laurel.store.ActivityEntry;
import org.jspecify.annotations.Nullable;

/**
 * Notes what came of looking after backups in the activity logs of those players who have a profile here; what fails
 * before its first player too. Safe from any thread.
 */
public final class KeepingNotes {
    private final Profiles profiles;
    private final InstantSource clock;
    private final String trigger;

    /**
     * Notes for all profiles.
     *
     * @param trigger as in {@link ActivityEntry}
     */
    public KeepingNotes(Profiles profiles, InstantSource clock, String trigger) {
        this.profiles = profiles;
        this.clock = clock;
        this.trigger = trigger;
    }

    /** Notes one thing. */
    void note(String user, String what, String detail, Instant began, long bytes, @Nullable String error) {
        var now = clock.instant();
        profiles.log(user, new ActivityEntry(now, what, trigger, detail, Duration.between(began, now), bytes, error));
    }

    /**
     * Does what has to come before something, such as opening a destination; that is noted if it fails already here.
     *
     * @param users who is meant, or null for everybody
     */
    public <T> T before(@Nullable Collection<String> users, String what, String detail, Supplier<T> preparing) {
        var began = clock.instant();
        try {
            return preparing.get();
        } catch (LaurelException e) {
            ofThese(users).forEach(user -> note(user, what, detail, began, -1, e.error().code().text()));
            throw e;
        }
    }

    /**
     * Does something for many players and notes it for each; for those that it never came to if it was stopped or
     * cancelled.
     *
     * @param users who is meant, or null for everybody
     */
    BulkReport all(@Nullable Collection<String> users, String what, String detail, Supplier<BulkReport> doing) {
        var began = clock.instant();
        try {
            var report = doing.get();
            ofThese(users).forEach(user -> note(user, report, what, detail, began));
            return report;
        } catch (CancellationException e) {
            ofThese(users).forEach(user -> note(user, what, detail, began, -1, ActivityEntry.CANCELLED));
            throw e;
        }
    }

    private void note(String user, BulkReport report, String what, String detail, Instant began) {
        var tally = report.players().get(user);
        if (tally == null && report.stopped() == null) {
            return; // There was nothing of this player.
        }
        var done = tally == null ? Tally.NONE : tally;
        // What has stopped all of it may have left some of this player's undone.
        var error = done.error() == null ? report.stopped() : done.error();
        note(user, what, detail + ": " + done.done(), began, done.bytes(), error == null ? null : error.code().text());
    }

    private List<String> ofThese(@Nullable Collection<String> users) {
        return profiles.list().stream().map(Profile::user).distinct()
                .filter(user -> users == null || users.contains(user)).toList();
    }
}
