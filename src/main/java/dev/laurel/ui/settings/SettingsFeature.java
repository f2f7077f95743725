package dev.laurel.ui.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import javafx.scene.Parent;

import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;

/** The settings as the shell shows them. */
public final class SettingsFeature implements Feature {
    private final SettingsViewModel model;
    private final FxmlLoader loader;

    /** The settings; the loader has {@link #controllers}. */
    public SettingsFeature(SettingsViewModel model, FxmlLoader loader) {
        this.model = model;
        this.loader = loader;
    }

    /** What makes the controllers of this feature's views. */
    public static Map<Class<?>, Supplier<?>> controllers(SettingsViewModel model, I18n i18n) {
        var controllers = new LinkedHashMap<Class<?>, Supplier<?>>();
        controllers.put(SettingsView.class, () -> new SettingsView(model, i18n));
        controllers.put(GeneralSettingsView.class, () -> new GeneralSettingsView(model, i18n));
        controllers.put(CatalogSettingsView.class, () -> new CatalogSettingsView(model, i18n));
        controllers.put(DestinationsView.class, () -> new DestinationsView(model, i18n));
        controllers.put(DestinationFormView.class, () -> new DestinationFormView(model, i18n));
        controllers.put(AutomaticSettingsView.class, () -> new AutomaticSettingsView(model, i18n));
        controllers.put(UnattendedView.class, () -> new UnattendedView(model.automatic().unattended()));
        controllers.put(SealingView.class, () -> new SealingView(new SealingViewModel(model, i18n)));
        controllers.put(RetentionView.class, () -> new RetentionView(model.retention(), i18n));
        controllers.put(BackupKeysView.class, () -> new BackupKeysView(model.security().backupKeys(), i18n));
        controllers.put(SyncSettingsView.class, () -> new SyncSettingsView(model.sync(), i18n));
        controllers.put(SecurityView.class, () -> new SecurityView(model.security()));
        controllers.put(AppearanceView.class, () -> new AppearanceView(model));
        controllers.put(AboutView.class, () -> new AboutView(model.about(), i18n));
        return controllers;
    }

    @Override
    public FeatureId id() {
        return FeatureId.SETTINGS;
    }

    @Override
    public Parent view() {
        return loader.load(SettingsView.class).root();
    }

    /** Shows a section by its name, such as {@code destinations}. */
    @Override
    public void open(String detail) {
        Arrays.stream(SettingsSection.values())
                .filter(section -> section.name().equals(detail.toUpperCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(model.sectionProperty()::set);
    }
}
