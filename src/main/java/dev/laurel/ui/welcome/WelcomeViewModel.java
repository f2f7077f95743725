package dev.laurel.ui.welcome;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import dev.laurel.i18n.Messages;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.ImportExport;
import dev.laurel.ui.frame.Navigator;
import dev.laurel.ui.fx.I18n;

/** The first start: three ways in, the language and the theme. */
public final class WelcomeViewModel {
    private final CurrentProfile current;
    private final ImportExport importExport;
    private final Navigator navigator;
    private final SettingsStore settings;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final I18n i18n;

    /** Three ways in. */
    public WelcomeViewModel(
            CurrentProfile current, ImportExport importExport, Navigator navigator, SettingsStore settings,
            TaskRunner tasks, Dialogs dialogs, I18n i18n) {
        this.current = current;
        this.importExport = importExport;
        this.navigator = navigator;
        this.settings = settings;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.i18n = i18n;
    }

    /**
     * Something to choose from a menu.
     *
     * @param chosen whether it is what holds now
     */
    public record Choice(String label, boolean chosen, Runnable choose) {}

    /** Asks for a catalog and makes a profile for it. */
    public void openCatalog() {
        importExport.openCatalog();
    }

    /** Asks for a backup and shows what importing it would do. */
    public void importBackup() {
        importExport.importFile();
    }

    /** Opens the sample game on its achievements. */
    public void trySample() {
        current.openSample(i18n.text("task.sample"), () -> navigator.show(FeatureId.ACHIEVEMENTS, null));
    }

    /** The languages, each called as its speakers do. */
    public List<Choice> languages() {
        return Messages.LANGUAGES.stream()
                .map(language -> new Choice(language.getDisplayLanguage(language), isCurrent(language),
                        () -> change(language)))
                .toList();
    }

    /** The language that is spoken now. */
    public String language() {
        return i18n.locale().getDisplayLanguage(i18n.locale());
    }

    private boolean isCurrent(Locale language) {
        return i18n.locale().getLanguage().equals(language.getLanguage());
    }

    private void change(Locale language) {
        change(it -> it.withLanguage(language.toLanguageTag()));
    }

    /** The themes. */
    public List<Choice> themes() {
        return List.of(theme(Settings.Theme.SYSTEM), theme(Settings.Theme.LIGHT), theme(Settings.Theme.DARK));
    }

    /** The theme that is chosen now. */
    public String theme() {
        return label(settings.get().theme());
    }

    private Choice theme(Settings.Theme theme) {
        return new Choice(label(theme), settings.get().theme() == theme, () -> change(it -> it.withTheme(theme)));
    }

    private String label(Settings.Theme theme) {
        return i18n.text("theme." + theme.name());
    }

    private void change(UnaryOperator<Settings> change) {
        tasks.start(Task.of("", new Lane.Serial("settings"), (_, _) -> settings.update(change), _ -> {},
                dialogs::error));
    }
}
