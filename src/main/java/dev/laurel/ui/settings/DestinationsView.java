package dev.laurel.ui.settings;

import java.util.function.Consumer;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The destinations as cards, and the form of the one that is selected. */
public final class DestinationsView {
    /** The form's least and what is beside it, in pixels. */
    private static final double TWO_COLUMNS = 400 + 24 + 376;

    private final DestinationsViewModel model;
    private final I18n i18n;

    @FXML private FlowPane cards;
    @FXML private EmptyState empty;
    @FXML private GridPane columns;
    @FXML private VBox form;
    @FXML private Node retention;
    @FXML private Button testButton;
    @FXML private Label testTime;
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
        columns.widthProperty().subscribe(width -> arrange(width.doubleValue() >= TWO_COLUMNS));
    }

    /** What stays stands beside the form where there is room, otherwise below it. */
    private void arrange(boolean isWide) {
        GridPane.setConstraints(form, 0, 0);
        GridPane.setConstraints(retention, isWide ? 1 : 0, isWide ? 0 : 1);
        GridPane.setValignment(form, VPos.TOP);
        GridPane.setValignment(retention, VPos.TOP);
        GridPane.setHgrow(form, Priority.ALWAYS);
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
        var add = new MenuButton(i18n.text("settings.destinations.add"), new FontIcon("fth-plus"),
                item("settings.destinations.addFolder", "fth-folder", model::addFolder),
                item("settings.destinations.addBucket", "fth-cloud", model::addBucket),
                item("settings.destinations.addContainer", "fth-cloud", model::addContainer));
        add.getStyleClass().add("destination-add");
        cards.getChildren().add(add);
        show(empty, drafts.isEmpty());
        var selected = model.selectedProperty().get();
        if (selected != null) {
            enable(selected);
        }
    }

    private MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(i18n.text(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private ToggleButton card(DestinationDraft draft) {
        var icon = new FontIcon(draft.kind() == DestinationDraft.Kind.FOLDER ? "fth-folder" : "fth-cloud");
        icon.getStyleClass().add("destination-icon");
        var title = new Label(draft.nameProperty().get());
        title.getStyleClass().add("semibold");
        var place = draft.kind() == DestinationDraft.Kind.FOLDER ? draft.pathProperty() : draft.placeProperty();
        var kind = i18n.text(switch (draft.kind()) {
            case FOLDER -> "settings.destinations.folder";
            case S3 -> "settings.destinations.s3";
            case AZURE -> "settings.destinations.azure";
        });
        var where = new Label(place.get().isBlank() ? kind : kind + ", " + place.get());
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
        card.setTooltip(new Tooltip(where.getText()));
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
        InvalidationListener passed = _ -> showOutcome(draft);
        draft.passed().addListener(passed);
        shown = Subscription.combine(
                () -> draft.passed().removeListener(passed),
                draft.testStateProperty().subscribe(_ -> showOutcome(draft)),
                draft.testFailureProperty().subscribe(_ -> showOutcome(draft)));
        enable(draft);
        for (var node : cards.getChildren()) {
            if (node instanceof ToggleButton card) {
                card.setSelected(cards.getChildren().indexOf(card) == model.drafts().indexOf(draft));
            }
        }
    }

    private void enable(DestinationDraft draft) {
        testButton.setDisable(
                !model.isValid(draft) || draft.testStateProperty().get() == DestinationDraft.TestState.RUNNING);
    }

    private void showOutcome(DestinationDraft draft) {
        var state = draft.testStateProperty().get();
        var failure = draft.testFailureProperty().get();
        show(outcome, state != DestinationDraft.TestState.UNTESTED);
        StyleClass.set(outcome, "success", state == DestinationDraft.TestState.PASSED);
        StyleClass.set(outcome, "warning", state == DestinationDraft.TestState.FAILED);
        show(outcomeText, failure != null);
        switch (state) {
            case UNTESTED -> outcomeTitle.setText("");
            case RUNNING -> outcomeTitle.setText(i18n.text("settings.destinations.testing", draft.nameProperty().get()));
            case PASSED -> {
                outcomeTitle.setText(i18n.text("settings.destinations.passed"));
                outcomeTitle.setGraphic(styled(new FontIcon("fth-check-circle"), "success-icon"));
            }
            case FAILED -> outcomeTitle.setGraphic(styled(new FontIcon("fth-alert-triangle"), "warning-icon"));
        }
        if (failure != null) {
            var text = i18n.error(failure);
            outcomeTitle.setText(text.what());
            outcomeText.setText(text.next() + "  " + text.code());
        }
        steps.getChildren().setAll(model.steps(draft).stream().map(DestinationsView::stepLabel).toList());
        var isOver = state == DestinationDraft.TestState.PASSED || state == DestinationDraft.TestState.FAILED;
        testTime.setText(isOver ? i18n.text("settings.destinations.took", draft.testMillis()) : "");
        enable(draft);
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
