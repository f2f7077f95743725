package dev.laurel.ui.metrics;

import java.util.Map;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;

/** The metrics as the shell shows them. On the FX thread. */
public final class MetricsFeature implements Feature {
    private final MetricsViewModel model;
    private final LazyView<MetricsView> view;

    /** A feature whose view is made when it is first asked for. */
    public MetricsFeature(MetricsViewModel model, FxmlLoader loader) {
        this.model = model;
        view = new LazyView<>(loader, MetricsView.class);
    }

    /** Teaches a loader to make the controllers of this feature's views. */
    public static void register(Map<Class<?>, Supplier<?>> controllers, MetricsViewModel model, I18n i18n) {
        var texts = new MetricTexts(i18n);
        controllers.put(MetricsView.class, () -> new MetricsView(model, texts));
        controllers.put(HistoryView.class, () -> new HistoryView(model.history(), texts));
    }

    @Override
    public FeatureId id() {
        return FeatureId.METRICS;
    }

    @Override
    public Parent view() {
        return view.root();
    }

    @Override
    public void focusSearch() {
        view.view().focusSearch();
    }

    /** Shows a metric by its name. */
    @Override
    public void open(String detail) {
        model.reveal(detail);
        view.view().showSelected();
    }
}
