package dev.laurel.ui.backups;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Which destination and which user's backups are shown. On the FX thread. */
public final class PlacesViewModel {
    private final BackupDesk desk;
    private final SettingsStore settings;
    private final TaskRunner tasks;
    private final I18n i18n;
    private final ObservableList<Place> places = FXCollections.observableArrayList();
    private final ObservableList<Place> readOnlyPlaces = FXCollections.unmodifiableObservableList(places);
    private final ObservableList<String> users = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyUsers = FXCollections.unmodifiableObservableList(users);
    private final ObjectProperty<@Nullable Place> place = new SimpleObjectProperty<>(this, "place");
    private final ObjectProperty<@Nullable String> user = new SimpleObjectProperty<>(this, "user");
    private @Nullable Long profile;

    PlacesViewModel(
            BackupDesk desk, CurrentProfile current, SettingsStore settings, TaskRunner tasks, I18n i18n) {
        this.desk = desk;
        this.settings = settings;
        this.tasks = tasks;
        this.i18n = i18n;
        place.subscribe((_, _) -> loadUsers());
        settings.listen(_ -> tasks.deliver(this::takeOverPlaces));
        current.state().subscribe(this::takeOverProfile);
        takeOverPlaces();
    }

    private void takeOverPlaces() {
        var before = place.get();
        var now = settings.get().destinations().stream().map(this::place).toList();
        if (!now.equals(List.copyOf(places))) {
            places.setAll(now);
            place.set(now.contains(before) ? before : now.isEmpty() ? null : now.getFirst());
        }
    }

    private Place place(DestinationSettings destination) {
        return switch (destination) {
            case DestinationSettings.Folder(var name, var path, _) ->
                new Place(name, i18n.text("backups.place.folder"), path.toString(), "fth-folder");
            case DestinationSettings.S3 s3 ->
                new Place(s3.name(), i18n.text("backups.place.s3"), s3.bucket(), "fth-cloud");
            case DestinationSettings.Azure azure ->
                new Place(azure.name(), i18n.text("backups.place.azure"), azure.container(), "fth-cloud");
        };
    }

    /** Another profile brings its own user; a change within the open one leaves the choice alone. */
    private void takeOverProfile(@Nullable ProfileState now) {
        var id = now == null ? null : (Long) now.profile().id();
        if (!Objects.equals(id, profile)) {
            profile = id;
            if (now != null) {
                offer(List.of(now.profile().user()));
                user.set(now.profile().user());
            }
        }
    }

    private void offer(Collection<String> ids) {
        var all = new TreeSet<>(users);
        if (all.addAll(ids)) {
            var chosen = user.get();
            users.setAll(all);
            user.set(chosen); // A list that is made anew takes the choice away.
        }
    }

    private void loadUsers() {
        var where = destination();
        if (where != null) {
            tasks.start(Task.of("", Lane.IO, (_, cancel) -> desk.users(where, cancel), found -> {
                if (where.equals(destination())) {
                    offer(found);
                    if (user.get() == null && !users.isEmpty()) {
                        user.set(users.getFirst());
                    }
                }
            }, _ -> {})); // The listing tells what is wrong.
        }
    }

    /** Adds a folder to the destinations and shows it. Does I/O, so not on the FX thread. */
    DestinationSettings add(Path folder) {
        var added = new DestinationSettings.Folder(freeName(folder), folder.toAbsolutePath().normalize());
        desk.setUp(added);
        settings.update(now -> now.withDestinations(all -> {
            all.add(added);
            return all;
        }));
        return added;
    }

    private String freeName(Path folder) {
        var taken = settings.get().destinations().stream()
                .map(DestinationSettings::name).collect(Collectors.toSet());
        var last = folder.getFileName() == null ? "" : folder.getFileName().toString().replace(":", "").strip();
        var base = DestinationSettings.isName(last) ? last : i18n.text("backups.place.folder");
        var name = base;
        for (var number = 2; taken.contains(name); number++) {
            name = base + " " + number;
        }
        return name;
    }

    /** Shows a user's backups. */
    void show(String id) {
        offer(List.of(id));
        user.set(id);
    }

    /** Shows the destination of this name, if there is one. */
    void select(String name) {
        takeOverPlaces();
        places.stream().filter(it -> it.name().equals(name)).findFirst().ifPresent(place::set);
    }

    /** The destination that is shown, or null. */
    @Nullable DestinationSettings destination() {
        var chosen = place.get();
        return chosen == null ? null : settings.get().destination(chosen.name()).orElse(null);
    }

    /** The destinations. */
    public ObservableList<Place> places() {
        return readOnlyPlaces;
    }

    /** The destination whose backups are shown, or null if there is none. */
    public ObjectProperty<@Nullable Place> placeProperty() {
        return place;
    }

    /** Everybody who has backups in a destination that was looked at, and the open profile's user. */
    public ObservableList<String> users() {
        return readOnlyUsers;
    }

    /** Whose backups are shown, or null. */
    public ObjectProperty<@Nullable String> userProperty() {
        return user;
    }
}
