package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.controls.RingProgressIndicator;
import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.SearchField;
import dev.laurel.ui.control.Toggles;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.LazyView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Cards or table of the achievements with the details beside them, or over them where the window is narrow. */
public final class AchievementsView {
    /** Below these widths and this height of the view, in pixels, things move together. */
    private static final double OVERLAY_BELOW = 1100 - 56;

    private static final double ICONS_BELOW = 1000 - 56;
    private static final double SHORT_BELOW = 700 - 32;

    private final AchievementsViewModel model;
    private final AchievementTexts texts;
    private final LazyView<AchievementTable> table;
    private final LazyView<ConsistencyView> consistency;
    private final List<CardLineCell> cells = new ArrayList<>();

    @FXML private StackPane root;
    @FXML private BorderPane frame;
    @FXML private VBox head;
    @FXML private Label subtitle;
    @FXML private RingProgressIndicator ring;
    @FXML private Label figure;
    @FXML private Label almost;
    @FXML private SearchField search;
    @FXML private ToggleGroup filterGroup;
    @FXML private ToggleButton filterAll;
    @FXML private ToggleButton filterUnlocked;
    @FXML private ToggleButton filterLocked;
    @FXML private ToggleButton filterAlmost;
    @FXML private MenuButton group;
    @FXML private MenuButton sort;
    @FXML private ToggleGroup layoutGroup;
    @FXML private ToggleButton cardsButton;
    @FXML private ToggleButton tableButton;
    @FXML private TimelinePane timeline;
    @FXML private StackPane lists;
    @FXML private ListView<CardLine> cards;
    @FXML private EmptyState nothing;
    @FXML private StackPane overlay;
    @FXML private Parent detail;
    @FXML private DetailView detailController;

    /** A view of the list. */
    public AchievementsView(
            AchievementsViewModel model, AchievementTexts texts, LazyView<AchievementTable> table,
            LazyView<ConsistencyView> consistency) {
        this.model = model;
        this.texts = texts;
        this.table = table;
        this.consistency = consistency;
    }

