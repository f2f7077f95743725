package dev.laurel.ui.backups;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.FilledCell;
import dev.laurel.ui.control.Segments;
import dev.laurel.ui.control.StyleClass;
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
    /** Below this width of the window the toolbar has room for the first few buttons alone. */
    private static final double FULL_TOOLBAR = 1240;

    private final BackupsViewModel model;
    private final PlayersViewModel playersModel;
    private final BackupActions actions;
    private final KeepingActions keeping;
    private final FxmlLoader loader;
    private final I18n i18n;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.BACKUPS);

    @FXML private VBox root;
    @FXML private HBox modes;
    @FXML private StackPane toolbar;
    @FXML private Label summary;
    @FXML private ComboBox<Place> place;
    @FXML private ComboBox<String> user;
    @FXML private HBox picking;
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
    @FXML private TableColumn<BackupRow, BackupRow> pinColumn;
    @FXML private TableColumn<BackupRow, BackupRow> originColumn;
    @FXML private TableColumn<BackupRow, BackupRow> provenColumn;
    @FXML private EmptyState empty;

    private @Nullable BackupsToolbarView toolbarView;
    private @Nullable PreviewView previewView;
    private @Nullable Parent preview;
    private boolean narrow;
    private boolean open;
    private boolean following;
    private @Nullable PlayersView playersView;
    private @Nullable Node players;

    /** A view of the backups; the loader makes its inner view. */
    public BackupsView(
            BackupsViewModel model, PlayersViewModel playersModel, BackupActions actions, KeepingActions keeping,
            FxmlLoader loader, I18n i18n) {
        this.model = model;
        this.playersModel = playersModel;
        this.actions = actions;
        this.keeping = keeping;
        this.loader = loader;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        buildModes();
        buildPlaces();
        buildTable();
        buildSlider();
        var bar = loader.load(BackupsToolbarView.class);
        toolbarView = bar.view();
        toolbar.getChildren().setAll(bar.root());
        model.pickingProperty().subscribe(wanted -> show(picking, wanted));
        table.setContextMenu(new ContextMenu(
                item("backups.restore", "fth-rotate-ccw", actions::restore),
                item("backups.verify", "fth-check-circle", keeping::verify),
                item("backups.diff", "fth-columns", model::pickOther),
                item("backups.pin", "fth-bookmark", keeping::pin),
                item("backups.unpin", "fth-bookmark", keeping::unpin),
                item("backups.download", "fth-download", actions::download),
                item("backups.delete", "fth-trash-2", keeping::delete)));
        model.stateProperty().subscribe(this::show);
        var loaded = loader.load(PreviewView.class);
        previewView = loaded.view();
        preview = loaded.root();
        arrange();
        follow(root.sceneProperty());
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.pickingProperty().get()) {
                model.stopPicking();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && narrow && open) {
                setOpen(false);
                event.consume();
            }
        });
    }

    private enum Mode {
        BACKUPS,
        PLAYERS
    }

    private void buildModes() {
        Segments.bind(modes, List.of(Mode.values()), it -> i18n.text("backups.mode." + it.name().toLowerCase(Locale.ROOT)),
                it -> i18n.text("backups.mode." + it.name().toLowerCase(Locale.ROOT) + ".tip"), mode);
        mode.subscribe(this::show);
        model.places().placeProperty().subscribe((_, _) -> {
            if (mode.get() == Mode.PLAYERS) {
                playersModel.load();
            }
        });
    }

    /** Somebody's backups, or everybody who has some. */
    private void show(Mode what) {
        var all = what == Mode.PLAYERS;
        if (all && playersView == null) {
            var loaded = loader.load(PlayersView.class);
            playersView = loaded.view();
            playersView.setOnOpened(() -> mode.set(Mode.BACKUPS));
            players = loaded.root();
            VBox.setVgrow(loaded.root(), Priority.ALWAYS);
            root.getChildren().add(loaded.root());
        }
        if (players != null) {
            show(players, all);
        }
        show(user, !all);
        show(toolbar, !all);
        show(body, !all);
        summary.textProperty().unbind();
        summary.textProperty().bind(all ? playersModel.summaryProperty() : model.summaryProperty());
        if (all) {
            show(slider, false);
            show(failure, false);
            playersModel.load();
        } else {
            playersModel.stop();
            show(model.stateProperty().get());
        }
    }

    private MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(i18n.text(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void follow(ObservableValue<Scene> scene) {
        scene.flatMap(Scene::widthProperty).subscribe(width -> {
            if (toolbarView != null) {
                toolbarView.setFull(width == null || width.doubleValue() >= FULL_TOOLBAR);
            }
            var now = width != null && width.doubleValue() < NARROW;
            if (now != narrow) {
                narrow = now;
                arrange();
            }
        });
        scene.flatMap(Scene::heightProperty).subscribe(
                height -> slider.setFlat(height != null && height.doubleValue() < LOW));
    }

    /** Puts the selected backup beside the table, or over it in a narrow window. */
    private void arrange() {
        var pane = preview;
        if (pane == null || previewView == null) {
            return;
        }
        split.getChildren().remove(pane);
        body.getChildren().remove(pane);
        StyleClass.set(pane, "over", narrow);
        previewView.setOver(narrow, () -> setOpen(false));
        if (narrow) {
            ((Region) pane).setMaxWidth(Region.USE_PREF_SIZE);
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
        place.setButtonCell(new PlaceCell(model.places().placeProperty()));
        user.setItems(model.places().users());
        user.valueProperty().bindBidirectional(model.places().userProperty());
        user.setButtonCell(new UserCell(model.places().userProperty()));
    }

    private void buildTable() {
        var looks = new BackupLooks(model, i18n);
        FilledCell.in(timeColumn, looks::time);
        timeColumn.getStyleClass().addAll("time-header", "time-cell");
        FilledCell.in(ageColumn, looks::age);
        FilledCell.in(sizeColumn, looks::size);
        FilledCell.in(versionColumn, looks::version);
        FilledCell.in(lockColumn, looks::lock);
        FilledCell.in(pinColumn, looks::pin);
        FilledCell.in(originColumn, looks::origin);
        FilledCell.in(provenColumn, looks::proven);
        lockColumn.setGraphic(new FontIcon("fth-lock"));
        looks.fit(originColumn, provenColumn);
        model.knownProperty().subscribe(_ -> table.refresh());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.rows());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<BackupRow>) _ -> choose());
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> choose());
        model.selectedProperty().subscribe(this::select);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && model.selectedProperty().get() != null) {
                setOpen(true);
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                keeping.delete();
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> setOpen(event.getClickCount() > 0 && model.selectedProperty().get() != null));
        // The least important column goes first.
        table.widthProperty().subscribe(width -> {
            versionColumn.setVisible(width.doubleValue() > 720);
            sizeColumn.setVisible(width.doubleValue() > 660);
            originColumn.setVisible(width.doubleValue() > 560);
        });
        table.setRowFactory(_ -> new DragOutRow(actions));
    }

    /** The table says more than once what is selected, and in between what is half so. */
    private void choose() {
        var selection = table.getSelectionModel();
        var rows = selection.getSelectedItems().stream().filter(Objects::nonNull).toList();
        var lead = selection.getSelectedItem();
        if (following || lead == null || !rows.contains(lead)) {
            return;
        }
        var before = model.selectedProperty().get();
        model.choose(lead, rows);
        if (before != null && before.equals(model.selectedProperty().get()) && !before.equals(lead)) {
            // It was picked to be compared with; the one that is looked at stays.
            select(before);
        }
    }

    private void select(@Nullable BackupRow row) {
        var selection = table.getSelectionModel();
        following = true;
        if (row == null) {
            selection.clearSelection();
        } else if (!row.equals(selection.getSelectedItem())) {
            selection.clearSelection();
            selection.select(row);
            table.scrollTo(row);
        }
        following = false;
        showSelected(row);
    }

    private void buildSlider() {
        slider.name(i18n.text("backups.slider"), i18n.text("backups.slider.older"), i18n.text("backups.slider.newer"));
        slider.handle(model::selectAt, () -> model.step(-1), () -> model.step(1));
        model.timelineProperty().subscribe(line -> {
            slider.show(line, TimelineTicks.of(line, i18n));
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
        show(slider, mode.get() == Mode.BACKUPS
                && (state == BackupsViewModel.State.READY || state == BackupsViewModel.State.NO_MATCH));
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
        show(failure, error != null && mode.get() == Mode.BACKUPS);
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

    private static void show(Node node, boolean visible) {
        node.setManaged(visible);
        node.setVisible(visible);
    }

    /** Puts the keyboard focus into the filter. */
    void focusFilter() {
        if (mode.get() == Mode.PLAYERS && playersView != null) {
            playersView.focusFilter();
        } else if (toolbarView != null) {
            toolbarView.focusFilter();
        }
    }

    @FXML
    private void stopPicking() {
        model.stopPicking();
    }

    @FXML
    private void reload() {
        model.load();
    }
}
