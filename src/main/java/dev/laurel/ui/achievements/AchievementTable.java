package dev.laurel.ui.achievements;

import java.util.List;
import java.util.Map;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.control.chart.ProgressLine;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The achievements as a table. */
public final class AchievementTable {
    private final AchievementTexts texts;
    private final AchievementsViewModel model;

    @FXML private TableView<AchievementRow> table;
    @FXML private TableColumn<AchievementRow, AchievementRow> stateColumn;
    @FXML private TableColumn<AchievementRow, AchievementRow> titleColumn;
    @FXML private TableColumn<AchievementRow, AchievementRow> metricColumn;
    @FXML private TableColumn<AchievementRow, AchievementRow> targetColumn;
    @FXML private TableColumn<AchievementRow, AchievementRow> progressColumn;
    @FXML private TableColumn<AchievementRow, AchievementRow> unlockedColumn;

    /** A table of what the model shows. */
    public AchievementTable(AchievementTexts texts, AchievementsViewModel model) {
        this.texts = texts;
        this.model = model;
    }

    @FXML
    private void initialize() {
        var columns = List.of(stateColumn, titleColumn, metricColumn, targetColumn, progressColumn, unlockedColumn);
        table.setItems(model.rows());
        table.setPlaceholder(new StackPane());
        table.setTableMenuButtonVisible(false);
        columns.forEach(column -> column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(it.getValue())));
        stateColumn.setCellFactory(_ -> new StateCell());
        titleColumn.setCellFactory(_ -> new TitleCell());
        metricColumn.setCellFactory(_ -> new WordCell("metric-cell"));
        targetColumn.setCellFactory(_ -> new TargetCell());
        progressColumn.setCellFactory(_ -> new ProgressCell());
        unlockedColumn.setCellFactory(_ -> new TimeCell());
        table.widthProperty().subscribe(this::fit);
        columns.forEach(column -> column.widthProperty().subscribe(this::fit));
        follow();
        sort(Map.of(Sorting.TITLE, titleColumn, Sorting.CLOSEST_FIRST, progressColumn,
                Sorting.RECENTLY_UNLOCKED, unlockedColumn));
    }

    /** The title takes the room that the others leave. */
    private void fit() {
        var others = table.getColumns().stream()
                .filter(column -> !column.equals(titleColumn)).mapToDouble(TableColumn::getWidth).sum();
        titleColumn.setPrefWidth(Math.max(titleColumn.getMinWidth(), table.getWidth() - others - 14));
    }

    private void follow() {
        var selection = table.getSelectionModel();
        selection.selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row != null && !row.equals(selection.getSelectedItem())) {
                var index = model.rows().indexOf(row);
                if (index >= 0) {
                    selection.clearAndSelect(index);
                }
            }
        });
    }

    /** Clicks on headers and the sort menu mean the same; the rows come sorted already. */
    private void sort(Map<Sorting, TableColumn<AchievementRow, AchievementRow>> columns) {
        columns.forEach((sorting, column) -> column.setSortType(
                sorting == Sorting.TITLE ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING));
        table.setSortPolicy(shown -> {
            var order = shown.getSortOrder();
            var wanted = columns.entrySet().stream()
                    .filter(entry -> !order.isEmpty() && entry.getValue().equals(order.getFirst()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(Sorting.CATALOG_ORDER);
            model.sortingProperty().set(wanted);
            return true;
        });
        model.sortingProperty().subscribe(sorting -> {
            var column = columns.get(sorting);
            if (column == null) {
                table.getSortOrder().clear();
            } else if (table.getSortOrder().isEmpty() || !table.getSortOrder().getFirst().equals(column)) {
                table.getSortOrder().setAll(List.of(column));
            }
        });
    }

    /** Scrolls to a row. */
    void scrollTo(AchievementRow row) {
        table.scrollTo(row);
    }

    /** A cell that follows its row's standing. */
    private abstract static class FollowingCell extends TableCell<AchievementRow, AchievementRow> {
        private Subscription following = Subscription.EMPTY;

        FollowingCell(String styleClass) {
            getStyleClass().add(styleClass);
        }

        @Override
        protected void updateItem(@Nullable AchievementRow row, boolean empty) {
            if (row != null && !empty && row.equals(getItem())) {
                return;
            }
            super.updateItem(row, empty);
            following.unsubscribe();
            if (empty || row == null) {
                following = Subscription.EMPTY;
                setText(null);
                setGraphic(null);
            } else {
                following = row.standingProperty().subscribe(standing -> draw(row, standing));
            }
        }

        abstract void draw(AchievementRow row, Standing standing);

        /** Shows the whole text where the cell cuts it. */
        final void tooltipIfLong(String text) {
            setTooltip(text.length() > 14 ? new Tooltip(text) : null);
        }
    }

    private final class StateCell extends FollowingCell {
        private final FontIcon icon = new FontIcon();

        StateCell() {
            super("state-cell");
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            icon.setIconLiteral(AchievementTexts.stateIcon(standing.state()));
            StyleClass.choose(icon, AchievementTexts.stateIconStyle(standing.state()), AchievementTexts.STATE_ICON_STYLES);
            setGraphic(icon);
            setAccessibleText(texts.state(standing.state()));
        }
    }

    private final class TitleCell extends FollowingCell {
        private final EmojiIcon icon = new EmojiIcon(22);

        TitleCell() {
            super("title-cell");
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            icon.show(texts.icon(standing), !standing.unlocked());
            StyleClass.set(this, "secret", standing.face().title() == null);
            var title = EmojiText.strip(texts.title(standing));
            setText(title);
            tooltipIfLong(title);
            setGraphic(icon);
            setAccessibleText(texts.spoken(standing));
        }
    }

    private final class WordCell extends FollowingCell {
        WordCell(String styleClass) {
            super(styleClass);
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            setText(texts.metric(standing));
            tooltipIfLong(texts.metric(standing));
        }
    }

    private final class TargetCell extends FollowingCell {
        private final FontIcon code = new FontIcon("fth-code");

        TargetCell() {
            super("target-cell");
            code.setIconSize(12);
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            setText(texts.target(row));
            var condition = standing.state() != Standing.State.HIDDEN
                    && row.achievement().requirement() instanceof Requirement.Condition;
            setGraphic(condition ? code : null);
            tooltipIfLong(texts.target(row));
        }
    }

    private final class ProgressCell extends FollowingCell {
        private final ProgressLine bar = new ProgressLine(56);
        private final Label percent = new Label();
        private final HBox line = new HBox(8, bar, percent);

        ProgressCell() {
            super("progress-cell");
            line.setAlignment(Pos.CENTER_LEFT);
            percent.getStyleClass().add("percent");
            percent.setMinWidth(40);
            percent.setAlignment(Pos.CENTER_RIGHT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            var measured = standing.unlocked() || standing.progress() != null;
            var close = standing.state() == Standing.State.ALMOST_THERE;
            bar.setManaged(measured);
            bar.setVisible(measured);
            bar.show(standing.fraction(), standing.unlocked()
                    ? ProgressLine.Tone.DONE
                    : close ? ProgressLine.Tone.CLOSE : ProgressLine.Tone.USUAL);
            percent.setMinWidth(measured ? 40 : USE_PREF_SIZE);
            percent.setText(measured
                    ? texts.i18n().percent(standing.fraction())
                    : standing.parts() > 0
                            ? texts.i18n().text("achievements.parts.short", standing.partsMet(), standing.parts())
                            : "—");
            StyleClass.set(percent, "close", close);
            setGraphic(line);
        }
    }

    private final class TimeCell extends FollowingCell {
        TimeCell() {
            super("time-cell");
        }

        @Override
        void draw(AchievementRow row, Standing standing) {
            var time = standing.unlockedAt();
            StyleClass.set(this, "fresh", time != null && texts.isToday(time));
            setText(texts.unlockedAt(standing));
            if (time != null) {
                setTooltip(new Tooltip(texts.i18n().fullDateTime(time)));
            } else {
                setTooltip(null);
            }
        }
    }
}
