package dev.laurel.ui.portability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javafx.scene.layout.Region;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.envelope.SecretFile;
import dev.laurel.profile.Profiles;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.FileOpening;
import dev.laurel.ui.frame.Navigator;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/**
 * Opens files, however they came: chosen, dropped, or opened with the program. What a file is tells its content. A
 * catalog makes a profile; progress leads to a plan, or makes its profile where its game is not known. On the FX
 * thread.
 */
public final class ImportFlow implements FileOpening {
    private final Profiles profiles;
    private final CurrentProfile current;
    private final PlanDialogs plans;
    private final Navigator navigator;
    private final TaskRunner tasks;
    private final ModalHost host;
    private final FilePicker files;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    /** Opens files into these profiles. */
    public ImportFlow(
            Profiles profiles, CurrentProfile current, PlanDialogs plans, Navigator navigator, TaskRunner tasks,
            ModalHost host, FilePicker files, Dialogs dialogs, Notifier notifier, I18n i18n) {
        this.profiles = profiles;
        this.current = current;
        this.plans = plans;
        this.navigator = navigator;
        this.tasks = tasks;
        this.host = host;
        this.files = files;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
    }

    /** Asks for a backup or an export. */
    public void importFile() {
        var kinds = List.of(new FilePicker.Kind(
                i18n.text("import.kind"), List.of("*.json", "*.laurel", "*.age", "*.enc")));
        files.openFile(i18n.text("import.title"), kinds).ifPresent(file -> read(file, null));
    }

    /** Asks for a catalog. */
    public void openCatalog() {
        var kinds = List.of(new FilePicker.Kind(i18n.text("import.catalog.kind"), List.of("*.json")));
        files.openFile(i18n.text("import.catalog.title"), kinds).ifPresent(file -> read(file, null));
    }

