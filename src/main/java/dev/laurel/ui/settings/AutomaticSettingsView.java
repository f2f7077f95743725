package dev.laurel.ui.settings;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.javafx.FontIcon;

/** The automatic backups: a card of switches for each destination. */
public final class AutomaticSettingsView {
    private static final double CARD = 392;

    private final SettingsViewModel settings;
    private final AutomaticSettingsViewModel model;
    private final I18n i18n;

    @FXML private EmptyState empty;
    @FXML private FlowPane cards;
    @FXML private Node unattended;

    /** A view of the automatic backups. */
    public AutomaticSettingsView(SettingsViewModel settings, I18n i18n) {
        this.settings = settings;
        this.model = settings.automatic();
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        model.drafts().addListener((Observable _) -> show());
        show();
    }

    private void show() {
        var any = !model.drafts().isEmpty();
        cards.getChildren().setAll(model.drafts().stream().map(this::card).toList());
        show(empty, !any);
        show(cards, any);
        show(unattended, any);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private Node card(AutomaticDraft draft) {
        var card = new VBox(
                header(draft),
                switchRow(new Label(i18n.text("automatic.onUnlock")), draft.onUnlockProperty(), "automatic.onUnlock"),
                switchRow(interval(draft), draft.regularlyProperty(), "automatic.regularly"),
                switchRow(new Label(i18n.text("automatic.onChange")), draft.onChangeProperty(), "automatic.onChange"),
                switchRow(new Label(i18n.text("automatic.onQuit")), draft.onQuitProperty(), "automatic.onQuit"),
                kept(draft));
        card.getStyleClass().add("automatic-card");
        card.setPrefWidth(CARD);
        card.setMaxWidth(CARD);
        return card;
    }

    private Node header(AutomaticDraft draft) {
        var name = new Label(draft.destination());
        name.getStyleClass().add("semibold");
        name.setTooltip(new Tooltip(draft.destination()));
        name.setMinWidth(0);
        var state = new Label();
        state.getStyleClass().add("secondary");
        state.textProperty().bind(model.stateOf(draft));
        state.setMinWidth(Region.USE_PREF_SIZE);
        var paused = draft.isPaused();
        var pause = new Button(i18n.text(paused ? "automatic.card.resume" : "automatic.card.pause"),
                new FontIcon(paused ? "fth-play" : "fth-pause"));
        pause.getStyleClass().add("flat");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setAccessibleText(pause.getText() + ", " + draft.destination());
        pause.setOnAction(_ -> model.pause(draft, !paused));
        var header = new HBox(8, name, space(), state, pause);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node interval(AutomaticDraft draft) {
        var values = new IntegerSpinnerValueFactory(
                AutomaticDraft.LEAST, AutomaticDraft.MOST, draft.minutesProperty().get());
        var minutes = new Spinner<Integer>(values);
        minutes.setEditable(true);
        minutes.setPrefWidth(88);
        minutes.setAccessibleText(i18n.text("automatic.minutes"));
        // What is typed counts at once, not only after Enter.
        minutes.getEditor().textProperty().subscribe(text -> {
            if (text.matches("[0-9]{1,5}")) {
                values.setValue(Math.clamp(Long.parseLong(text), AutomaticDraft.LEAST, AutomaticDraft.MOST));
            }
        });
        values.valueProperty().subscribe(value -> draft.minutesProperty().set(value));
        minutes.disableProperty().bind(draft.regularlyProperty().not());
        var line = new HBox(8, new Label(i18n.text("automatic.every")), minutes,
                new Label(i18n.text("automatic.minutes")));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node switchRow(Node words, BooleanProperty on, String nameKey) {
        var toggle = new ToggleSwitch();
        toggle.selectedProperty().bindBidirectional(on);
        toggle.setAccessibleText(i18n.text(nameKey));
        var row = new HBox(8, words, space(), toggle);
        row.getStyleClass().add("switch-row");
        return row;
    }

    private Node kept(AutomaticDraft draft) {
        var kept = new Label(model.keptAt(draft));
        kept.getStyleClass().add("caption");
        kept.setWrapText(true);
        kept.setMinHeight(Region.USE_PREF_SIZE);
        return kept;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    @FXML
    private void addDestination() {
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
    }
}
