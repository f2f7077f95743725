package dev.laurel.ui.portability;

import java.util.List;
import java.util.Locale;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.laurel.ui.fx.I18n;

/** A profile that is about to be made for a catalog. On the FX thread. */
public final class NewProfileViewModel {
    private static final int MOST = 200;

    private final List<String> takenNames;
    private final I18n i18n;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty game = new SimpleStringProperty(this, "game", "");
    private final StringBinding problem;

    /**
     * A profile.
     *
     * @param name offered; made unique
     * @param user offered; made from the name if empty
     * @param takenNames names of the profiles that there are
     */
    public NewProfileViewModel(String name, String user, String game, List<String> takenNames, I18n i18n) {
        this.takenNames = List.copyOf(takenNames);
        this.i18n = i18n;
        this.game.set(game);
        this.name.set(unique(name.isBlank() ? i18n.text("newProfile.player") : name.strip()));
        this.user.set(user.isBlank() ? slug(this.name.get()) : user);
        problem = Bindings.createStringBinding(this::findProblem, this.name, this.user, this.game);
    }

    private String unique(String wanted) {
        var free = wanted;
        for (var number = 2; takenNames.contains(free); number++) {
            free = wanted + " " + number;
        }
        return free;
    }

    private static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT).strip().replaceAll("[^\\p{L}\\p{N}]+", ".");
        return slug.isEmpty() || slug.equals(".") ? "player" : slug;
    }

    private String findProblem() {
        if (name.get().isBlank() || name.get().strip().length() > MOST) {
            return i18n.text("newProfile.name.empty");
        }
        if (takenNames.contains(name.get().strip())) {
            return i18n.text("newProfile.name.taken");
        }
        return user.get().isBlank() || user.get().strip().length() > MOST ? i18n.text("newProfile.user.empty") : "";
    }

    /** What people call the player. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The user id, as in keys of backups. */
    public StringProperty userProperty() {
        return user;
    }

    /** The game's title. */
    public StringProperty gameProperty() {
        return game;
    }

    /** Why it can't be made so, or empty. */
    public StringBinding problemProperty() {
        return problem;
    }
}
