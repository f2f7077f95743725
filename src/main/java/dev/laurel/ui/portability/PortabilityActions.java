package dev.laurel.ui.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

import javafx.scene.layout.Region;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.platform.OpenFiles;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.profile.ProfileSession;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ImportExport;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;

/** What the entries for import and export do. On the FX thread. */
public final class PortabilityActions implements ImportExport {
    private final ImportFlow flow;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final ModalHost host;
    private final FilePicker files;
    private final OpenFiles openFiles;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final InstantSource clock;
    private final SecureRandom random;
    private final I18n i18n;

    /** Import by a flow, export of whichever profile is open. */
    public PortabilityActions(
            ImportFlow flow, CurrentProfile current, TaskRunner tasks, ModalHost host, FilePicker files,
            OpenFiles openFiles, Dialogs dialogs, Notifier notifier, InstantSource clock, SecureRandom random,
            I18n i18n) {
        this.flow = flow;
        this.current = current;
        this.tasks = tasks;
        this.host = host;
        this.files = files;
        this.openFiles = openFiles;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.clock = clock;
        this.random = random;
        this.i18n = i18n;
    }

    @Override
    public void openCatalog() {
        flow.openCatalog();
    }

    @Override
    public void importFile() {
        flow.importFile();
    }

    @Override
    public void exportFile() {
        var profile = current.profile();
        if (profile == null) {
            return;
        }
        var model = new ExportViewModel(files, this::write, clock, i18n);
        var who = i18n.text("export.who", profile.name(), profile.game());
        var loader = new FxmlLoader(i18n, Map.of(
                ExportView.class, () -> new ExportView(model, who, i18n, host::close)));
        if (loader.load(ExportView.class).root() instanceof Region region) {
            host.show(region, () -> {});
        }
    }

    private void write(ExportOptions options, Path target) {
        var name = String.valueOf(target.getFileName());
        current.inLane(i18n.text("export.task", name), (session, _, cancel) -> {
            try {
                cancel.check();
                return session.noting("manual").note("export", name, note -> {
                    write(session, options, target);
                    note.bytes(target.toFile().length());
                    return target;
                });
            } finally {
                options.clear();
            }
        }, this::tell, dialogs::error);
    }

    private void write(ProfileSession session, ExportOptions options, Path target) {
        try {
            AtomicFile.write(target, AtomicFile.Access.USUAL, out -> write(session, options, out));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_WRITE, target), e);
        }
    }

    private void write(ProfileSession session, ExportOptions options, OutputStream out) throws IOException {
        switch (options.encryption()) {
            case NONE -> content(session, options, out);
            case AGE -> {
                try (var sealed = Envelopes.sealWithPassphrase(out, options.passphrase(), random)) {
                    content(session, options, sealed);
                }
            }
            case CRYPTOJS -> {
                try (var sealed = Envelopes.sealForCryptoJs(out, options.passphrase(), random)) {
                    content(session, options, sealed);
                }
            }
        }
    }

    private static void content(ProfileSession session, ExportOptions options, OutputStream out) throws IOException {
        switch (options.form()) {
            case EXPORT -> ExportWriter.write(session.engine().exportData(), out);
            case PORTABLE -> session.writePortable(options.withHistory(), out);
        }
    }

    private void tell(Path written) {
        notifier.show(Toast.of(ToastLevel.SUCCESS, i18n.text("export.done"), written.toString())
                .withAction(i18n.text("export.showInFolder"), () -> tasks.start(Task.of("", Lane.IO, (_, _) -> {
                    openFiles.show(written);
                    return true;
                }, _ -> {}, dialogs::error))));
    }
}