    @Override
    public void open(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        var first = paths.getFirst();
        if (paths.size() > 1) {
            notifier.info(i18n.text("import.one"), i18n.text("import.one.text", name(first)));
        }
        read(first, null);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Reads a file; the secret, if there is one, is got off the FX thread too. */
    private void read(Path file, @Nullable Supplier<char[]> source) {
        tasks.start(Task.of(i18n.text("import.opening", name(file)), Lane.IO, (progress, cancel) -> {
            var secret = source == null ? null : source.get();
            try {
                return FileReading.read(file, secret, progress, cancel);
            } finally {
                if (secret != null) {
                    Arrays.fill(secret, '\0');
                }
            }
        }, opened -> take(file, opened, source != null), error -> refuse(file, List.of(error), null)));
    }

    private void take(Path file, OpenedFile opened, boolean wasTried) {
        switch (opened) {
            case OpenedFile.CatalogText(var json, var catalog, var problems) ->
                newProfile(file, json, catalog, problems);
            case OpenedFile.Progress(var progress, var size) -> take(file, progress, size);
            case OpenedFile.Locked lock -> askSecret(file, lock, wasTried);
            case OpenedFile.Unreadable(var errors, var excerpt) -> refuse(file, errors, excerpt);
        }
    }

    /** What was not imported stands in the activity too. */
    private void refuse(Path file, List<LaurelError> errors, ErrorReport.@Nullable Excerpt excerpt) {
        current.inLane(i18n.text("import.opening", name(file)), (session, _, _) -> {
            session.noting("manual").refused("import", name(file), errors.getFirst());
            return true;
        }, _ -> {}, dialogs::error);
        fail(file, errors, excerpt);
    }

    private void fail(Path file, List<LaurelError> errors, ErrorReport.@Nullable Excerpt excerpt) {
        var report = new ErrorReport(
                i18n.text("import.error.title"), errors.getFirst(), name(file), excerpt,
                errors.subList(1, errors.size()), null);
        dialogs.error(current.profile() == null ? report : report.withRemedy(new ErrorReport.Remedy(
                i18n.text("import.remedy"), "fth-archive", () -> navigator.show(FeatureId.BACKUPS, null))));
    }

    private void askSecret(Path file, OpenedFile.Locked lock, boolean wasWrong) {
        var loader = new FxmlLoader(i18n, Map.of(PassphraseView.class, () -> new PassphraseView(
                name(file), lock, wasWrong, i18n, typed -> read(file, () -> typed),
                () -> readWithIdentity(file), host::close)));
        show(loader, PassphraseView.class);
    }

    private void readWithIdentity(Path file) {
        var kinds = List.of(new FilePicker.Kind(i18n.text("passphrase.identity.kind"), List.of("*.txt", "*.key", "*")));
        files.openFile(i18n.text("passphrase.identity.file"), kinds).ifPresent(identity -> {
            host.close();
            read(file, () -> {
                try {
                    return SecretFile.text(identity);
                } catch (IOException e) {
                    throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, identity), e);
                }
            });
        });
    }

    private <V> void show(FxmlLoader loader, Class<V> view) {
        if (loader.load(view).root() instanceof Region region) {
            host.show(region, () -> {});
        }
    }

    /** Progress goes into the open profile if that is of its game, otherwise into the one of its game. */
    private void take(Path file, ExportFile progress, long size) {
        var open = current.state().get();
        var hash = progress.data().configHash();
        if (open != null && (hash == null || open.catalog().configHash().equals(hash))) {
            plan(file, progress, size);
            return;
        }
        var sameGame = current.profiles().stream()
                .filter(profile -> profile.configHash().equals(hash))
                .filter(profile -> progress.profileUser() == null || profile.user().equals(progress.profileUser()))
                .findFirst();
        if (sameGame.isPresent()) {
            current.open(sameGame.get(), () -> plan(file, progress, size));
        } else if (progress.catalogJson() != null) {
            offerProfile(file, progress, size);
        } else if (open != null) {
            plan(file, progress, size);
        } else {
            dialogs.error(ErrorReport.of(LaurelError.of(ErrorCode.IMPORT_NO_PROFILE, name(file)))
                    .titled(i18n.text("import.error.title"))
                    .withRemedy(new ErrorReport.Remedy(
                            i18n.text("import.noProfile.remedy"), "fth-book-open", this::openCatalog)));
        }
    }

    private void plan(Path file, ExportFile progress, long size) {
        var written = Instant.ofEpochMilli(progress.data().timestamp());
        var subtitle = i18n.text("import.subtitle", i18n.size(size),
                i18n.text("import.subtitle.written", i18n.fullDateTime(written)));
        plan(new PlanRequest(PlanRequest.Kind.IMPORT, i18n.text("import.titleOf", name(file)), subtitle, name(file),
                size, progress.data(), null, progress.warnings()), progress);
    }

    /** Shows a plan; the data's own catalog, or one that was seen before, explains another hash. */
    void plan(PlanRequest request, ExportFile progress) {
        var hash = request.incoming().configHash();
        tasks.start(Task.<List<Catalog>>of("", Lane.IO, (_, _) -> otherCatalog(progress.catalogJson(), hash),
                found -> plans.show(found.isEmpty() ? request : request.madeWith(found.getFirst())),
                _ -> plans.show(request)));
    }

    private List<Catalog> otherCatalog(@Nullable String json, @Nullable String hash) {
        if (json != null) {
            profiles.keepCatalog(json); // Explains other data of it later.
            return List.of(CatalogReader.read(json).catalog());
        }
        return hash == null
                ? List.of()
                : profiles.catalogSeen(hash).map(seen -> List.of(CatalogReader.read(seen).catalog())).orElse(List.of());
    }

    private void newProfile(Path file, String json, Catalog catalog, int problems) {
        var game = gameOf(file);
        var model = new NewProfileViewModel("", "", game, names(), i18n);
        var warning = problems == 0 ? "" : i18n.text("newProfile.problems", problems);
        var about = i18n.text("newProfile.about.catalog", name(file), catalog.achievements().size());
        ask(model, new NewProfileView.Words(about, warning, ""), () -> current.openNew(
                i18n.text("newProfile.task"),
                () -> profiles.add(model.nameProperty().get().strip(), model.userProperty().get().strip(),
                        model.gameProperty().get().strip(), json),
                () -> navigator.show(FeatureId.ACHIEVEMENTS, null)), () -> {});
    }

    private void offerProfile(Path file, ExportFile progress, long size) {
        var open = current.state().get();
        var name = progress.profileName() == null ? "" : progress.profileName();
        var user = progress.profileUser() == null ? "" : progress.profileUser();
        var model = new NewProfileViewModel(name, user, gameOf(file), names(), i18n);
        var about = i18n.text(
                "newProfile.about.file", name(file), progress.data().unlockedAchievements().size());
        var other = open == null ? "" : i18n.text("newProfile.other", open.profile().name());
        // No plan follows that would show them.
        var warnings = progress.warnings().stream().map(warning -> i18n.error(warning).what())
                .collect(Collectors.joining("\n"));
        ask(model, new NewProfileView.Words(about, warnings, other), () -> current.openNew(
                i18n.text("newProfile.task"),
                () -> profiles.addFrom(progress, model.nameProperty().get().strip(),
                        model.userProperty().get().strip(), model.gameProperty().get().strip()),
                () -> navigator.show(FeatureId.ACHIEVEMENTS, null)), () -> plan(file, progress, size));
    }

    private void ask(NewProfileViewModel model, NewProfileView.Words words, Runnable create, Runnable other) {
        var loader = new FxmlLoader(i18n, Map.of(NewProfileView.class,
                () -> new NewProfileView(model, words, create, other, host::close)));
        show(loader, NewProfileView.class);
    }

    private List<String> names() {
        return current.profiles().stream().map(profile -> profile.name()).toList();
    }

    /** A game's title, as far as a file's name tells it. */
    private static String gameOf(Path file) {
        var base = name(file).replaceFirst("\\..*$", "").replaceAll("[-_]+", " ").strip();
        var words = new ArrayList<String>();
        for (var word : base.split(" ", -1)) {
            if (!word.isEmpty() && !word.equals("catalog") && !word.equals("achievements") && !word.equals("backup")
                    && !word.matches("\\d{10,}")) {
                words.add(Character.toTitleCase(word.charAt(0)) + word.substring(1));
            }
        }
        return String.join(" ", words);
    }

    /** Asks for a catalog and puts it in place of the open profile's. */
    public void replaceCatalog() {
        var open = current.profile();
        if (open == null) {
            return;
        }
        var kinds = List.of(new FilePicker.Kind(i18n.text("import.catalog.kind"), List.of("*.json")));
        files.openFile(i18n.text("import.catalog.title"), kinds).ifPresent(file -> tasks.start(Task.of(
                i18n.text("import.opening", name(file)), Lane.IO,
                (progress, cancel) -> FileReading.read(file, null, progress, cancel), opened -> {
                    if (opened instanceof OpenedFile.CatalogText(var json, var catalog, var problems)) {
                        var what = i18n.text("newProfile.about.catalog", name(file), catalog.achievements().size());
                        var warning = problems == 0 ? "" : " " + i18n.text("newProfile.problems", problems);
                        dialogs.confirm(new Confirmation(
                                i18n.text("catalog.replace.title", open.game()),
                                what + "." + warning + " " + i18n.text("catalog.replace.text"),
                                i18n.text("catalog.replace.yes"), false), () -> replace(open.id(), json));
                    } else if (opened instanceof OpenedFile.Unreadable(var errors, var excerpt)) {
                        fail(file, errors, excerpt);
                    } else {
                        fail(file, List.of(LaurelError.of(ErrorCode.CATALOG_EXPECTED, name(file))), null);
                    }
                }, dialogs::error)));
    }

    private void replace(long id, String json) {
        var open = current.profile();
        if (open == null || open.id() != id) {
            return;
        }
        current.close();
        tasks.start(Task.of(
                i18n.text("catalog.replace.task"), CurrentProfile.laneOf(open),
                (_, _) -> profiles.replaceCatalog(id, json), current::open, error -> {
                    current.open(open);
                    dialogs.error(error);
                }));
    }

    /** Shows what restoring a backup that was read would do. */
    public void restore(String title, String subtitle, String name, long bytes, ExportFile file) {
        plan(new PlanRequest(PlanRequest.Kind.RESTORE, title, subtitle, name, bytes, file.data(), null,
                file.warnings()), file);
    }
}
