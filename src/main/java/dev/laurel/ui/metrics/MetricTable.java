package dev.laurel.ui.metrics;

import java.util.List;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.control.chart.ProgressLine;
import dev.laurel.ui.control.chart.Sparkline;
import org.kordamp.ikonli.javafx.FontIcon;

/** The metrics as a table. */
final class MetricTable {
    private static final double ALMOST = 0.8;

    private final MetricTexts texts;
    private final MetricsViewModel model;

    MetricTable(MetricTexts texts, MetricsViewModel model) {
        this.texts = texts;
        this.model = model;
    }

    /** Fills the columns: name, value, next, progress, unlocked, trend, changed. */
    void setUp(TableView<MetricRow> table, List<TableColumn<MetricRow, MetricRow>> columns) {
        table.setItems(model.rows());
        table.setPlaceholder(new StackPane());
        columns.forEach(column -> column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(it.getValue())));
        columns.get(0).setCellFactory(_ -> new NameCell());
        columns.get(0).getStyleClass().add("first");
        columns.get(0).setSortable(false);
        columns.get(1).setCellFactory(_ -> new ValueCell(texts, model));
        columns.get(2).setCellFactory(_ -> new NextCell());
        columns.get(3).setCellFactory(_ -> new ProgressCell());
        columns.get(4).setCellFactory(_ -> new CountCell());
        columns.get(5).setCellFactory(_ -> new TrendCell());
        columns.get(6).setCellFactory(_ -> new ChangedCell());
        model.trendDaysProperty().subscribe(days -> columns.get(5).setText(
                texts.i18n().text("metrics.column.trend", Math.max(1, days.intValue()))));
        var selection = table.getSelectionModel();
        selection.selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        });
        model.selectedProperty().subscribe(row -> {
            if (row != null && !row.equals(selection.getSelectedItem())) {
                selection.select(row);
            }
        });
    }

    private final class NameCell extends FollowingCell {
        private final FontIcon icon = new FontIcon("fth-hash");

        NameCell() {
            super("name-cell");
            icon.setIconSize(14);
        }

        @Override
        void draw(MetricRow row, MetricLine line) {
            setText(row.name());
            icon.setIconLiteral(MetricTexts.icon(line.kind()));
            setGraphic(icon);
            setTooltip(row.name().length() > 16 ? new Tooltip(row.name()) : null);
            setAccessibleText(row.name() + ", " + texts.kind(line.kind()) + ", " + texts.value(line.current()));
        }
    }

    private final class NextCell extends FollowingCell {
        private final EmojiIcon picture = new EmojiIcon(20);
        private final FontIcon done = new FontIcon("fth-check-circle");
        private final FontIcon secret = new FontIcon("fth-eye-off");

        NextCell() {
            super("next-cell");
            done.getStyleClass().add("success-icon");
            done.setIconSize(14);
            secret.setIconSize(14);
        }

        @Override
        void draw(MetricRow row, MetricLine line) {
            switch (line.next()) {
                case NextUp.Reach(var icon, var title, _) -> show(icon, title);
                case NextUp.Needs(var icon, var title, _) -> show(icon, title);
                case NextUp.Condition(var icon, var title) -> show(icon, title);
                case NextUp.Secret(var count) -> {
                    setGraphic(secret);
                    setText(texts.i18n().text("metrics.next.secret", count));
                }
                case NextUp.AllUnlocked() -> {
                    setGraphic(done);
                    setText(texts.i18n().text("metrics.next.all"));
                }
                case NextUp.Nothing() -> {
                    setGraphic(null);
                    setText(texts.i18n().text("metrics.next.none"));
                }
            }
            StyleClass.set(this, "quiet", !(line.next() instanceof NextUp.Reach || line.next() instanceof NextUp.Needs
                    || line.next() instanceof NextUp.Condition));
            setTooltip(getText().length() > 20 ? new Tooltip(getText()) : null);
        }

        private void show(String icon, String title) {
            picture.show(icon, false);
            setGraphic(picture);
            setText(EmojiText.strip(title));
        }
    }

    private final class ProgressCell extends FollowingCell {
        private final ProgressLine bar = new ProgressLine();
        private final Label figures = new Label();
        private final HBox measured = new HBox(10, bar, figures);
        private final Label lead = new Label();
        private final Label wanted = new Label();
        private final HBox needed = new HBox(5, lead, wanted);

        ProgressCell() {
            super("progress-cell");
            figures.getStyleClass().add("figures");
            figures.setMinWidth(USE_PREF_SIZE);
            bar.setMinWidth(32);
            bar.setMaxWidth(88);
            lead.getStyleClass().add("needs");
            wanted.getStyleClass().add("wanted");
            measured.setAlignment(Pos.CENTER_LEFT);
            needed.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        void draw(MetricRow row, MetricLine line) {
            setText(null);
            switch (line.next()) {
                case NextUp.Reach(_, _, var progress) -> {
                    bar.show(progress.fraction(), progress.fraction() >= ALMOST
                            ? ProgressLine.Tone.CLOSE
                            : ProgressLine.Tone.USUAL);
                    figures.setText(texts.i18n().text("metrics.progress",
                            texts.i18n().number(progress.current()), texts.i18n().number(progress.target())));
                    setGraphic(measured);
                }
                case NextUp.Needs(_, _, var value) -> {
                    lead.setText(texts.i18n().text("metrics.needs"));
                    wanted.setText(value);
                    setGraphic(needed);
                }
                case NextUp.Condition _ -> {
                    lead.setText(texts.i18n().text("metrics.needs"));
                    wanted.setText(texts.i18n().text("achievements.target.condition"));
                    setGraphic(needed);
                }
                case NextUp.Secret _, NextUp.AllUnlocked _, NextUp.Nothing _ -> {
                    setGraphic(null);
                    setText("—");
                }
            }
        }
    }

    private final class CountCell extends FollowingCell {
        CountCell() {
            super("count-cell");
        }

        @Override
        void draw(MetricRow row, MetricLine line) {
            setText(line.total() == 0 ? "—" : texts.i18n().text("metrics.progress", line.unlocked(), line.total()));
        }
    }

    private final class TrendCell extends FollowingCell {
        private final Sparkline spark = new Sparkline();

        TrendCell() {
            super("trend-cell");
        }

        @Override
        Subscription follow(MetricRow row) {
            return super.follow(row).and(row.trendProperty().subscribe(trend -> show(row, trend)));
        }

        /** Only what is in sight is read. */
        @Override
        void draw(MetricRow row, MetricLine line) {
            model.wantTrend(row);
        }

        private void show(MetricRow row, MetricRow.Trend trend) {
            if (trend.series().isEmpty()) {
                setGraphic(null);
                setText(trend.changes() == 0 ? "" : texts.i18n().text("metrics.trend.changes", trend.changes()));
            } else {
                setText(null);
                spark.show(trend.series(), trend.from(), trend.until());
                setGraphic(spark);
            }
            setAccessibleText(texts.i18n().text("metrics.trend.spoken", row.name(), trend.changes()));
        }
    }

    private final class ChangedCell extends FollowingCell {
        ChangedCell() {
            super("time-cell");
        }

        @Override
        Subscription follow(MetricRow row) {
            return super.follow(row).and(model.lastChangeProperty().subscribe(_ -> draw(row, row.line())));
        }

        @Override
        void draw(MetricRow row, MetricLine line) {
            var time = line.changed();
            setText(time == null ? "—" : texts.i18n().ago(time));
            setTooltip(time == null ? null : new Tooltip(texts.i18n().fullDateTime(time)));
        }
    }
}
