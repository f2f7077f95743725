package dev.laurel.ui.backups;

import java.util.Objects;
import java.util.function.Function;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import dev.laurel.ui.control.Badge;
import dev.laurel.ui.control.FilledCell;
import dev.laurel.ui.control.IconLabel;
import dev.laurel.ui.control.SearchField;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The players of a destination, for those who look after many. */
public final class PlayersView {
    private static final int MOST_DAYS = 3650;

    private final PlayersViewModel model;
    private final I18n i18n;
    private Runnable onOpened = () -> {};

    @FXML private SearchField filter;
    @FXML private CheckBox onlyOverdue;
    @FXML private Spinner<Integer> days;
    @FXML private ProgressIndicator loading;
    @FXML private HBox failure;
    @FXML private Label failureText;
    @FXML private Label failureNext;
    @FXML private TableView<PlayerRow> table;
    @FXML private TableColumn<PlayerRow, PlayerRow> playerColumn;
    @FXML private TableColumn<PlayerRow, PlayerRow> lastColumn;
    @FXML private TableColumn<PlayerRow, PlayerRow> ageColumn;
    @FXML private TableColumn<PlayerRow, PlayerRow> countColumn;
    @FXML private TableColumn<PlayerRow, PlayerRow> sizeColumn;
    @FXML private TableColumn<PlayerRow, PlayerRow> provenColumn;

    /** A view of the players. */
    public PlayersView(PlayersViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    /** What happens when a player's backups are to be shown. */
    void setOnOpened(Runnable action) {
        onOpened = action;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        onlyOverdue.selectedProperty().bindBidirectional(model.onlyOverdueProperty());
        var values = new IntegerSpinnerValueFactory(1, MOST_DAYS, model.daysProperty().get());
        days.setValueFactory(values);
        values.valueProperty().subscribe(value -> {
            if (value != null) {
                model.daysProperty().set(value);
            }
        });
        loading.visibleProperty().bind(model.loadingProperty());
        model.failureProperty().subscribe(error -> {
            failure.setVisible(error != null);
            failure.setManaged(error != null);
            if (error != null) {
                var text = i18n.error(error);
                failureText.setText(text.what());
                failureNext.setText(text.next() + "  " + text.code());
            }
        });
        FilledCell.in(playerColumn, () -> {
            var label = new IconLabel();
            return new FilledCell.Look<>(label, row -> label.show("fth-user", "", row.user(), "medium"));
        });
        playerColumn.getStyleClass().addAll("time-header", "time-cell");
        FilledCell.in(lastColumn, () -> text("tabular", row -> i18n.dateTime(row.last())));
        FilledCell.in(ageColumn, this::age);
        FilledCell.in(countColumn, () -> text("tabular", row -> i18n.number(row.count())));
        FilledCell.in(sizeColumn, () -> text("tabular", row -> i18n.size(row.size())));
        FilledCell.in(provenColumn, () -> {
            var label = new IconLabel();
            return new FilledCell.Look<>(label, row -> {
                var proven = row.proven();
                if (proven == null) {
                    label.show("fth-circle", "subtle-icon", i18n.text("backups.proven.not"), "muted");
                } else {
                    label.show("fth-check-circle", "success-icon", i18n.ago(proven), "success-text");
                }
            });
        });
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.rows());
        table.setPlaceholder(new Label(i18n.text("players.none")));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<PlayerRow>) _ -> model.choose(
                table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList()));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                open(table.getSelectionModel().getSelectedItem());
            }
        });
    }

    private void open(@Nullable PlayerRow row) {
        if (row != null) {
            model.open(row);
            onOpened.run();
        }
    }

    private static FilledCell.Look<PlayerRow> text(String style, Function<PlayerRow, String> text) {
        var label = new Label();
        label.getStyleClass().add(style);
        return new FilledCell.Look<>(label, row -> label.setText(text.apply(row)));
    }

    private static StackPane left(Label... labels) {
        var pane = new StackPane(labels);
        pane.setAlignment(Pos.CENTER_LEFT);
        return pane;
    }

    private FilledCell.Look<PlayerRow> age() {
        var usual = new Label();
        usual.getStyleClass().add("muted");
        var overdue = new Badge(Badge.Tone.WARNING, "fth-alert-triangle", "");
        return new FilledCell.Look<>(left(usual, overdue), row -> {
            usual.setVisible(!row.overdue());
            overdue.setVisible(row.overdue());
            usual.setText(i18n.age(row.last()));
            overdue.setText(i18n.text("players.overdue", i18n.age(row.last())));
        });
    }

    /** Puts the keyboard focus into the filter. */
    void focusFilter() {
        filter.requestFocus();
    }

    @FXML
    private void reload() {
        model.load();
    }

    @FXML
    private void verify() {
        model.verify();
    }

    @FXML
    private void prune() {
        model.prune();
    }

    @FXML
    private void copy() {
        model.copy();
    }
}
