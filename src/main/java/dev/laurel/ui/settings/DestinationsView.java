package dev.laurel.ui.settings;

import java.util.function.Consumer;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The destinations as cards, and the form of the one that is selected. */
public final class DestinationsView {
    private final DestinationsViewModel model;
    private final I18n i18n;

    @FXML private FlowPane cards;
    @FXML private EmptyState empty;
    @FXML private VBox form;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private TextField path;
    @FXML private Label pathProblem;
    @FXML private Button testButton;
    @FXML private Button removeButton;
    @FXML private VBox outcome;
    @FXML private Label outcomeTitle;
    @FXML private Label outcomeText;
    @FXML private FlowPane steps;

    private Subscription shown = Subscription.EMPTY;

    /** A view of the destinations. */
    public DestinationsView(SettingsViewModel model, I18n i18n) {
        this.model = model.destinations();
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        removeButton.setTooltip(new Tooltip(i18n.text("settings.destinations.remove.hint")));
        model.drafts().addListener((Observable _) -> showCards());
        model.selectedProperty().subscribe(this::show);
        showCards();
    }

    private void showCards() {
        var drafts = model.drafts();
        var group = new ToggleGroup();
        cards.getChildren().clear();
        for (var draft : drafts) {
            var card = card(draft);
            card.setToggleGroup(group);
            card.setSelected(draft.equals(model.selectedProperty().get()));
            cards.getChildren().add(card);
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        var add = new Button(i18n.text("settings.destinations.add"), new FontIcon("fth-plus"));
        add.getStyleClass().add("destination-add");
        add.setOnAction(_ -> add());
        cards.getChildren().add(add);
        show(cards, !drafts.isEmpty());
        show(empty, drafts.isEmpty());
        var selected = model.selectedProperty().get();
        if (selected != null) {
            showProblems(selected);
        }
    }

    private ToggleButton card(DestinationDraft draft) {
        var icon = new FontIcon("fth-folder");
        icon.getStyleClass().add("destination-icon");
        var title = new Label(draft.nameProperty().get());
        title.getStyleClass().add("semibold");
        var where = new Label(i18n.text("settings.destinations.folder") + ", " + draft.pathProperty().get());
        where.getStyleClass().add("caption");
        var words = new VBox(title, where);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(10, icon, words, state(draft));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPrefWidth(196);
        row.setMaxWidth(196);
        var card = new ToggleButton(null, row);
        card.getStyleClass().setAll("destination-card");
        card.setAccessibleText(title.getText() + ", " + where.getText());
        card.setTooltip(new Tooltip(draft.pathProperty().get()));
        card.setOnAction(_ -> model.selectedProperty().set(draft));
        return card;
    }

    private static Node state(DestinationDraft draft) {
        var icon = switch (draft.testStateProperty().get()) {
            case UNTESTED -> new FontIcon("fth-circle");
            case RUNNING -> new FontIcon("fth-loader");
            case PASSED -> styled(new FontIcon("fth-check-circle"), "success-icon");
            case FAILED -> styled(new FontIcon("fth-alert-circle"), "warning-icon");
        };
        icon.setVisible(draft.testStateProperty().get() != DestinationDraft.TestState.UNTESTED);
        return icon;
    }

    private static FontIcon styled(FontIcon icon, String style) {
        icon.getStyleClass().add(style);
        return icon;
    }

    private void show(@Nullable DestinationDraft draft) {
        shown.unsubscribe();
        show(form, draft != null);
        if (draft == null) {
            shown = Subscription.EMPTY;
            return;
        }
        name.textProperty().bindBidirectional(draft.nameProperty());
        path.textProperty().bindBidirectional(draft.pathProperty());
        InvalidationListener passed = _ -> showOutcome(draft);
        draft.passed().addListener(passed);
        shown = Subscription.combine(
                () -> name.textProperty().unbindBidirectional(draft.nameProperty()),
                () -> path.textProperty().unbindBidirectional(draft.pathProperty()),
                () -> draft.passed().removeListener(passed),
                draft.testStateProperty().subscribe(_ -> showOutcome(draft)),
                draft.testFailureProperty().subscribe(_ -> showOutcome(draft)));
        showProblems(draft);
        for (var node : cards.getChildren()) {
            if (node instanceof ToggleButton card) {
                card.setSelected(cards.getChildren().indexOf(card) == model.drafts().indexOf(draft));
            }
        }
    }

    private void showProblems(DestinationDraft draft) {
        var wrongName = model.nameProblem(draft);
        var wrongPath = model.pathProblem(draft);
        nameProblem.setText(wrongName.orElse(""));
        show(nameProblem, wrongName.isPresent());
        name.pseudoClassStateChanged(Styles.STATE_DANGER, wrongName.isPresent());
        pathProblem.setText(wrongPath.orElse(""));
        show(pathProblem, wrongPath.isPresent());
        path.pseudoClassStateChanged(Styles.STATE_DANGER, wrongPath.isPresent());
        testButton.setDisable(wrongName.isPresent() || wrongPath.isPresent()
                || draft.testStateProperty().get() == DestinationDraft.TestState.RUNNING);
    }

    private void showOutcome(DestinationDraft draft) {
        var state = draft.testStateProperty().get();
        var failure = draft.testFailureProperty().get();
        show(outcome, state != DestinationDraft.TestState.UNTESTED);
        outcome.getStyleClass().removeAll("success", "warning");
        show(outcomeText, failure != null);
        switch (state) {
            case UNTESTED -> outcomeTitle.setText("");
            case RUNNING -> outcomeTitle.setText(i18n.text("settings.destinations.testing", draft.nameProperty().get()));
            case PASSED -> {
                outcome.getStyleClass().add("success");
                outcomeTitle.setText(i18n.text("settings.destinations.passed"));
                outcomeTitle.setGraphic(styled(new FontIcon("fth-check-circle"), "success-icon"));
            }
            case FAILED -> {
                outcome.getStyleClass().add("warning");
                outcomeTitle.setGraphic(styled(new FontIcon("fth-alert-triangle"), "warning-icon"));
            }
        }
        if (failure != null) {
            var text = i18n.error(failure);
            outcomeTitle.setText(text.what());
            outcomeText.setText(text.next() + "  " + text.code());
        }
        steps.getChildren().setAll(model.steps(draft).stream().map(DestinationsView::stepLabel).toList());
        testButton.setDisable(state == DestinationDraft.TestState.RUNNING);
    }

    private static Node stepLabel(DestinationsViewModel.Step step) {
        var icon = switch (step.mark()) {
            case PASSED -> styled(new FontIcon("fth-check"), "success-icon");
            case FAILED -> styled(new FontIcon("fth-x"), "danger-icon");
            case OPEN -> styled(new FontIcon("fth-minus"), "subtle-icon");
        };
        icon.setIconSize(14);
        var label = new Label(step.text(), icon);
        if (step.mark() == DestinationsViewModel.Mark.OPEN) {
            label.getStyleClass().add("muted");
        }
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void add() {
        model.addFolder();
    }

    @FXML
    private void browse() {
        selected(model::chooseFolder);
    }

    @FXML
    private void test() {
        selected(model::test);
    }

    @FXML
    private void remove() {
        selected(model::remove);
    }

    private void selected(Consumer<DestinationDraft> action) {
        var draft = model.selectedProperty().get();
        if (draft != null) {
            action.accept(draft);
        }
    }
}
