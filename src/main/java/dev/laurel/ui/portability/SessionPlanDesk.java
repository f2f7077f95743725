package dev.laurel.ui.portability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.laurel.engine.Cause;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;

/** Plans for the open profile; the catalog is the one that it had when the plan was begun. */
final class SessionPlanDesk implements PlanDesk {
    private final Catalog catalog;
    private final CurrentProfile current;
    private final FilePicker files;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    SessionPlanDesk(
            Catalog catalog, CurrentProfile current, FilePicker files, Dialogs dialogs, Notifier notifier,
            I18n i18n) {
        this.catalog = catalog;
        this.current = current;
        this.files = files;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public <T> void plan(
            Supplier<ExportedData> incoming, ImportOptions options, Function<? super ImportPlan, ? extends T> digest,
            Consumer<? super T> onSuccess, Consumer<? super LaurelError> onFailure) {
        current.<T>read("", (session, _, _) -> digest.apply(session.engine().plan(incoming.get(), options)),
                onSuccess, onFailure);
    }

    @Override
    public void apply(
            PlanRequest request, ImportPlan plan, Consumer<? super ImportResult> onSuccess,
            Consumer<? super LaurelError> onFailure) {
        var cause = switch (request.kind()) {
            case IMPORT -> Cause.IMPORT;
            case RESTORE -> Cause.RESTORE;
        };
        current.inLane(i18n.text(request.kind().taskKey(), request.name()), (session, _, _) -> {
            return session.noting("manual").note(request.kind().word(), request.name(), note -> {
                var result = session.engine().apply(plan, cause);
                result.errors().stream().findFirst().ifPresent(note::failed);
                note.bytes(request.bytes());
                return result;
            });
        }, onSuccess, onFailure);
    }

    @Override
    public void save(PlanRequest request, PlanDigest digest) {
        var kinds = List.of(
                new FilePicker.Kind(i18n.text("plan.save.kind.text"), List.of("*.txt")),
                new FilePicker.Kind(i18n.text("plan.save.kind.json"), List.of("*.json")));
        files.saveFile(i18n.text("plan.save"), "laurel-plan.txt", kinds).ifPresent(target ->
                current.read("", (_, _, _) -> {
                    var text = isJson(target)
                            ? PlanReport.json(digest.plan())
                            : PlanReport.text(request, digest, i18n);
                    write(target, text);
                    return target;
                }, written -> notifier.success(i18n.text("plan.save.done"), written.toString()), dialogs::error));
    }

    private static boolean isJson(Path target) {
        return target.toString().endsWith(".json");
    }

    private static void write(Path target, String text) {
        try {
            AtomicFile.write(target, AtomicFile.Access.USUAL, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_WRITE, target), e);
        }
    }
}
