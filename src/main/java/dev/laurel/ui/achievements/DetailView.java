package dev.laurel.ui.achievements;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.rule.ConditionPart;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.control.Badge;
import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.control.chart.MiniChart;
import dev.laurel.ui.control.chart.ProgressLine;
import dev.laurel.ui.control.chart.StepSeries;
import dev.laurel.ui.face.ConditionText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything about one achievement. */
public final class DetailView {
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final DetailViewModel model;
    private final AchievementTexts texts;
    private final InstantSource clock;
    private final EmojiIcon icon = new EmojiIcon(44);
    private final EmojiIcon nextIcon = new EmojiIcon(14);
    private Runnable onClose = () -> {};

    @FXML private EmptyState nothing;
    @FXML private ScrollPane scroll;
    @FXML private StackPane iconBox;
    @FXML private Label title;
    @FXML private HBox idLine;
    @FXML private Label id;
    @FXML private Button copy;
    @FXML private Badge badge;
    @FXML private Button close;
    @FXML private Label description;
    @FXML private VBox conditionBox;
    @FXML private TextFlow condition;
    @FXML private Label met;
    @FXML private VBox progressBox;
    @FXML private Label progressTitle;
    @FXML private HBox progressLine;
    @FXML private Label progressNow;
    @FXML private Label progressOf;
    @FXML private Label progressPercent;
    @FXML private ProgressLine bar;
    @FXML private VBox parts;
    @FXML private HBox nextLine;
    @FXML private Label nextLead;
    @FXML private Label nextText;
    @FXML private VBox historyBox;
    @FXML private Label historyTitle;
    @FXML private MiniChart chart;
    @FXML private Label unlockedAt;
    @FXML private Button firstSeen;
    @FXML private Label neverSeen;
    @FXML private Label destinationTitle;
    @FXML private Label destination;

    /** A pane of what is selected. */
    public DetailView(DetailViewModel model, AchievementTexts texts, InstantSource clock) {
        this.model = model;
        this.texts = texts;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        iconBox.getChildren().add(icon);
        nextLine.getChildren().add(1, nextIcon);
        Tooltips.whereCut(id);
        Tooltips.whereCut(nextText);
        model.detailProperty().subscribe(this::draw);
        model.historyProperty().subscribe(this::drawHistory);
        model.sightingProperty().subscribe(this::drawSighting);
    }

    /** What the pane does to be closed, where it lies over the list. */
    void setOnClose(Runnable action) {
        onClose = action;
    }

    /** Whether it lies over the list. */
    void setClosable(boolean closable) {
        shown(close, closable);
    }

