package dev.laurel.ui.portability;

import java.util.Map;

import javafx.scene.layout.Region;

import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;

/** Shows the plan of an import or a restore, carries it out, and offers to undo it. On the FX thread. */
public final class PlanDialogs {
    private final CurrentProfile current;
    private final ModalHost host;
    private final FilePicker files;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    /** Plans for whichever profile is open. */
    public PlanDialogs(
            CurrentProfile current, ModalHost host, FilePicker files, Dialogs dialogs, Notifier notifier,
            I18n i18n) {
        this.current = current;
        this.host = host;
        this.files = files;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
    }

    /** Shows what would happen; without an open profile this does nothing. */
    public void show(PlanRequest request) {
        var state = current.state().get();
        if (state == null) {
            return;
        }
        var desk = new SessionPlanDesk(state.catalog(), current, files, dialogs, notifier, i18n);
        var model = new PlanViewModel(request, desk, i18n);
        var loader = new FxmlLoader(i18n, Map.of(PlanView.class,
                () -> new PlanView(model, i18n, host::close, result -> {
            host.close();
            tell(request, model, result);
        })));
        if (loader.load(PlanView.class).root() instanceof Region region) {
            host.show(region, () -> {});
        }
    }

    private void tell(PlanRequest request, PlanViewModel model, ImportResult result) {
        var digest = model.digestProperty().get();
        var gained = digest == null ? 0 : digest.summary().gained().size();
        var lost = digest == null ? 0 : digest.summary().lost().size();
        var level = result.warnings().isEmpty() ? ToastLevel.SUCCESS : ToastLevel.WARNING;
        notifier.show(Toast.of(
                        level, i18n.text(request.kind().appliedKey()), i18n.text("import.applied.text", gained, lost))
                .withAction(i18n.text("import.undo"), this::undo));
    }

    /** Puts back the state before the last import, restore or reset. */
    public void undo() {
        current.inLane("", (session, _, _) -> session.undo("manual"), done -> {
            if (done) {
                notifier.info(i18n.text("import.undone"), i18n.text("import.undone.text"));
            }
        }, dialogs::error);
    }
}
