package dev.laurel.ui.backups;

import java.util.Map;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The backups as the shell shows them. */
public final class BackupsFeature implements Feature {
    private final BackupsViewModel model;
    private final FxmlLoader loader;
    private @Nullable BackupsView view;
    private boolean inSight;

    /** The backups; the loader has {@link #controllers}. */
    public BackupsFeature(BackupsViewModel model, FxmlLoader loader) {
        this.model = model;
        this.loader = loader;
    }

    /** What makes the controllers of this feature's views. */
    public static Map<Class<?>, Supplier<?>> controllers(
            BackupsViewModel model, PlayersViewModel players, BackupActions actions, KeepingActions keeping,
            FxmlLoader loader, I18n i18n) {
        return Map.of(
                BackupsToolbarView.class, () -> new BackupsToolbarView(model, actions, keeping),
                PlayersView.class, () -> new PlayersView(players, i18n),
                BackupsView.class, () -> new BackupsView(model, players, actions, keeping, loader, i18n),
                PreviewView.class, () -> new PreviewView(model, actions, keeping, i18n));
    }

    @Override
    public FeatureId id() {
        return FeatureId.BACKUPS;
    }

    @Override
    public Parent view() {
        var loaded = loader.load(BackupsView.class);
        view = loaded.view();
        return loaded.root();
    }

    @Override
    public void shown() {
        inSight = true;
        model.load();
    }

    @Override
    public void hidden() {
        inSight = false;
    }

    /** A backup was made by itself; what is out of sight is read when it is shown. */
    public void backedUp(String destination) {
        var shown = model.places().destination();
        if (inSight && shown != null && shown.name().equals(destination)) {
            model.load();
        }
    }

    @Override
    public void focusSearch() {
        if (view != null) {
            view.focusFilter();
        }
    }

    /** Selects the backup of this key. */
    @Override
    public void open(String detail) {
        model.select(detail);
    }
}
