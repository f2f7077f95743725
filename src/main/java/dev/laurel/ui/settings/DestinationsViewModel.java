package dev.laurel.ui.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.profile.DestinationSecrets;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.settings.DestinationDraft.Kind;
import org.jspecify.annotations.Nullable;

/** The destinations while they are being edited. On the FX thread. */
public final class DestinationsViewModel {
    private final DestinationWork work;
    private final TaskRunner tasks;
    private final FilePicker files;
    private final I18n i18n;
    private final ObservableList<DestinationDraft> drafts =
            FXCollections.observableArrayList(DestinationDraft::observed);
    /** One for all listeners: such a view of a list is forgotten, and they with it, once nobody holds it. */
    private final ObservableList<DestinationDraft> readOnlyDrafts = FXCollections.unmodifiableObservableList(drafts);
    private final ObjectProperty<@Nullable DestinationDraft> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<@Nullable SecretStatus> secrets = new ReadOnlyObjectWrapper<>(this, "secrets");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private List<DestinationSettings> stored = List.of();

    DestinationsViewModel(DestinationWork work, TaskRunner tasks, FilePicker files, I18n i18n) {
        this.work = work;
        this.tasks = tasks;
        this.files = files;
        this.i18n = i18n;
        drafts.addListener((Observable _) -> update());
    }

    /** Begins anew with what is stored; the selected destination stays selected. */
    void load(List<DestinationSettings> destinations) {
        var name = selected.get() == null ? "" : selected.get().nameProperty().get();
        stored = List.copyOf(destinations);
        drafts.setAll(destinations.stream().map(DestinationDraft::new).toList());
        selected.set(drafts.stream().filter(draft -> draft.nameProperty().get().equals(name)).findFirst()
                .orElse(drafts.isEmpty() ? null : drafts.getFirst()));
        update();
        drafts.forEach(this::lookForSecret);
    }

    private void update() {
        var all = drafts.stream().map(DestinationDraft::toSettings).toList();
        changed.set(!all.equals(stored.stream().map(Optional::of).toList())
                || drafts.stream().anyMatch(DestinationDraft::isChanged));
        valid.set(drafts.stream().allMatch(this::isValid));
    }

    /** Whether a destination could be stored. */
    public boolean isValid(DestinationDraft draft) {
        return draft.toSettings().isPresent()
                && Arrays.stream(DestinationField.values()).allMatch(field -> problem(draft, field).isEmpty());
    }

    /** Asks for a folder and adds a destination for it; the person may still change its name. */
    public void addFolder() {
        files.openFolder(i18n.text("settings.destinations.choose")).ifPresent(folder -> {
            var draft = new DestinationDraft(Kind.FOLDER);
            draft.nameProperty().set(freeName(nameOf(folder)));
            draft.pathProperty().set(folder.toAbsolutePath().normalize().toString());
            show(draft);
            test(draft);
        });
    }

    /** Adds a bucket, to be filled in. */
    public void addBucket() {
        add(Kind.S3, i18n.text("settings.destinations.bucket"));
    }

    /** Adds a container of Azure, to be filled in. */
    public void addContainer() {
        add(Kind.AZURE, i18n.text("settings.destinations.azure"));
    }

    private void add(Kind kind, String name) {
        var draft = new DestinationDraft(kind);
        draft.nameProperty().set(freeName(name));
        show(draft);
    }

    private void show(DestinationDraft draft) {
        drafts.add(draft);
        selected.set(draft);
        lookForKeychain();
    }

    private String nameOf(Path folder) {
        var last = folder.getFileName();
        var wanted = last == null ? "" : last.toString().replace(":", "").strip();
        return DestinationSettings.isName(wanted) ? wanted : i18n.text("settings.destinations.folder");
    }

    private String freeName(String base) {
        var name = base;
        for (var number = 2; isTaken(name, null); number++) {
            name = base + " " + number;
        }
        return name;
    }

