package dev.laurel.ui.settings;

import java.util.List;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.engine.catalog.CatalogProblem;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The open profile's catalog with everything that is wrong with it. On the FX thread. */
public final class CatalogViewModel {
    /**
     * A problem, ready to be shown.
     *
     * @param code as people quote it
     * @param text what is wrong
     * @param place line, column and JSON pointer as far as they are known
     */
    public record Problem(String code, String text, String place) {}

    /**
     * A catalog in short.
     *
     * @param game its title
     * @param achievements how many it has
     * @param configHash the reference's hash of it
     */
    public record Summary(String game, int achievements, String configHash) {}

    private final CurrentProfile current;
    private final CatalogReplacing replacing;
    private final I18n i18n;
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<Problem> readOnlyProblems = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyObjectWrapper<@Nullable Summary> summary = new ReadOnlyObjectWrapper<>(this, "summary");
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper(this, "checked");
    private String checkedHash = "";

    /** The catalog of the open profile. */
    public CatalogViewModel(CurrentProfile current, CatalogReplacing replacing, I18n i18n) {
        this.current = current;
        this.replacing = replacing;
        this.i18n = i18n;
        current.state().subscribe(this::check);
    }

    private void check(@Nullable ProfileState state) {
        summary.set(state == null ? null : new Summary(
                state.profile().game(), state.catalog().achievements().size(), state.catalog().configHash()));
        var hash = state == null ? "" : state.profile().id() + " " + state.catalog().configHash();
        if (hash.equals(checkedHash)) {
            return;
        }
        checkedHash = hash;
        checked.set(false);
        problems.clear();
        current.read("", (session, _, _) -> CatalogReader.read(session.catalogJson()).problems(),
                this::show, error -> show(List.of(new CatalogProblem(error))));
    }

    private void show(List<CatalogProblem> found) {
        problems.setAll(found.stream().map(this::problem).toList());
        checked.set(true);
    }

    private Problem problem(CatalogProblem problem) {
        var text = i18n.error(problem.error());
        var location = problem.error().location();
        var pointer = location == null || location.pointer() == null ? "" : location.pointer();
        var place = text.place() == null ? "" : text.place();
        return new Problem(text.code(), text.what(),
                place.isEmpty() || pointer.isEmpty() ? place + pointer : place + ", " + pointer);
    }

    /** Asks for another catalog and puts it in place of this one. */
    public void replace() {
        replacing.replaceCatalog();
    }

    /** The catalog, or null while no profile is open. */
    public ReadOnlyObjectProperty<@Nullable Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What is wrong with its catalog, in the order of the text. */
    public ObservableList<Problem> problems() {
        return readOnlyProblems;
    }

    /** Whether {@link #problems()} are known. */
    public ReadOnlyBooleanProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }
}
