package dev.laurel.ui.frame;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Subscription;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.profile.Profile;
import dev.laurel.profile.ProfileRemoval;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * The profile that is open in the window, if any, and the list of all. Lives on the task runner's delivery thread;
 * every call into the engine or the store goes through the profile's serial lane.
 *
 * <p>{@link #state()} follows the engine: many changes in a burst become one new state. What another process commits is
 * taken over about once a second.
 */
public final class CurrentProfile {
    private static final Duration LOOK_FOR_FOREIGN_CHANGES = Duration.ofSeconds(1);

    private final Profiles profiles;
    private final ProfileRemoval removal;
    private final TaskRunner tasks;
    private final Consumer<LaurelError> onError;
    private final ObservableList<Profile> all = FXCollections.observableArrayList();
    private final ObservableList<Profile> readOnly = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable ProfileState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final List<Consumer<Achievement>> unlockListeners = new CopyOnWriteArrayList<>();
    private SessionCompanion companion = SessionCompanion.NONE;
    private @Nullable Open open;

    /**
     * No profile is open yet.
     *
     * @param removal also forgets what is kept elsewhere of a profile that goes
     * @param onError is told what went wrong when nobody else is
     */
    public CurrentProfile(
            Profiles profiles, ProfileRemoval removal, TaskRunner tasks, Consumer<LaurelError> onError) {
        this.profiles = profiles;
        this.removal = removal;
        this.tasks = tasks;
        this.onError = onError;
    }

    /**
     * What a window begins with.
     *
     * @param all all profiles of the data folder by name
     * @param opened the one to be open, or null if there is none or it can't be opened
     * @param error why it can't be opened, or null
     */
    public record Beginning(List<Profile> all, @Nullable Opened opened, @Nullable LaurelError error) {
        public Beginning {
            all = List.copyOf(all);
        }
    }

    /** A profile that was opened, with what is to be seen of it. */
    public record Opened(ProfileSession session, ProfileState state) {}

    /**
     * Opens the profile of an id, or else the first, for {@link #begin}. Does I/O, so not on the delivery thread.
     *
     * @param last id of the profile that was open last, or null
     */
    public static Beginning open(Profiles profiles, @Nullable Long last) {
        List<Profile> all = List.of();
        try {
            all = profiles.list();
            var wanted = all.stream().filter(profile -> last != null && profile.id() == last).findFirst()
                    .or(all.stream()::findFirst);
            return new Beginning(all, wanted.map(profile -> opened(profiles, profile)).orElse(null), null);
        } catch (LaurelException e) {
            return new Beginning(all, null, e.error());
        }
    }

    private static Opened opened(Profiles profiles, Profile profile) {
        var session = profiles.session(profile.id());
        return new Opened(session, stateOf(session));
    }

    /** Takes what was opened for it; what went wrong is left to the caller to tell. */
    public void begin(Beginning beginning) {
        all.setAll(beginning.all());
        var opened = beginning.opened();
        if (opened != null) {
            open = new Open(opened.session());
            companion.opened(opened.session());
            state.set(opened.state());
        }
    }

    /** The lane in which everything that a profile's engine does runs. */
    public static Lane laneOf(Profile profile) {
        return new Lane.Serial("profile-" + profile.id());
    }

    /** The open profile as it is now, or null while none is open. */
    public ReadOnlyObjectProperty<@Nullable ProfileState> state() {
        return state.getReadOnlyProperty();
    }

    /** The open profile, or null. */
    public @Nullable Profile profile() {
        return open == null ? null : open.session.profile();
    }

    /** All profiles of the data folder by name; see {@link #reload}. */
    public ObservableList<Profile> profiles() {
        return readOnly;
    }

    /** Reads the list of profiles again. */
    public void reload(Runnable then) {
        tasks.start(Task.of("", Lane.IO, (_, _) -> profiles.list(), list -> {
            all.setAll(list);
            then.run();
        }, onError));
    }

    /** Lets somebody go along with the profile that is open, and with every one that is opened from now on. */
    public void accompany(SessionCompanion newCompanion) {
        companion = newCompanion;
        if (open != null) {
            companion.opened(open.session);
        }
    }

    /** Opens a profile in place of the one that is open. */
    public void open(Profile profile) {
        open(profile, () -> {});
    }

    /** Opens a profile in place of the one that is open, then goes on. */
    public void open(Profile profile, Runnable then) {
        tasks.start(Task.of("", laneOf(profile), (_, _) -> {
            var opened = opened(profiles, profile);
            return new Beginning(profiles.list(), opened, null);
        }, beginning -> {
            close();
            begin(beginning);
            then.run();
        }, onError));
    }

    /** Makes or finds a profile off this thread, then opens it: the sample game, or one for a new catalog. */
    public void openNew(String taskName, java.util.concurrent.Callable<Profile> maker, Runnable then) {
        tasks.start(Task.of(taskName, Lane.IO, (_, _) -> maker.call(), made -> open(made, then), onError));
    }

    /** Makes the sample game's profile, or finds it, and opens it. */
    public void openSample(String taskName, Runnable then) {
        openNew(taskName, profiles::addSample, then);
    }

    /** Closes the open profile; without one this does nothing. */
    public void close() {
        var closing = letGo();
        if (closing != null) {
            companion.closing(() -> closing.whenUnused(() -> end(closing)));
        }
    }

    private @Nullable Open letGo() {
        var closing = open;
        open = null;
        state.set(null);
        if (closing != null) {
            closing.leave();
        }
        return closing;
    }

    private void end(Open closing) {
        tasks.start(Task.of("", laneOf(closing.session.profile()), (_, _) -> {
            closing.session.close();
            return true;
        }, _ -> {}, onError));
    }

    /** Removes a profile with everything of it, closing it first. */
    public void remove(Profile profile, Runnable then) {
        var closing = profile.equals(profile()) ? letGo() : null;
        if (closing == null) {
            removeClosed(profile, then);
        } else {
            companion.removing(() -> closing.whenUnused(() -> {
                end(closing);
                removeClosed(profile, then);
            }));
        }
    }

    private void removeClosed(Profile profile, Runnable then) {
        tasks.start(Task.of("", laneOf(profile), (_, _) -> {
            removal.remove(profile.id());
            return true;
        }, _ -> reload(then), error -> {
            onError.accept(error);
            reload(then); // Its token may be all that is left of it.
        }));
    }

    /**
     * Does something with the open profile in its lane; without one this does nothing.
     *
     * @param name what people see it called in the status bar; empty for short work that is not shown
     */
    public <T> void inLane(
            String name, SessionWork<T> work, Consumer<? super T> onSuccess, Consumer<? super LaurelError> onFailure) {
        var current = open;
        if (current != null) {
            tasks.start(Task.<T>of(
                    name, laneOf(current.session.profile()),
                    (progress, cancel) -> work.run(current.session, progress, cancel), onSuccess, onFailure));
        }
    }

    /**
     * The same in another lane, beside which the profile can be worked with; it stays open until that is done.
     *
     * @param lane such as that of the destination which it writes to
     */
    public <T> void inLane(
            String name, Lane lane, SessionWork<T> work, Consumer<? super T> onSuccess,
            Consumer<? super LaurelError> onFailure) {
        var current = open;
        if (current != null) {
            current.users++;
            tasks.start(new Task<T>(name, lane, (progress, cancel) -> work.run(current.session, progress, cancel),
                    result -> {
                        current.leftByOne();
                        onSuccess.accept(result);
                    }, error -> {
                        current.leftByOne();
                        onFailure.accept(error);
                    }, current::leftByOne));
        }
    }

    /**
     * Reads something of the open profile beside its lane, such as history; without one this does nothing.
     *
     * @param onSuccess is not told if another profile was opened meanwhile
     */
    public <T> @Nullable RunningTask read(
            String name, SessionWork<T> work, Consumer<? super T> onSuccess, Consumer<? super LaurelError> onFailure) {
        return read(name, work, onSuccess, onFailure, _ -> {});
    }

    /**
     * The same for a result that has to be closed.
     *
     * @param onLate gets the result if another profile was opened meanwhile
     */
    public <T> @Nullable RunningTask read(
            String name, SessionWork<T> work, Consumer<? super T> onSuccess, Consumer<? super LaurelError> onFailure,
            Consumer<? super T> onLate) {
        var current = open;
        return current == null ? null : tasks.start(Task.<T>of(
                name, Lane.IO, (progress, cancel) -> work.run(current.session, progress, cancel),
                result -> {
                    if (open == current) {
                        onSuccess.accept(result);
                    } else {
                        onLate.accept(result);
                    }
                }, onFailure));
    }

    /** Tells a listener of each achievement that unlocks in the open profile, until the subscription is closed. */
    public Subscription onUnlocked(Consumer<Achievement> listener) {
        unlockListeners.add(listener);
        return () -> unlockListeners.remove(listener);
    }

    private static ProfileState stateOf(ProfileSession session) {
        AchievementEngine engine = session.engine();
        return new ProfileState(
                session.profile(), engine.catalog(), engine.snapshot(), engine.achievements(), engine.undoable());
    }

    /** What belongs to one open profile. */
    private final class Open {
        private final ProfileSession session;
        private final List<Subscription> subscriptions;
        private final RunningTask looking;
        private final AtomicBoolean refreshing = new AtomicBoolean();
        private final AtomicBoolean looked = new AtomicBoolean();
        private int users;
        private Runnable onUnused = () -> {};

        Open(ProfileSession session) {
            this.session = session;
            var engine = session.engine();
            subscriptions = List.of(
                    engine.on(EngineEvent.StateChanged.class, _ -> changed()),
                    engine.on(EngineEvent.AchievementUnlocked.class, event -> tasks.deliver(() -> {
                        if (open == this) {
                            unlockListeners.forEach(listener -> listener.accept(event.achievement()));
                        }
                    })));
            looking = tasks.every(LOOK_FOR_FOREIGN_CHANGES, "", this::lookForForeignChanges);
        }

        /** From any thread: the first change of a burst asks for a new state, the others are in it. */
        private void changed() {
            if (refreshing.compareAndSet(false, true)) {
                tasks.start(Task.of("", laneOf(session.profile()), (_, _) -> {
                    refreshing.set(false);
                    return stateOf(session);
                }, newState -> {
                    if (open == this) {
                        state.set(newState);
                    }
                }, onError));
            }
        }

        private void lookForForeignChanges() {
            if (looked.compareAndSet(false, true)) {
                tasks.start(new Task<>("", laneOf(session.profile()), (_, _) -> session.engine().refresh(),
                        _ -> looked.set(false), _ -> looked.set(false), () -> looked.set(false)));
            }
        }

        /** Does something as soon as no other lane works with it. */
        void whenUnused(Runnable action) {
            if (users == 0) {
                action.run();
            } else {
                onUnused = action;
            }
        }

        void leftByOne() {
            if (--users == 0) {
                onUnused.run();
            }
        }

        void leave() {
            looking.cancel();
            subscriptions.forEach(Subscription::close);
        }
    }
}
