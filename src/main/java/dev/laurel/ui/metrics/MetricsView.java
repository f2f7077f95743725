package dev.laurel.ui.metrics;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.SearchField;
import org.kordamp.ikonli.javafx.FontIcon;

/** The metrics as a table, and the selected one over time below it. */
public final class MetricsView {
    /** Below these widths of the view, in pixels, columns leave. */
    private static final double WIDE_FROM = 1000 - 56;
    private static final double SCROLL_BAR = 14;
    private static final double ROOM_FOR_TABLE = 0.5;

    private final MetricsViewModel model;
    private final MetricTexts texts;

    @FXML private BorderPane root;
    @FXML private Label subtitle;
    @FXML private FontIcon lock;
    @FXML private ToggleSwitch editing;
    @FXML private SearchField search;
    @FXML private SplitPane split;
    @FXML private TableView<MetricRow> table;
    @FXML private TableColumn<MetricRow, MetricRow> nameColumn;
    @FXML private TableColumn<MetricRow, MetricRow> valueColumn;
    @FXML private TableColumn<MetricRow, MetricRow> nextColumn;
    @FXML private TableColumn<MetricRow, MetricRow> progressColumn;
    @FXML private TableColumn<MetricRow, MetricRow> unlockedColumn;
    @FXML private TableColumn<MetricRow, MetricRow> trendColumn;
    @FXML private TableColumn<MetricRow, MetricRow> changedColumn;
    @FXML private EmptyState nothing;
    @FXML private EmptyState none;

    /** A view of the metrics. */
    public MetricsView(MetricsViewModel model, MetricTexts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        new MetricTable(texts, model).setUp(table, List.of(nameColumn, valueColumn, nextColumn, progressColumn,
                unlockedColumn, trendColumn, changedColumn));
        search.textProperty().bindBidirectional(model.searchProperty());
        editing.selectedProperty().bindBidirectional(model.editingProperty());
        model.editingProperty().subscribe(on -> {
            lock.setIconLiteral(on ? "fth-unlock" : "fth-lock");
            valueColumn.setMinWidth(on ? 164 : 112);
            valueColumn.setPrefWidth(on ? 164 : 128);
        });
        model.countProperty().subscribe(_ -> drawSubtitle());
        model.lastChangeProperty().subscribe(_ -> drawSubtitle());
        nothing.setOnAction(_ -> model.searchProperty().set(""));
        model.nothingFoundProperty().subscribe(found -> nothing.setVisible(found));
        root.widthProperty().subscribe(_ -> fit());
        table.widthProperty().subscribe(_ -> fit());
        valueColumn.widthProperty().subscribe(_ -> fit());
        split.setDividerPositions(ROOM_FOR_TABLE);
    }

    /** Puts the keyboard focus into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Scrolls to what is selected. */
    void showSelected() {
        var row = model.selectedProperty().get();
        if (row != null) {
            table.scrollTo(row);
        }
    }

    private void drawSubtitle() {
        var count = model.countProperty().get();
        var time = model.lastChangeProperty().get();
        none.setVisible(count == 0);
        subtitle.setText(time == null
                ? texts.i18n().text("metrics.subtitle", count)
                : texts.i18n().text("metrics.subtitle.changed", count, texts.i18n().ago(time)));
    }

    /** Columns leave one by one where it is narrow; the next achievement takes the room that is left. */
    private void fit() {
        var width = table.getWidth();
        if (width <= 0) {
            return;
        }
        var wide = root.getWidth() >= WIDE_FROM;
        changedColumn.setVisible(wide);
        unlockedColumn.setVisible(wide);
        progressColumn.setPrefWidth(wide ? 216 : 184);
        search.setPrefWidth(wide ? 240 : 200);
        var others = table.getVisibleLeafColumns().stream()
                .filter(column -> !column.equals(nextColumn))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        nextColumn.setPrefWidth(Math.max(nextColumn.getMinWidth(), width - others - SCROLL_BAR));
    }
}
