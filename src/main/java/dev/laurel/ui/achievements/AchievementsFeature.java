package dev.laurel.ui.achievements;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;

/** The achievements as the shell shows them. On the FX thread. */
public final class AchievementsFeature implements Feature {
    private final AchievementsViewModel model;
    private final LazyView<AchievementsView> view;

    /** A feature whose view is made when it is first asked for. */
    public AchievementsFeature(AchievementsViewModel model, FxmlLoader loader) {
        this.model = model;
        view = new LazyView<>(loader, AchievementsView.class);
    }

    /** Teaches a loader to make the controllers of this feature's views. */
    public static void register(
            Map<Class<?>, Supplier<?>> controllers, AchievementsViewModel model, FxmlLoader loader, I18n i18n,
            InstantSource clock) {
        var texts = new AchievementTexts(i18n, clock);
        controllers.put(AchievementsView.class,
                () -> new AchievementsView(model, texts, new LazyView<>(loader, AchievementTable.class),
                        new LazyView<>(loader, ConsistencyView.class)));
        controllers.put(AchievementTable.class, () -> new AchievementTable(texts, model));
        controllers.put(ConsistencyView.class, () -> new ConsistencyView(model.consistency(), texts));
        controllers.put(DetailView.class, () -> new DetailView(model.detail(), texts, clock));
    }

    @Override
    public FeatureId id() {
        return FeatureId.ACHIEVEMENTS;
    }

    @Override
    public Parent view() {
        return view.root();
    }

    @Override
    public void focusSearch() {
        view.view().focusSearch();
    }

    /** Shows an achievement by its id. */
    @Override
    public void open(String detail) {
        model.reveal(detail);
        view.view().showSelected();
    }
}
