package dev.laurel.ui.metrics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.Toggles;
import dev.laurel.ui.control.chart.ChartData;
import dev.laurel.ui.control.chart.ChartLabels;
import dev.laurel.ui.control.chart.HistoryChart;
import org.jspecify.annotations.Nullable;

/** The selected metric over time: a chart of numbers and truths, a list of what texts it was. */
public final class HistoryView {
    private static final double LEGEND_FROM = 800;
    private static final int LONG_NAME = 20;
    private static final double LONG_NAME_ROOM = 160;

    private final HistoryViewModel model;
    private final MetricTexts texts;

    @FXML private VBox root;
    @FXML private Label name;
    @FXML private Label facts;
    @FXML private HBox legend;
    @FXML private ToggleGroup ranges;
    @FXML private ToggleButton day;
    @FXML private ToggleButton week;
    @FXML private ToggleButton month;
    @FXML private ToggleButton all;
    @FXML private Button download;
    @FXML private HistoryChart chart;
    @FXML private ListView<HistoryViewModel.Change> changes;
    @FXML private EmptyState nothing;

    /** A view of one metric. */
    public HistoryView(HistoryViewModel model, MetricTexts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        day.setUserData(HistoryRange.DAY);
        week.setUserData(HistoryRange.WEEK);
        month.setUserData(HistoryRange.MONTH);
        all.setUserData(HistoryRange.ALL);
        Toggles.bind(ranges, model.rangeProperty());
        changes.setCellFactory(_ -> new ChangeCell());
        chart.setLabels(new Labels());
        model.shownProperty().subscribe(this::draw);
        root.widthProperty().subscribe(width -> {
            var wide = width.doubleValue() >= LEGEND_FROM;
            legend.setVisible(wide);
            legend.setManaged(wide);
        });
    }

    @FXML
    private void download() {
        model.download();
    }

    private void draw(HistoryViewModel.@Nullable Shown shown) {
        var hasLine = shown != null && !shown.chart().series().isEmpty();
        var hasChanges = shown != null && !shown.changes().isEmpty();
        chart.setVisible(hasLine);
        changes.setVisible(hasChanges);
        nothing.setVisible(!hasLine && !hasChanges);
        download.setDisable(!hasLine && !hasChanges);
        name.setText(shown == null ? "" : shown.metric());
        // The facts beside it are cut first, unless the name alone would fill the line.
        name.setMinWidth(name.getText().length() > LONG_NAME ? LONG_NAME_ROOM : Region.USE_PREF_SIZE);
        facts.setText(shown == null ? "" : facts(shown));
        chart.show(shown == null ? ChartData.EMPTY : shown.chart());
        changes.getItems().setAll(shown == null ? List.of() : shown.changes());
        if (shown != null) {
            chart.setAccessibleText(texts.i18n().text("metrics.chart.spoken", shown.metric(), facts.getText()));
        }
    }

    private String facts(HistoryViewModel.Shown shown) {
        var i18n = texts.i18n();
        var parts = new ArrayList<String>();
        parts.add(i18n.text("metrics.facts.now", texts.value(shown.value())));
        var next = shown.next();
        if (next != null) {
            parts.add(i18n.text("metrics.facts.next", i18n.number(next)));
        }
        var pace = shown.pace();
        if (pace != null) {
            parts.add(texts.pace(pace));
        }
        if (!shown.changes().isEmpty()) {
            parts.add(i18n.text("metrics.trend.changes", shown.changes().size()));
        }
        return String.join(" · ", parts);
    }

    /** When a text became what. */
    private final class ChangeCell extends ListCell<HistoryViewModel.Change> {
        private final Label time = new Label();
        private final Label value = new Label();
        private final HBox line = new HBox(24, time, value);

        ChangeCell() {
            time.getStyleClass().addAll("tabular", "muted");
            time.setMinWidth(160);
            value.getStyleClass().add("semibold");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(HistoryViewModel.@Nullable Change point, boolean empty) {
            super.updateItem(point, empty);
            if (empty || point == null) {
                setGraphic(null);
                return;
            }
            time.setText(texts.i18n().dateTime(point.time()));
            value.setText(texts.value(point.value()));
            setGraphic(line);
        }
    }

    /** How this chart reads. */
    private final class Labels implements ChartLabels {
        @Override
        public ZoneId zone() {
            return texts.i18n().zone();
        }

        @Override
        public String axis(double value) {
            return texts.axis(value);
        }

        @Override
        public String tick(long time, boolean daily) {
            var instant = Instant.ofEpochMilli(time);
            return daily ? texts.i18n().day(instant) : texts.i18n().time(instant);
        }

        @Override
        public String end(long time) {
            return texts.i18n().dayTime(Instant.ofEpochMilli(time));
        }

        @Override
        public String more(int count, double upTo) {
            return texts.i18n().text("metrics.chart.more", count, texts.axis(upTo));
        }

        @Override
        public Hover hover(long time, double value) {
            var i18n = texts.i18n();
            var shown = model.shownProperty().get();
            var next = shown == null
                    ? null
                    : shown.chart().thresholds().stream()
                            .filter(threshold -> threshold.value() > value)
                            .filter(threshold -> threshold.distance() != ChartData.Distance.REACHED)
                            .min(Comparator.comparingDouble(ChartData.Threshold::value))
                            .orElse(null);
            return new Hover(i18n.fullDateTime(Instant.ofEpochMilli(time)), i18n.number(value),
                    next == null ? "" : i18n.text("metrics.chart.short", i18n.number(next.value() - value)),
                    next == null ? "" : next.icon());
        }
    }
}
