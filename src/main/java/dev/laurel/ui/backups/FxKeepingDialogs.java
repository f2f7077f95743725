package dev.laurel.ui.backups;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.scene.layout.Region;

import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.PrunePlan;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;

/** The dialogs of looking after backups as overlays of the window. */
public final class FxKeepingDialogs implements KeepingDialogs {
    private final ModalHost host;
    private final I18n i18n;

    /** Dialogs that appear in a host. */
    public FxKeepingDialogs(ModalHost host, I18n i18n) {
        this.host = host;
        this.i18n = i18n;
    }

    @Override
    public void prune(PruneViewModel model, String destination, Consumer<List<PrunePlan>> yes) {
        show(PruneView.class, () -> new PruneView(model, destination, i18n, host::close, () -> {
            host.close();
            yes.accept(model.plans());
        }), () -> {});
    }

    @Override
    public void copy(
            CopyViewModel model, String from, String who, BiConsumer<DestinationSettings, BackupCopy.Plan> yes) {
        show(CopyView.class, () -> new CopyView(model, from, who, i18n, host::close, () -> {
            host.close();
            yes.accept(model.chosen(), model.plan());
        }), model::stop);
    }

    @Override
    public void report(Report report) {
        show(ReportView.class, () -> new ReportView(report, host::close), () -> {});
    }

    private <V> void show(Class<V> kind, Supplier<V> view, Runnable onClosed) {
        var loader = new FxmlLoader(i18n, Map.of(kind, view));
        host.show((Region) loader.load(kind).root(), onClosed);
    }
}