    void focusFirst() {
        (close.isVisible() ? close : copy).requestFocus();
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void copyId() {
        var content = new ClipboardContent();
        content.putString(id.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void openSighting() {
        model.openSighting();
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void draw(@Nullable Detail detail) {
        nothing.setVisible(detail == null);
        scroll.setVisible(detail != null);
        if (detail == null) {
            return;
        }
        var standing = detail.standing();
        icon.show(texts.icon(standing), !standing.unlocked());
        title.setText(EmojiText.strip(texts.title(standing)));
        shown(idLine, standing.face().id() != null);
        id.setText(standing.face().id() == null ? "" : standing.face().id());
        drawBadge(standing);
        description.setText(EmojiText.strip(texts.description(standing)));
        drawCondition(detail);
        drawProgress(detail);
        drawNext(detail);
        var metric = detail.history();
        shown(historyBox, metric != null && !model.historyProperty().get().isEmpty());
        historyTitle.setText(metric == null ? "" : texts.i18n().text("achievements.detail.history", metric));
        var time = standing.unlockedAt();
        unlockedAt.setText(time != null
                ? texts.i18n().fullDateTime(time)
                : texts.i18n().text(standing.unlocked()
                        ? "achievements.unlocked.unknown"
                        : "achievements.detail.notYet"));
        drawHistory(model.historyProperty().get());
    }

    private void drawBadge(Standing standing) {
        badge.setText(texts.state(standing.state()));
        badge.setIcon(AchievementTexts.stateIcon(standing.state()));
        badge.setTone(switch (standing.state()) {
            case UNLOCKED -> Badge.Tone.SUCCESS;
            case ALMOST_THERE -> Badge.Tone.WARNING;
            case LOCKED, HIDDEN -> Badge.Tone.NEUTRAL;
        });
    }

    private void drawCondition(Detail detail) {
        var requirement = detail.requirement();
        shown(conditionBox, requirement != null);
        shown(met, detail.standing().unlocked() && !(requirement instanceof Requirement.Condition));
        if (requirement == null) {
            return;
        }
        condition.getChildren().setAll(switch (requirement) {
            case Requirement.AtLeast(var threshold) -> plain(metric(detail) + " ≥ " + plainNumber(threshold));
            case Requirement.IsBoolean(var truth) -> plain(metric(detail) + " = " + truth);
            case Requirement.IsText(var text) -> plain(metric(detail) + " = \"" + text + "\"");
            case Requirement.Condition _ -> coloured(detail.parts());
        });
    }

    private String metric(Detail detail) {
        return texts.metric(detail.standing());
    }

    /** As the catalog writes it, without grouping. */
    private static String plainNumber(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static List<Text> plain(String text) {
        return List.of(new Text(text));
    }

    /** Each part on a line of its own, names, numbers and texts in their colours. */
    private static List<Text> coloured(List<ConditionPart> parts) {
        var texts = new ArrayList<Text>();
        for (var part : parts) {
            if (!texts.isEmpty()) {
                texts.add(new Text("\n  && "));
            }
            for (var word : ConditionText.words(part.expression())) {
                var text = new Text(word.text());
                switch (word.kind()) {
                    case NAME -> text.getStyleClass().add("name");
                    case NUMBER -> text.getStyleClass().add("number");
                    case TEXT -> text.getStyleClass().add("text");
                    case OTHER -> {}
                }
                texts.add(text);
            }
        }
        return texts;
    }

    private void drawProgress(Detail detail) {
        var i18n = texts.i18n();
        var standing = detail.standing();
        var target = detail.requirement() instanceof Requirement.AtLeast(var threshold) ? threshold : Double.NaN;
        var now = detail.now() instanceof MetricValue.Numeric(var number) ? number : Double.NaN;
        var measured = !Double.isNaN(target);
        shown(progressLine, measured);
        shown(bar, measured);
        shown(parts, !detail.parts().isEmpty());
        shown(progressBox, measured || !detail.parts().isEmpty());
        if (measured) {
            progressTitle.setText(i18n.text("achievements.detail.progress"));
            progressNow.setText(Double.isNaN(now) ? "—" : i18n.number(now));
            progressOf.setText(i18n.text("achievements.detail.of", i18n.number(target)));
            progressPercent.setText(i18n.percent(standing.fraction()));
            var close = standing.state() == Standing.State.ALMOST_THERE;
            StyleClass.set(progressPercent, "close", close);
            StyleClass.set(progressPercent, "done", standing.unlocked() && !close);
            bar.show(standing.fraction(), standing.unlocked()
                    ? ProgressLine.Tone.DONE
                    : close ? ProgressLine.Tone.CLOSE : ProgressLine.Tone.USUAL);
        } else if (!detail.parts().isEmpty()) {
            var metParts = (int) detail.parts().stream().filter(ConditionPart::met).count();
            progressTitle.setText(i18n.text("achievements.detail.parts", metParts, detail.parts().size()));
            parts.getChildren().setAll(detail.parts().stream().map(part -> part(part)).toList());
            parts.getChildren().getLast().pseudoClassStateChanged(LAST, true);
        }
    }

    private Node part(ConditionPart part) {
        var symbol = new FontIcon(part.met() ? "fth-check-circle" : "fth-circle");
        if (part.met()) {
            symbol.getStyleClass().add("success-icon");
        }
        var words = new Label(ConditionText.tidy(part.expression()));
        words.getStyleClass().add("mono");
        Tooltips.whereCut(words);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var metric = part.metrics().size() == 1 ? part.metrics().iterator().next() : null;
        var value = new Label(model.value(metric).map(texts.i18n()::value).orElse(""));
        value.getStyleClass().add("tabular");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(symbol, words, space, value);
        line.getStyleClass().add("part");
        return line;
    }

    private void drawNext(Detail detail) {
        var next = detail.next();
        shown(nextLine, next != null);
        if (next != null) {
            nextLead.setText(texts.i18n().text("achievements.detail.next", metric(detail)));
            nextIcon.show(next.icon(), false);
            nextText.setText(texts.i18n().text("achievements.detail.toGo", EmojiText.strip(next.title()),
                    texts.i18n().number(next.remaining())));
        }
    }

    private void drawHistory(StepSeries series) {
        var detail = model.detailProperty().get();
        if (detail == null || series.isEmpty() || detail.history() == null) {
            shown(historyBox, false);
            return;
        }
        shown(historyBox, true);
        var i18n = texts.i18n();
        var from = series.time(0);
        var until = Math.max(clock.millis(), from + 1);
        var threshold = detail.requirement() instanceof Requirement.AtLeast(var value)
                && value <= Math.max(series.max() * 2, 1) ? (Double) value : null;
        var time = detail.standing().unlockedAt();
        var marked = time != null && time.toEpochMilli() >= from && time.toEpochMilli() <= until
                ? (Long) time.toEpochMilli()
                : null;
        chart.show(new MiniChart.Content(series, from, until, threshold,
                threshold == null ? "" : i18n.number(threshold), marked, time == null ? "" : i18n.day(time),
                i18n.day(Instant.ofEpochMilli(from)), i18n.day(Instant.ofEpochMilli(until))));
        chart.setAccessibleText(i18n.text("achievements.detail.history.spoken", detail.history(),
                i18n.number(series.value(0)), i18n.number(series.last()), i18n.date(Instant.ofEpochMilli(from))));
    }

    private void drawSighting(FirstSeen.@Nullable Sighting sighting) {
        shown(firstSeen, sighting != null);
        shown(neverSeen, sighting == null);
        shown(destination, sighting != null);
        shown(destinationTitle, sighting != null);
        if (sighting != null) {
            firstSeen.setText(texts.i18n().dateTime(sighting.time()));
            destination.setText(sighting.destination());
        }
    }
}