    @FXML
    private void initialize() {
        var i18n = texts.i18n();
        model.ownerProperty().subscribe(owner -> subtitle.setText(owner == null
                ? ""
                : i18n.text("achievements.subtitle", owner.game(), owner.user())));
        ring.setStringConverter(new Percent(i18n));
        model.summaryProperty().subscribe(this::drawSummary);
        search.textProperty().bindBidirectional(model.searchProperty());
        bindToggles();
        choice(group, "fth-layers", i18n.text("achievements.group"), model.groupedProperty(), List.of(true, false),
                grouped -> i18n.text(grouped ? "achievements.group.metric" : "achievements.group.none"));
        choice(sort, "fth-bar-chart", i18n.text("achievements.sort"), model.sortingProperty(),
                List.of(Sorting.values()), sorting -> i18n.text("achievements.sort." + sorting.name()));
        setUpCards();
        timeline.setUp(texts, model);
        model.consistency().shownProperty().subscribe(this::showConsistency);
        nothing.setOnAction(_ -> model.clearFilters());
        model.nothingFoundProperty().subscribe(this::showList);
        model.tableProperty().subscribe(this::showList);
        detailController.setOnClose(this::closeDetail);
        overlay.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (overlay.equals(event.getTarget())) {
                closeDetail();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        root.widthProperty().subscribe(this::fit);
        root.heightProperty().subscribe(this::fit);
        showList();
    }

    /** Puts the keyboard focus into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void drawSummary(AchievementsViewModel.Summary summary) {
        var i18n = texts.i18n();
        ring.setProgress(summary.total() == 0 ? 0 : Math.max(summary.fraction(), 1e-6));
        figure.setText(i18n.text("achievements.figure", summary.unlocked(), summary.total()));
        almost.setText(summary.almost() == 0
                ? i18n.text("achievements.figure.unlocked")
                : i18n.text("achievements.figure.almost", summary.almost()));
        ring.setAccessibleText(figure.getText() + " " + almost.getText());
        for (var button : List.of(filterAll, filterUnlocked, filterLocked, filterAlmost)) {
            if (button.getGraphic() instanceof Label count && button.getUserData() instanceof Filter filter) {
                count.setText(i18n.number(summary.of(filter)));
            }
        }
    }

    private void bindToggles() {
        filter(filterAll, Filter.ALL);
        filter(filterUnlocked, Filter.UNLOCKED);
        filter(filterLocked, Filter.LOCKED);
        filter(filterAlmost, Filter.ALMOST_THERE);
        Toggles.bind(filterGroup, model.filterProperty());
        cardsButton.setUserData(false);
        tableButton.setUserData(true);
        Toggles.bind(layoutGroup, model.tableProperty());
        drawSummary(model.summaryProperty().get());
    }

    private static void filter(ToggleButton button, Filter filter) {
        var count = new Label();
        count.getStyleClass().add("count");
        button.setUserData(filter);
        button.setGraphic(count);
        button.setContentDisplay(ContentDisplay.RIGHT);
    }

    /** A menu that shows what it stands at. */
    private static <T> void choice(MenuButton button, String icon, String lead, Property<T> property, List<T> values,
            java.util.function.Function<T, String> name) {
        var leadLabel = new Label(lead);
        leadLabel.getStyleClass().add("lead");
        var valueLabel = new Label();
        valueLabel.getStyleClass().add("value");
        var symbol = new FontIcon(icon);
        symbol.getStyleClass().add("choice-icon");
        symbol.setVisible(false);
        symbol.setManaged(false);
        var face = new HBox(5, symbol, leadLabel, valueLabel);
        face.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        button.setGraphic(face);
        var items = new ToggleGroup();
        for (var value : values) {
            var item = new RadioMenuItem(name.apply(value));
            item.setUserData(value);
            item.setToggleGroup(items);
            button.getItems().add(item);
        }
        Toggles.bind(items, property);
        property.subscribe(value -> {
            valueLabel.setText(name.apply(value));
            button.setAccessibleText(lead + " " + name.apply(value));
        });
    }

    private static void iconOnly(MenuButton button, boolean wanted) {
        if (button.getGraphic() instanceof HBox face) {
            face.getChildren().forEach(node -> {
                var shown = node instanceof FontIcon == wanted;
                node.setVisible(shown);
                node.setManaged(shown);
            });
        }
    }

    private void setUpCards() {
        cards.setItems(model.lines());
        cards.setAccessibleText(texts.i18n().text("nav.achievements"));
        var actions = new CardLineCell.Actions() {
            @Override
            public void toggle(MetricGroup shown) {
                model.toggle(shown);
            }

            @Override
            public void select(AchievementRow row) {
                model.selectedProperty().set(row);
                cards.requestFocus();
            }

            @Override
            public void open(AchievementRow row) {
                model.selectedProperty().set(row);
                openDetail();
            }

            @Override
            public @Nullable AchievementRow selected() {
                return model.selectedProperty().get();
            }

            @Override
            public int columns() {
                return model.columnsProperty().get();
            }
        };
        cards.setCellFactory(_ -> new CardLineCell(texts, actions, cells::add));
        cards.widthProperty().subscribe(width -> model.columnsProperty().set(
                CardLine.columns(width.doubleValue() - CardLineCell.LEFT - CardLineCell.RIGHT)));
        model.selectedProperty().subscribe(row -> {
            cells.forEach(CardLineCell::drawSelection);
            if (row != null) {
                cards.setAccessibleText(texts.spoken(row.standing()));
            }
        });
        cards.addEventFilter(KeyEvent.KEY_PRESSED, this::moveAmongCards);
    }

    private void moveAmongCards(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var move = switch (event.getCode()) {
            case LEFT -> CardNavigation.Move.LEFT;
            case RIGHT -> CardNavigation.Move.RIGHT;
            case UP -> CardNavigation.Move.UP;
            case DOWN -> CardNavigation.Move.DOWN;
            case PAGE_UP -> CardNavigation.Move.PAGE_UP;
            case PAGE_DOWN -> CardNavigation.Move.PAGE_DOWN;
            case HOME -> CardNavigation.Move.FIRST;
            case END -> CardNavigation.Move.LAST;
            default -> null;
        };
        if (move == null) {
            return;
        }
        event.consume();
        var page = (int) Math.max(1, cards.getHeight() / CardLineCell.STRIP);
        var row = CardNavigation.move(model.lines(), model.selectedProperty().get(), move, page);
        if (row != null) {
            model.selectedProperty().set(row);
            scrollTo(row);
        }
    }

    private void scrollTo(AchievementRow row) {
        for (var i = 0; i < model.lines().size(); i++) {
            if (model.lines().get(i) instanceof CardLine.Strip strip && strip.cards().contains(row)) {
                var line = i;
                var inSight = cells.stream().anyMatch(cell -> cell.getIndex() == line && cell.getParent() != null
                        && cell.isVisible() && cell.getBoundsInParent().getMinY() >= 0
                        && cell.getBoundsInParent().getMaxY() <= cards.getHeight());
                if (!inSight) {
                    cards.scrollTo(Math.max(0, line - 1));
                }
                return;
            }
        }
    }

    /** Scrolls to what is selected. */
    void showSelected() {
        var row = model.selectedProperty().get();
        if (row != null) {
            scrollTo(row);
            if (model.tableProperty().get()) {
                table.view().scrollTo(row);
            }
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (list().isFocused() && model.selectedProperty().get() != null) {
                    openDetail();
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (overlay.isVisible()) {
                    closeDetail();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void openDetail() {
        if (isNarrow()) {
            overlay.setVisible(true);
            detailController.focusFirst();
        }
    }

    private void closeDetail() {
        overlay.setVisible(false);
        list().requestFocus();
    }

    private Parent list() {
        return model.tableProperty().get() ? table.root() : cards;
    }

    /** Most profiles are sound, and the banner is made for one that isn't. */
    private void showConsistency(boolean shown) {
        if (shown && !head.getChildren().contains(consistency.root())) {
            head.getChildren().add(head.getChildren().indexOf(timeline), consistency.root());
        }
    }

    private void showList() {
        var none = model.nothingFoundProperty().get();
        var asTable = model.tableProperty().get();
        nothing.setVisible(none);
        cards.setVisible(!none && !asTable);
        // Cells of a list that is not looked at cost as much as those that are, so the table is made when it is wanted.
        if (asTable && !lists.getChildren().contains(table.root())) {
            table.root().addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getClickCount() == 2 && model.selectedProperty().get() != null) {
                    openDetail();
                }
            });
            lists.getChildren().addFirst(table.root());
        } else if (!asTable && !lists.getChildren().getFirst().equals(cards)) {
            lists.getChildren().removeFirst();
        }
        if (asTable) {
            table.root().setVisible(!none);
        }
        fit();
    }

    /** Whole percent, rounded down: 100 only when all is done. */
    private static final class Percent extends StringConverter<Double> {
        private final I18n i18n;

        Percent(I18n i18n) {
            this.i18n = i18n;
        }

        @Override
        public String toString(Double fraction) {
            return i18n.number(Math.floor(fraction * 100 + 1e-9)) + "%";
        }

        @Override
        public Double fromString(String text) {
            throw new UnsupportedOperationException("A ring is not typed into");
        }
    }

    private boolean isNarrow() {
        return root.getWidth() > 0 && root.getWidth() < OVERLAY_BELOW;
    }

    private void fit() {
        var narrow = isNarrow();
        detailController.setClosable(narrow);
        if (narrow && frame.getRight() != null) {
            frame.setRight(null);
            overlay.getChildren().setAll(detail);
        } else if (!narrow && frame.getRight() == null) {
            overlay.getChildren().clear();
            frame.setRight(detail);
            overlay.setVisible(false);
        }
        var icons = root.getWidth() > 0 && root.getWidth() < ICONS_BELOW;
        iconOnly(group, icons);
        iconOnly(sort, icons);
        search.setPrefWidth(icons ? 200 : 240);
        timeline.fit(model.tableProperty().get(), root.getHeight() > 0 && root.getHeight() < SHORT_BELOW);
    }
}
