package dev.laurel.ui.activity;

import java.util.Map;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;

/** The activity log as the shell shows it. */
public final class ActivityFeature implements Feature {
    private final ActivityViewModel model;
    private final LazyView<ActivityView> view;

    /** The log; the loader has {@link #controllers}. */
    public ActivityFeature(ActivityViewModel model, FxmlLoader loader) {
        this.model = model;
        view = new LazyView<>(loader, ActivityView.class);
    }

    /** What makes the controllers of this feature's views. */
    public static Map<Class<?>, Supplier<?>> controllers(ActivityViewModel model, I18n i18n) {
        return Map.of(ActivityView.class, () -> new ActivityView(model, i18n));
    }

    @Override
    public FeatureId id() {
        return FeatureId.ACTIVITY;
    }

    @Override
    public Parent view() {
        return view.root();
    }

    @Override
    public void shown() {
        model.setInSight(true);
    }

    @Override
    public void hidden() {
        model.setInSight(false);
    }

    @Override
    public void focusSearch() {
        view.view().focusSearch();
    }
}
