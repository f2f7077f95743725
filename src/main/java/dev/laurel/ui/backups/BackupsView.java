package dev.laurel.ui.backups;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.function.Function;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.SearchField;
import dev.laurel.ui.fx.FxmlLoader;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The backups of a destination: slider, table and the selected one. */
public final class BackupsView {
    /** Below this width of the window the selected backup is shown over the table, on demand. */
    private static final double NARROW = 1100;
    /** Below this height of the window the slider is but a line. */
    private static final double LOW = 700;
    private static final int MOST_TICKS = 8;

    private final BackupsViewModel model;
    private final BackupActions actions;
    private final FxmlLoader loader;
    private final I18n i18n;

    @FXML private VBox root;
    @FXML private Label summary;
    @FXML private ComboBox<Place> place;
    @FXML private ComboBox<String> user;
    @FXML private Button backUpButton;
    @FXML private Button restoreButton;
    @FXML private SearchField filter;
    @FXML private TimeSlider slider;
    @FXML private HBox failure;
    @FXML private Label failureText;
    @FXML private Label failureNext;
    @FXML private StackPane body;
    @FXML private HBox split;
    @FXML private TableView<BackupRow> table;
    @FXML private TableColumn<BackupRow, BackupRow> timeColumn;
    @FXML private TableColumn<BackupRow, BackupRow> ageColumn;
    @FXML private TableColumn<BackupRow, BackupRow> sizeColumn;
    @FXML private TableColumn<BackupRow, BackupRow> versionColumn;
    @FXML private TableColumn<BackupRow, BackupRow> lockColumn;
    @FXML private TableColumn<BackupRow, BackupRow> originColumn;
    @FXML private EmptyState empty;

    private @Nullable PreviewView previewView;
    private @Nullable Parent preview;
    private boolean narrow;
    private boolean open;

