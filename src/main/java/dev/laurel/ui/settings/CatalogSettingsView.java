package dev.laurel.ui.settings;

import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The open profile's catalog, and what is masked of hidden achievements. */
public final class CatalogSettingsView {
    private final SettingsViewModel model;
    private final I18n i18n;

    @FXML private Label none;
    @FXML private VBox details;
    @FXML private Label game;
    @FXML private Label count;
    @FXML private Label hash;
    @FXML private HBox fine;
    @FXML private VBox wrong;
    @FXML private Label problemCount;
    @FXML private ListView<CatalogViewModel.Problem> problems;
    @FXML private ToggleSwitch icon;
    @FXML private ToggleSwitch title;
    @FXML private ToggleSwitch description;
    @FXML private ToggleSwitch metric;

    /** A view of the catalog's settings. */
    public CatalogSettingsView(SettingsViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        var catalog = model.catalog();
        catalog.summaryProperty().subscribe(this::show);
        problems.setItems(catalog.problems());
        problems.setCellFactory(_ -> new ProblemCell());
        catalog.problems().addListener((Observable _) -> showProblems());
        catalog.checkedProperty().subscribe(this::showProblems);
        showProblems();
        icon.selectedProperty().bindBidirectional(model.maskIconProperty());
        title.selectedProperty().bindBidirectional(model.maskTitleProperty());
        description.selectedProperty().bindBidirectional(model.maskDescriptionProperty());
        metric.selectedProperty().bindBidirectional(model.maskMetricProperty());
    }

    private void show(CatalogViewModel.@Nullable Summary summary) {
        show(none, summary == null);
        show(details, summary != null);
        if (summary != null) {
            game.setText(summary.game());
            count.setText(i18n.number(summary.achievements()));
            hash.setText(summary.configHash());
        }
    }

    private void showProblems() {
        var found = model.catalog().problems().size();
        var checked = model.catalog().checkedProperty().get();
        show(fine, checked && found == 0);
        show(wrong, checked && found > 0);
        problemCount.setText(i18n.text("settings.catalog.problems", found));
        problems.setPrefHeight(2 + 56.0 * Math.clamp(found, 1, 6));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void replace() {
        model.catalog().replace();
    }

    private static final class ProblemCell extends ListCell<CatalogViewModel.Problem> {
        private final Label text = new Label();
        private final Label place = new Label();
        private final VBox lines = new VBox(2, text, place);

        ProblemCell() {
            place.getStyleClass().addAll("mono", "muted");
        }

        @Override
        protected void updateItem(CatalogViewModel.@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            text.setText(problem.text());
            place.setText((problem.code() + "  " + problem.place()).strip());
            setTooltip(new Tooltip(problem.text()));
            setGraphic(lines);
            setPrefWidth(0); // Long sentences are cut and shown whole in the tooltip.
        }
    }
}
