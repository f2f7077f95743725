package dev.laurel.ui.app;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import dev.laurel.log.Log;
import dev.laurel.platform.OpenFiles;
import dev.laurel.platform.Releases;
import dev.laurel.platform.Releases.Release;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;
import org.jspecify.annotations.Nullable;

/** Tells of a newer Laurel in passing, where a person has set an address to ask for one. On the FX thread. */
final class UpdateNotice {
    private static final Log LOG = Log.of(UpdateNotice.class);

    private final TaskRunner tasks;
    private final Notifier notifier;
    private final OpenFiles openFiles;
    private final Dialogs dialogs;
    private final I18n i18n;

    UpdateNotice(TaskRunner tasks, Notifier notifier, OpenFiles openFiles, Dialogs dialogs, I18n i18n) {
        this.tasks = tasks;
        this.notifier = notifier;
        this.openFiles = openFiles;
        this.dialogs = dialogs;
        this.i18n = i18n;
    }

    /**
     * Asks, and tells if there is one. A server that is away is no matter for a toast: the log has it.
     *
     * @param address to ask, or null: nobody is
     * @param current the version that is running
     */
    void ask(@Nullable URI address, String current) {
        if (address == null) {
            return;
        }
        tasks.start(Task.of("", Lane.IO, (_, _) -> {
            try {
                return Releases.newer(address, current);
            } catch (IOException e) {
                LOG.warn("No answer on newer versions from " + address, e);
                return Optional.<Release>empty();
            }
        }, release -> release.ifPresent(this::tell), dialogs::error));
    }

    private void tell(Release release) {
        var toast = Toast.of(ToastLevel.INFO, i18n.text("updates.title", release.version()), i18n.text("updates.text"));
        var page = release.page();
        notifier.show(page == null ? toast : toast.withAction(i18n.text("updates.show"), () -> show(page)));
    }

    private void show(URI page) {
        tasks.start(Task.of("", Lane.IO, (_, _) -> {
            openFiles.browse(page);
            return true;
        }, _ -> {}, dialogs::error));
    }
}