    /** A view of the backups; the loader makes its inner view. */
    public BackupsView(BackupsViewModel model, BackupActions actions, FxmlLoader loader, I18n i18n) {
        this.model = model;
        this.actions = actions;
        this.loader = loader;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        summary.textProperty().bind(model.summaryProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        buildPlaces();
        buildTable();
        buildSlider();
        backUpButton.disableProperty().bind(actions.canBackUp().not());
        restoreButton.disableProperty().bind(actions.canRestore().not());
        model.stateProperty().subscribe(this::show);
        var loaded = loader.load(PreviewView.class);
        previewView = loaded.view();
        preview = loaded.root();
        arrange();
        follow(root.sceneProperty());
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && narrow && open) {
                setOpen(false);
                event.consume();
            }
        });
    }

    private void follow(ObservableValue<Scene> scene) {
        scene.flatMap(Scene::widthProperty).subscribe(width -> {
            var now = width != null && width.doubleValue() < NARROW;
            if (now != narrow) {
                narrow = now;
                arrange();
            }
        });
        scene.flatMap(Scene::heightProperty)
                .subscribe(height -> slider.setFlat(height != null && height.doubleValue() < LOW));
    }

    /** Puts the selected backup beside the table, or over it in a narrow window. */
    private void arrange() {
        var pane = preview;
        if (pane == null || previewView == null) {
            return;
        }
        split.getChildren().remove(pane);
        body.getChildren().remove(pane);
        pane.getStyleClass().remove("over");
        previewView.setOver(narrow, () -> setOpen(false));
        if (narrow) {
            pane.getStyleClass().add("over");
            if (pane instanceof Region region) {
                region.setMaxWidth(Region.USE_PREF_SIZE);
            }
            StackPane.setAlignment(pane, Pos.CENTER_RIGHT);
            body.getChildren().add(pane);
            setOpen(false);
        } else {
            split.getChildren().add(pane);
            pane.setVisible(showsTable());
            pane.setManaged(showsTable());
        }
    }

    private void setOpen(boolean value) {
        open = value;
        if (preview != null && narrow) {
            preview.setVisible(value);
            if (!value) {
                table.requestFocus();
            }
        }
    }

    private boolean showsTable() {
        return switch (model.stateProperty().get()) {
            case READY, NO_MATCH, LOADING -> true;
            case FAILED -> !model.rows().isEmpty();
            case NO_DESTINATION, EMPTY -> false;
        };
    }

    private void buildPlaces() {
        place.setItems(model.places().places());
        place.valueProperty().bindBidirectional(model.places().placeProperty());
        place.setCellFactory(_ -> new PlaceCell());
        place.setButtonCell(new PlaceCell());
        user.setItems(model.places().users());
        user.valueProperty().bindBidirectional(model.places().userProperty());
        user.setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String id, boolean none) {
                super.updateItem(id, none);
                setText(id);
                setGraphic(none ? null : new FontIcon("fth-user"));
                setGraphicTextGap(8);
            }
        });
    }

    private static final class PlaceCell extends ListCell<Place> {
        @Override
        protected void updateItem(@Nullable Place what, boolean none) {
            super.updateItem(what, none);
            setText(null);
            if (none || what == null) {
                setGraphic(null);
                return;
            }
            var kind = new Label(what.kind());
            kind.getStyleClass().add("secondary");
            var line = new HBox(8, new FontIcon(what.icon()), new Label(what.name()), kind);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setTooltip(new Tooltip(what.detail()));
        }
    }

    private void buildTable() {
        column(timeColumn, row -> {
            var day = new Label(i18n.date(row.time()) + ",");
            day.getStyleClass().add("tabular");
            var time = new Label(i18n.time(row.time()));
            time.getStyleClass().add("tabular-semibold");
            var line = new HBox(4, day, time);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        });
        timeColumn.getStyleClass().addAll("time-header", "time-cell");
        column(ageColumn, row -> styled(new Label(i18n.age(row.time())), "muted"));
        column(sizeColumn, row -> styled(new Label(i18n.size(row.size())), "tabular"));
        column(versionColumn, row -> styled(new Label(row.version()), "mono"));
        column(lockColumn, this::lock);
        column(originColumn, row -> {
            var origin = model.origin(row);
            var label = new Label(i18n.text(origin.key()), new FontIcon(origin.icon()));
            label.setGraphicTextGap(8);
            return styled(label, "muted");
        });
        lockColumn.setGraphic(new FontIcon("fth-lock"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(this::select);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && model.selectedProperty().get() != null) {
                setOpen(true);
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                actions.delete();
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> setOpen(event.getClickCount() > 0 && model.selectedProperty().get() != null));
        table.widthProperty().subscribe(width -> versionColumn.setVisible(width.doubleValue() > 560));
    }

    private void select(@Nullable BackupRow row) {
        var selection = table.getSelectionModel();
        if (row == null) {
            selection.clearSelection();
        } else if (!row.equals(selection.getSelectedItem())) {
            selection.select(row);
            table.scrollTo(row);
        }
        showSelected(row);
    }

    private Node lock(BackupRow row) {
        var icon = new FontIcon(row.encrypted() ? "fth-lock" : "fth-unlock");
        icon.getStyleClass().add(row.encrypted() ? "accent-icon" : "subtle-icon");
        icon.setAccessibleText(i18n.text(row.encrypted() ? "backups.badge.encrypted" : "backups.badge.plain"));
        return icon;
    }

    private void buildSlider() {
        slider.name(i18n.text("backups.slider"), i18n.text("backups.slider.older"), i18n.text("backups.slider.newer"));
        slider.handle(model::selectAt, () -> model.step(-1), () -> model.step(1));
        model.timelineProperty().subscribe(line -> {
            var texts = new ArrayList<String>();
            var places = new ArrayList<Double>();
            var first = LocalDate.ofInstant(line.from(), i18n.zone());
            var days = ChronoUnit.DAYS.between(first, LocalDate.ofInstant(line.until(), i18n.zone()));
            var step = Math.max(1, (int) Math.ceil((double) days / MOST_TICKS));
            for (var day = 0L; day < days; day += step) {
                var start = first.plusDays(day).atStartOfDay(i18n.zone()).toInstant();
                texts.add(i18n.day(start));
                places.add(line.position(start));
            }
            texts.add(i18n.text("backups.slider.now"));
            places.add(1.0);
            slider.show(line, texts, places);
            showSelected(model.selectedProperty().get());
        });
    }

    private void showSelected(@Nullable BackupRow row) {
        slider.moveTo(row == null ? 1 : model.timelineProperty().get().position(row.time()),
                row == null ? "" : i18n.dayTime(row.time()));
    }

    private void show(BackupsViewModel.State state) {
        var hasRows = showsTable();
        show(table, hasRows && state != BackupsViewModel.State.NO_MATCH);
        show(slider, state == BackupsViewModel.State.READY || state == BackupsViewModel.State.NO_MATCH);
        if (preview != null && !narrow) {
            show(preview, hasRows);
        }
        show(empty, switch (state) {
            case NO_DESTINATION, EMPTY, NO_MATCH -> true;
            case READY, LOADING, FAILED -> false;
        });
        switch (state) {
            case NO_DESTINATION -> say("fth-hard-drive", "backups.empty.noDestination", "backups.addFolder");
            case EMPTY -> say("fth-archive", "backups.empty", actions.canBackUp().get() ? "backups.backUp" : "");
            case NO_MATCH -> say("fth-search", "backups.noMatch", "backups.clearFilter");
            case READY, LOADING, FAILED -> { }
        }
        empty.setOnAction(_ -> {
            switch (state) {
                case NO_DESTINATION -> actions.addFolder();
                case EMPTY -> actions.backUpNow();
                case NO_MATCH -> model.clearFilter();
                case READY, LOADING, FAILED -> { }
            }
        });
        var error = model.failureProperty().get();
        show(failure, error != null);
        if (error != null) {
            var text = i18n.error(error);
            failureText.setText(text.what());
            failureNext.setText(text.next() + "  " + text.code());
        }
    }

    private void say(String icon, String key, String actionKey) {
        empty.setIcon(icon);
        empty.setText(i18n.text(key));
        empty.setAction(actionKey.isEmpty() ? "" : i18n.text(actionKey));
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }

    private static void column(TableColumn<BackupRow, BackupRow> column, Function<BackupRow, Node> look) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable BackupRow row, boolean none) {
                super.updateItem(row, none);
                setGraphic(none || row == null ? null : look.apply(row));
            }
        });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Puts the keyboard focus into the filter. */
    void focusFilter() {
        filter.requestFocus();
    }

    @FXML
    private void backUpNow() {
        actions.backUpNow();
    }

    @FXML
    private void restore() {
        actions.restore();
    }

    @FXML
    private void reload() {
        model.load();
    }
}
