package dev.laurel.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.Badge;
import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.dialog.ModalHost;
import dev.laurel.ui.frame.Feature;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws the frame of the window and puts the features into it. */
public final class ShellView {
    private static final double NARROW_BELOW = 1100;
    private static final double FACE = 20;
    private static final List<KeyCode> DIGITS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);

    private final ShellViewModel viewModel;
    private final StatusViewModel status;
    private final SyncViewModel syncing;
    private final AutomaticViewModel automatic;
    private final Function<FeatureId, Feature> features;
    private final LazyView<?> welcomeView;
    private final ModalHost modals;
    private final I18n i18n;
    private final Map<FeatureId, ? extends ObservableIntegerValue> badges;
    private final Map<FeatureId, Feature> made = new EnumMap<>(FeatureId.class);
    private final Map<FeatureId, Parent> views = new EnumMap<>(FeatureId.class);
    private final Map<FeatureId, ToggleButton> navigation = new EnumMap<>(FeatureId.class);
    private @Nullable Feature shown;

    @FXML private StackPane window;
    @FXML private BorderPane frame;
    @FXML private VBox sidebar;
    @FXML private MenuButton switcher;
    @FXML private VBox items;
    @FXML private Button importButton;
    @FXML private Button exportButton;
    @FXML private StackPane content;
    @FXML private Label saved;
    @FXML private Label backup;
    @FXML private MenuButton automaticMenu;
    @FXML private Region syncLine;
    @FXML private Button sync;
    @FXML private FontIcon syncIcon;
    @FXML private HBox tasks;
    @FXML private StackPane welcome;
    @FXML private StackPane overlays;
    @FXML private StackPane dropTarget;

    /**
     * A frame.
     *
     * @param features makes a feature when it is first shown
     * @param badges how many things in features ask for attention, whether they were shown or not; 0 shows nothing
     * @param welcomeView shown while no profile is open
     */
    public ShellView(
            ShellViewModel viewModel, StatusViewModel status, SyncViewModel syncing, AutomaticViewModel automatic,
            Function<FeatureId, Feature> features, Map<FeatureId, ? extends ObservableIntegerValue> badges,
            LazyView<?> welcomeView, ModalHost modals, I18n i18n) {
        this.viewModel = viewModel;
        this.status = status;
        this.syncing = syncing;
        this.automatic = automatic;
        this.features = features;
        this.badges = badges;
        this.welcomeView = welcomeView;
        this.modals = modals;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        var group = new ToggleGroup();
        for (var id : FeatureId.values()) {
            items.getChildren().add(navigationItem(id, group));
        }
        badges.forEach(this::showBadge);
        group.selectedToggleProperty().subscribe((before, item) -> {
            if (item == null) {
                group.selectToggle(before); // A click on the chosen item must not leave none chosen.
            } else if (item.getUserData() instanceof FeatureId chosen) {
                viewModel.show(chosen);
            }
        });
        decorate(importButton, "fth-log-in", "Ctrl+I");
        decorate(exportButton, "fth-log-out", "Ctrl+E");
        viewModel.profile().subscribe(this::showProfile);
        viewModel.profiles().subscribe(this::listProfiles);
        viewModel.profileOpen().subscribe(this::showFrame);
        viewModel.feature().subscribe((Runnable) this::showFeature);
        viewModel.request().subscribe(this::openDetail);
        saved.textProperty().bind(status.saved());
        backup.textProperty().bind(status.backup());
        new AutomaticNode(automaticMenu, automatic, i18n);
        sync.textProperty().bind(syncing.text());
        syncing.state().subscribe(this::showSync);
        new TasksNode(tasks, status.running(), i18n);
        window.widthProperty().subscribe(width -> narrow(width.doubleValue() < NARROW_BELOW));
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        acceptFiles();
    }

    /** Lays dialogs and toasts over everything. */
    public void setOverlays(List<Node> nodes) {
        overlays.getChildren().setAll(nodes);
    }

    private Node navigationItem(FeatureId id, ToggleGroup group) {
        var button = new ToggleButton(i18n.text(id.titleKey()), new FontIcon(id.icon()));
        button.getStyleClass().add("nav-item");
        button.setId("nav-" + id.name().toLowerCase(Locale.ROOT));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setUserData(id);
        navigation.put(id, button);
        return row(button);
    }

    private static StackPane row(Node button) {
        var row = new StackPane(button);
        row.getStyleClass().add("nav-row");
        return row;
    }

    private void decorate(Button button, String icon, String keys) {
        button.setGraphic(new FontIcon(icon));
        var parent = (VBox) button.getParent();
        var at = parent.getChildren().indexOf(button);
        var label = new Label(keys);
        label.getStyleClass().add("shortcut");
        label.setMouseTransparent(true);
        var row = new StackPane();
        parent.getChildren().set(at, row);
        row.getStyleClass().add("nav-row");
        row.getChildren().addAll(button, label);
        StackPane.setAlignment(label, Pos.CENTER_RIGHT);
    }

    private void showFrame(boolean profileOpen) {
        frame.setVisible(profileOpen);
        welcome.setVisible(!profileOpen);
        if (profileOpen) {
            showFeature();
        } else {
            welcome.getChildren().setAll(welcomeView.root());
        }
    }

    private void showFeature() {
        if (!viewModel.profileOpen().get()) {
            return;
        }
        var id = viewModel.feature().get();
        var feature = feature(id);
        Objects.requireNonNull(navigation.get(id)).setSelected(true);
        if (feature.equals(shown)) {
            return;
        }
        if (shown != null) {
            shown.hidden();
        }
        shown = feature;
        content.getChildren().setAll(views.computeIfAbsent(id, _ -> fitting(feature.view())));
        feature.shown();
    }

    /** A view that asks for more room than there is would grow over the sidebar, and never learn that it is narrow. */
    private static Parent fitting(Parent view) {
        if (view instanceof Region region) {
            region.setMinSize(0, 0);
        }
        return view;
    }

    private Feature feature(FeatureId id) {
        return made.computeIfAbsent(id, features);
    }

    private void showBadge(FeatureId id, ObservableIntegerValue number) {
        var button = navigation.get(id);
        if (button == null) {
            return;
        }
        var badge = new Badge(Badge.Tone.WARNING, "", "");
        badge.setMouseTransparent(true);
        badge.textProperty().bind(number.map(it -> i18n.number(it.doubleValue())));
        badge.visibleProperty().bind(Bindings.greaterThan(number, 0));
        StackPane.setAlignment(badge, Pos.CENTER_RIGHT);
        ((StackPane) button.getParent()).getChildren().add(badge);
    }

    private void openDetail(Navigation.@Nullable Request request) {
        if (request != null && viewModel.profileOpen().get()) {
            feature(request.feature()).open(request.detail());
        }
    }

    private void showProfile(@Nullable ProfileRow profile) {
        if (profile == null) {
            return;
        }
        var name = new Label(profile.name());
        name.getStyleClass().add("who");
        var game = new Label(profile.game());
        game.getStyleClass().add("secondary");
        var texts = new VBox(name, game);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.visibleProperty().bind(window.widthProperty().greaterThanOrEqualTo(NARROW_BELOW));
        texts.managedProperty().bind(texts.visibleProperty());
        var box = new HBox(10, face(profile), texts);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        switcher.setGraphic(box);
        switcher.setAccessibleText(i18n.text("shell.switcher") + ": " + profile.name());
    }

    private static Node face(ProfileRow profile) {
        var face = new StackPane(new EmojiIcon(profile.face(), FACE));
        face.getStyleClass().add("face");
        return face;
    }

    private void listProfiles() {
        switcher.getItems().clear();
        for (var row : viewModel.profiles()) {
            var item = new MenuItem(i18n.text("shell.profile", row.name(), row.game()));
            item.setGraphic(row.open() ? new FontIcon("fth-check") : new EmojiIcon(row.face(), 16));
            item.setOnAction(_ -> viewModel.open(row));
            switcher.getItems().add(item);
        }
        switcher.getItems().addAll(
                new SeparatorMenuItem(),
                item("shell.addProfile", "fth-plus", viewModel::openCatalog),
                item("shell.addSample", "fth-play", viewModel::openSample),
                item("shell.manageProfiles", "fth-users",
                        () -> ProfilesDialog.show(viewModel, modals, i18n)));
    }

    private MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(i18n.text(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void narrow(boolean narrow) {
        StyleClass.set(sidebar, "narrow", narrow);
        var display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        navigation.forEach((id, button) -> {
            button.setContentDisplay(display);
            button.setTooltip(narrow ? new Tooltip(i18n.text(id.titleKey())) : null);
        });
        for (var button : List.of(importButton, exportButton)) {
            button.setContentDisplay(display);
            button.setTooltip(narrow ? new Tooltip(button.getText()) : null);
        }
    }

    private void showSync(Syncing.State state) {
        for (var node : List.of(syncLine, sync)) {
            node.setVisible(state != Syncing.State.OFF);
            node.setManaged(state != Syncing.State.OFF);
        }
        var failed = state == Syncing.State.FAILED;
        syncIcon.setIconLiteral(failed ? "fth-alert-triangle" : "fth-refresh-cw");
        StyleClass.set(syncIcon, "warning-icon", failed);
        sync.setTooltip(new Tooltip(i18n.text(failed ? "status.sync.details" : "status.sync.now")));
    }

    @FXML
    private void syncOrExplain() {
        syncing.act();
    }

    @FXML
    private void importFile() {
        viewModel.importFile();
    }

    @FXML
    private void exportFile() {
        viewModel.exportFile();
    }

    private void onKey(KeyEvent event) {
        var action = action(event);
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    /** What a key does in the whole window, null for those that belong to the control which has the focus. */
    private @Nullable Runnable action(KeyEvent event) {
        if (event.getCode() == KeyCode.F1) {
            return () -> ShortcutsDialog.show(modals, i18n);
        }
        if (!event.isShortcutDown() || event.isShiftDown() || event.isAltDown()) {
            return null;
        }
        var target = event.getTarget();
        return switch (event.getCode()) {
            case O -> viewModel::openCatalog;
            case I -> viewModel::importFile;
            case E -> viewModel::exportFile;
            case F -> shown == null ? null : shown::focusSearch;
            // A field that is being typed in undoes its own typing.
            case Z -> target instanceof TextInputControl ? null : viewModel::undo;
            default -> nth(DIGITS.indexOf(event.getCode()));
        };
    }

    private @Nullable Runnable nth(int number) {
        return number < 0 ? null : () -> viewModel.show(List.of(FeatureId.values()).get(number));
    }

    private void acceptFiles() {
        window.setOnDragOver(event -> {
            if (event.getGestureSource() == null && event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                dropTarget.setVisible(true);
                event.consume();
            }
        });
        window.setOnDragExited(_ -> dropTarget.setVisible(false));
        window.setOnDragDropped(this::onDropped);
    }

    private void onDropped(DragEvent event) {
        dropTarget.setVisible(false);
        List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        viewModel.openFiles(files);
    }
}