    private boolean isTaken(String name, @Nullable DestinationDraft except) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return drafts.stream().anyMatch(draft -> !draft.equals(except)
                && draft.nameProperty().get().strip().toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** Asks for another folder of a destination. */
    public void chooseFolder(DestinationDraft draft) {
        files.openFolder(i18n.text("settings.destinations.choose"))
                .ifPresent(folder -> draft.pathProperty().set(folder.toAbsolutePath().normalize().toString()));
    }

    /** Takes a destination out of the list; the backups in it stay where they are. */
    public void remove(DestinationDraft draft) {
        var at = drafts.indexOf(draft);
        drafts.remove(draft);
        selected.set(drafts.isEmpty() ? null : drafts.get(Math.clamp(at, 0, drafts.size() - 1)));
    }

    /** Tries everything that a backup needs; does nothing while something is wrong with what was typed. */
    public void test(DestinationDraft draft) {
        var settings = draft.toSettings();
        if (settings.isEmpty() || !isValid(draft)
                || draft.testStateProperty().get() == DestinationDraft.TestState.RUNNING) {
            return;
        }
        var destination = settings.get();
        var id = DestinationSecrets.of(destination).filter(_ -> !draft.secretProperty().get().isEmpty());
        var secret = draft.secretProperty().get().toCharArray();
        var isNew = draft.isNew();
        draft.begin();
        var began = System.nanoTime();
        tasks.start(new Task<>(i18n.text("settings.destinations.testing", destination.name()), Lane.IO,
                (_, cancel) -> {
                    try {
                        id.ifPresent(it -> work.useForNow(it, secret));
                        if (isNew) {
                            work.setUp(destination);
                        }
                        work.test(destination, step -> tasks.deliver(() -> draft.pass(step)), cancel);
                        return true;
                    } finally {
                        id.ifPresent(work::forgetForNow);
                        Arrays.fill(secret, '\0');
                    }
                }, _ -> draft.end(null, millisSince(began)), error -> draft.end(error, millisSince(began)),
                draft::forgetTest));
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    /** Finds out whether secrets can be kept; asks nobody to unlock anything. */
    public void lookForKeychain() {
        tasks.start(Task.of("", Lane.IO, (_, _) -> work.secrets(), secrets::set, _ -> {}));
    }

    private void lookForSecret(DestinationDraft draft) {
        draft.secretId().ifPresent(id -> tasks.start(Task.of("", Lane.IO, (_, _) -> {
            var status = work.secrets();
            var kept = work.hasSecret(id);
            tasks.deliver(() -> secrets.set(status));
            return kept;
        }, draft.keptProperty()::set, _ -> {})));
    }

    /** Forgets the secret that is kept for a destination. */
    public void removeSecret(DestinationDraft draft) {
        draft.secretId().ifPresent(id -> tasks.start(Task.of(i18n.text("settings.secret.removing"), Lane.IO,
                (_, _) -> {
                    work.removeSecret(id);
                    return false;
                }, draft.keptProperty()::set, error -> draft.end(error, 0))));
    }

    /** What is wrong with what was typed, or empty. */
    public Optional<String> problem(DestinationDraft draft, DestinationField field) {
        var key = switch (draft.kind()) {
            case FOLDER -> field == DestinationField.PATH && draft.folder().isEmpty()
                    ? "settings.destinations.path.bad" : null;
            case S3 -> bucketProblem(draft, field);
            case AZURE -> containerProblem(draft, field);
        };
        if (field == DestinationField.NAME) {
            key = nameProblem(draft);
        }
        return Optional.ofNullable(key).map(i18n::text);
    }

    private @Nullable String nameProblem(DestinationDraft draft) {
        var name = draft.nameProperty().get().strip();
        if (name.isEmpty()) {
            return "settings.destinations.name.empty";
        }
        if (!DestinationSettings.isName(name)) {
            return "settings.destinations.name.bad";
        }
        return isTaken(name, draft) ? "settings.destinations.name.taken" : null;
    }

    private static @Nullable String bucketProblem(DestinationDraft draft, DestinationField field) {
        var account = draft.accountProperty().get().isBlank();
        return switch (field) {
            case BUCKET -> DestinationSettings.S3.isBucket(draft.placeProperty().get().strip())
                    ? null : "settings.destinations.bucket.bad";
            case REGION -> DestinationSettings.S3.isRegion(draft.regionProperty().get().strip())
                    ? null : "settings.destinations.region.bad";
            case ENDPOINT -> draft.hasEndpoint() ? null : "settings.destinations.endpoint.bad";
            case ACCESS_KEY -> account && draft.sourceProperty().get() == DestinationDraft.Source.KEYCHAIN
                    ? "settings.destinations.accessKey.bad" : null;
            case AWS_PROFILE -> account && draft.sourceProperty().get() == DestinationDraft.Source.AWS_PROFILE
                    ? "settings.destinations.awsProfile.bad" : null;
            case NAME, PATH, CONTAINER, ACCOUNT, SECRET -> null;
        };
    }

    private static @Nullable String containerProblem(DestinationDraft draft, DestinationField field) {
        return switch (field) {
            case CONTAINER -> DestinationSettings.Azure.isContainer(draft.placeProperty().get().strip())
                    ? null : "settings.destinations.container.bad";
            case ENDPOINT -> draft.hasEndpoint() ? null : "settings.destinations.endpoint.bad";
            case ACCOUNT -> isAccountNeeded(draft)
                            && !DestinationSettings.AzureCredentials.isAccount(draft.accountProperty().get().strip())
                    ? "settings.destinations.account.bad" : null;
            case NAME, PATH, BUCKET, REGION, ACCESS_KEY, AWS_PROFILE, SECRET -> null;
        };
    }

    private static boolean isAccountNeeded(DestinationDraft draft) {
        return switch (draft.sourceProperty().get()) {
            case ACCOUNT_KEY, SAS -> true;
            case KEYCHAIN, AWS_PROFILE, ENVIRONMENT, CONNECTION_STRING, AZURE_ENVIRONMENT -> false;
        };
    }

    /** How a step of a destination's test stands. */
    public enum Mark { OPEN, PASSED, FAILED }

    /**
     * A step of a destination's test, ready to be shown.
     *
     * @param text its name
     */
    public record Step(String text, Mark mark) {}

    /** The steps of a destination's last test, in order. */
    public List<Step> steps(DestinationDraft draft) {
        var failed = draft.testStateProperty().get() == DestinationDraft.TestState.FAILED;
        var steps = new ArrayList<Step>();
        for (var step : TestStep.values()) {
            var mark = draft.passed().contains(step) ? Mark.PASSED
                    : failed && steps.size() == draft.passed().size() ? Mark.FAILED : Mark.OPEN;
            steps.add(new Step(i18n.text(switch (step) {
                case REACH -> "settings.destinations.step.reach";
                case LIST -> "settings.destinations.step.list";
                case WRITE -> "settings.destinations.step.write";
                case READ -> "settings.destinations.step.read";
                case DELETE -> "settings.destinations.step.delete";
            }), mark));
        }
        return steps;
    }

    /** What would be stored. Every draft is valid. */
    List<DestinationSettings> result() {
        return drafts.stream().flatMap(draft -> draft.toSettings().stream()).toList();
    }

    /** The new names of those that are only called otherwise, by the old ones. Every draft is valid. */
    Map<String, String> renamed() {
        var names = new HashMap<String, String>();
        for (var draft : drafts) {
            var before = draft.stored();
            draft.toSettings().filter(_ -> before != null && !before.name().equals(draft.nameProperty().get().strip()))
                    .ifPresent(after -> names.put(Objects.requireNonNull(before).name(), after.name()));
        }
        return names;
    }

    /** Those of {@link #renamed} that are at the same place as before. */
    Map<String, String> renamedInPlace() {
        var names = renamed();
        names.keySet().removeIf(old -> drafts.stream().noneMatch(draft -> {
            var before = draft.stored();
            return before != null && before.name().equals(old)
                    && draft.toSettings().filter(before::isSamePlace).isPresent();
        }));
        return names;
    }

    /** The ones whose place is new and has to be made ready. Every draft is valid. */
    List<DestinationSettings> toSetUp() {
        return drafts.stream()
                .filter(draft -> !Objects.equals(draft.stored(), draft.toSettings().orElse(null)))
                .filter(draft -> !isRenamedOnly(draft))
                .flatMap(draft -> draft.toSettings().stream())
                .toList();
    }

    private static boolean isRenamedOnly(DestinationDraft draft) {
        return draft.stored() instanceof DestinationSettings.Folder(_, var before, _)
                && draft.folder().equals(Optional.of(before));
    }

    /** What saving does to secrets; those that are new come first. Every draft is valid. */
    List<SecretChange> secretChanges() {
        var changes = new ArrayList<SecretChange>();
        var needed = new HashSet<SecretId>();
        for (var draft : drafts) {
            var after = draft.secretId();
            after.ifPresent(needed::add);
            var before = Optional.ofNullable(draft.stored()).flatMap(DestinationSecrets::of);
            if (after.isPresent() && !draft.secretProperty().get().isEmpty()) {
                changes.add(new SecretChange.Keep(after.get(), draft.secretProperty().get()));
            } else if (after.isPresent() && before.isPresent() && !after.equals(before)
                    && after.get().what() == before.get().what()) {
                changes.add(new SecretChange.Copy(before.get(), after.get()));
            }
        }
        stored.stream().flatMap(it -> DestinationSecrets.of(it).stream())
                .filter(id -> !needed.contains(id))
                .forEach(id -> changes.add(new SecretChange.Remove(id)));
        return changes;
    }

    DestinationWork work() {
        return work;
    }

    /** What is said of where a destination's secret is, or would be, kept; empty until that is known. */
    public Optional<String> keychainText() {
        return Optional.ofNullable(secrets.get()).map(status -> SecretWords.withHint(status, i18n));
    }

    /** Whether secrets can be kept and found without anybody being asked. */
    public boolean isKeychainOpen() {
        return secrets.get() instanceof SecretStatus.Available;
    }

    /** Changes when it is known anew whether secrets can be kept. */
    public ReadOnlyObjectProperty<?> secretsProperty() {
        return secrets.getReadOnlyProperty();
    }

    /** The destinations, new ones last. */
    public ObservableList<DestinationDraft> drafts() {
        return readOnlyDrafts;
    }

    /** The one whose form is shown, or null if there is none. */
    public ObjectProperty<@Nullable DestinationDraft> selectedProperty() {
        return selected;
    }

    /** Whether anything differs from what is stored. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether every destination could be stored. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }
}
