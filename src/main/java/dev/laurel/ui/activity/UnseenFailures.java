package dev.laurel.ui.activity;

import java.time.Instant;
import java.util.List;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;

import dev.laurel.store.ActivityEntry;
import dev.laurel.ui.frame.RecentActivity.Recent;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong since the activity log was last looked at, from the profile's opening on: whether it was ever shown
 * or not. On the FX thread.
 */
public final class UnseenFailures {
    private final ObservableValue<Recent> recent;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private @Nullable Instant seenUntil;
    private boolean inSight;

    /** Follows the log. */
    public UnseenFailures(ObservableValue<Recent> recent) {
        this.recent = recent;
        recent.subscribe(this::follow);
    }

    /** How many different things. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** The log has come into sight or gone out of it; failures in sight are seen. */
    void setInSight(boolean value) {
        inSight = value;
        follow(recent.getValue());
    }

    private void follow(Recent now) {
        if (!now.isKnown()) {
            seenUntil = null; // Another profile is opened next, with a log of its own.
            count.set(0);
            return;
        }
        var newest = now.entries().isEmpty() ? Instant.MIN : now.entries().getFirst().time();
        // What went wrong before it was opened was there to be seen then.
        var until = seenUntil == null || inSight ? newest : seenUntil;
        seenUntil = until;
        // What is tried again and again while a destination is away is one thing to look at.
        count.set((int) now.entries().stream().filter(entry -> entry.isFailed() && entry.time().isAfter(until))
                .map(UnseenFailures::what).distinct().count());
    }

    private static List<String> what(ActivityEntry entry) {
        return List.of(entry.what(), entry.detail(), String.valueOf(entry.errorCode()));
    }
}
