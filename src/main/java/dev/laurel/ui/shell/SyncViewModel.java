package dev.laurel.ui.shell;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelError;
import dev.laurel.profile.ProfileSync;
import dev.laurel.profile.SyncPeers;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.AutomaticSync;
import dev.laurel.sync.SyncRound;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;
import org.jspecify.annotations.Nullable;

/** Keeps the open profile and its other devices together, and says in the status bar how that stands. On the FX thread. */
public final class SyncViewModel implements Syncing {
    /** How often a place that could not be opened is tried again by itself; a keychain may have been unlocked. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final CurrentProfile current;
    private final Peers peers;
    private final Supplier<Settings> settings;
    private final Tools tools;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;
    private final Consumer<List<ConflictRow>> conflicts;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.OFF);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");
    private @Nullable SyncSettings place;
    private @Nullable Running running;
    private @Nullable RunningTask again;
    private @Nullable LaurelError error;
    /** So that what was opened before things changed is not taken for what was opened after. */
    private int openings;

    /**
     * How places are opened.
     *
     * @param unasked by itself: a locked keychain stays locked
     * @param asking when a person is there, who may be asked to unlock it
     */
    public record Peers(SyncPeers unasked, SyncPeers asking) {}

    /** What rounds need besides their place. */
    public record Tools(TaskRunner tasks, InstantSource clock, RandomGenerator random) {}

    /**
     * A value that was changed on two devices.
     *
     * @param kept what counts, as people read it
     * @param other what it could be instead
     * @param takeOther makes the other one count
     */
    public record ConflictRow(String metric, String kept, String other, Runnable takeOther) {}

    private record Running(ProfileSync sync, AutomaticSync automatic) {}

    /**
     * Follows the open profile.
     *
     * @param conflicts shows what two devices have changed
     */
    public SyncViewModel(
            CurrentProfile current,
            Peers peers,
            Supplier<Settings> settings,
            Tools tools,
            Dialogs dialogs,
            Notifier notifier,
            I18n i18n,
            Consumer<List<ConflictRow>> conflicts) {
        this.current = current;
        this.peers = peers;
        this.settings = settings;
        this.tools = tools;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
        this.conflicts = conflicts;
        current.state().subscribe(_ -> follow());
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** The profile or the settings may have changed. */
    public void follow() {
        var profile = current.profile();
        var wanted = profile == null ? null : settings.get().sync(profile.id()).orElse(null);
        if (Objects.equals(wanted, place)) {
            return;
        }
        begin(wanted);
    }

    @Override
    public void restart() {
        begin(place);
    }

    private void begin(@Nullable SyncSettings wanted) {
        end();
        place = wanted;
        error = null;
        outcome.set("");
        if (wanted == null) {
            show(State.OFF, "");
        } else {
            show(State.BEGINNING, i18n.text("status.syncing"));
            open(wanted, peers.unasked(), true);
        }
    }

    /**
     * Opens a place.
     *
     * @param notice whether a person is told if that fails
     */
    private void open(SyncSettings wanted, SyncPeers with, boolean notice) {
        stopWaiting();
        var mine = ++openings;
        current.read("", (session, _, _) -> new ProfileSync(
                session, with.open(session.profile(), wanted), tools.clock()), opened -> {
            if (mine == openings && running == null) {
                running = new Running(
                        opened, opened.automatic(tools.tasks(), tools.random(), status -> told(opened, status)));
            } else {
                close(opened);
            }
        }, failure -> {
            if (mine == openings) {
                fail(failure, notice);
                if (failure.code().retryHelps()) {
                    again = tools.tasks().every(AGAIN, "", () -> open(wanted, peers.unasked(), false));
                }
            }
        }, this::close);
    }

    private void stopWaiting() {
        if (again != null) {
            again.cancel();
            again = null;
        }
    }

    private void end() {
        openings++;
        stopWaiting();
        if (running != null) {
            running.automatic().close();
            close(running.sync());
            running = null;
        }
    }

    private void close(ProfileSync sync) {
        tools.tasks().start(Task.of("", Lane.IO, (_, _) -> {
            sync.close();
            return true;
        }, _ -> {}, dialogs::error));
    }

    private void told(ProfileSync sync, AutomaticSync.Status status) {
        if (status.running()) {
            return; // A round takes moments; the words would only flicker.
        }
        var failure = status.lastError();
        var success = status.lastSuccess();
        if (failure != null) {
            fail(failure, status.notice());
        } else if (success != null) {
            error = null;
            if (status.done() != null) {
                outcome.set(words(status.done()));
            }
            show(State.SYNCED, i18n.text("status.synced", i18n.time(success)));
            tools.tasks().start(Task.of("", Lane.IO, (_, _) -> sync.conflicts(), found -> {
                if (!found.isEmpty()) {
                    showOnce(sync, found);
                }
            }, dialogs::error));
        }
    }

    private void fail(LaurelError failure, boolean notice) {
        error = failure;
        var words = i18n.error(failure);
        outcome.set(words.what() + "  " + words.code());
        show(State.FAILED, i18n.text("status.notSynced"));
        if (notice) {
            notifier.show(Toast.of(ToastLevel.WARNING, i18n.text("status.notSynced"), words.what())
                    .withAction(i18n.text("status.sync.details"), () -> explain(failure)));
        }
    }

    private void showOnce(ProfileSync sync, List<ProfileSync.Waiting> found) {
        conflicts.accept(found.stream()
                .map(it -> new ConflictRow(it.metric(), value(it.kept()), value(it.other()),
                        () -> settle(sync, it, true)))
                .toList());
        found.forEach(it -> settle(sync, it, false));
    }

    private void settle(ProfileSync sync, ProfileSync.Waiting conflict, boolean takeOther) {
        current.inLane("", (_, _, _) -> {
            sync.settle(conflict, takeOther);
            return true;
        }, _ -> {}, dialogs::error);
    }

    private String value(MetricValue value) {
        return value.current() instanceof MetricValue.Text(var words)
                ? i18n.text("metrics.value.text", words)
                : i18n.value(value);
    }

    private String words(SyncRound.Done done) {
        return done.received() > 0
                ? i18n.text(done.sent() ? "status.sync.both" : "status.sync.received", done.received())
                : i18n.text(done.sent() ? "status.sync.sent" : "status.sync.nothing");
    }

    private void show(State now, String words) {
        state.set(now);
        text.set(words);
    }

    /** What a click on the words does: a round, or why the last one failed. */
    public void act() {
        if (error == null) {
            syncNow();
        } else {
            explain(error);
        }
    }

    private void explain(LaurelError failure) {
        dialogs.error(ErrorReport.of(failure).withRemedy(
                new ErrorReport.Remedy(i18n.text("status.sync.now"), "fth-refresh-cw", this::syncNow)));
    }

    @Override
    public void syncNow() {
        if (running != null) {
            running.automatic().syncNow();
        } else if (place != null) {
            open(place, peers.asking(), true);
        }
    }
}
