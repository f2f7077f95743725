package dev.laurel.ui.backups;

import java.util.List;
import java.util.Locale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.laurel.engine.MetricDelta;
import dev.laurel.engine.StateDiff;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.ui.backups.PreviewViewModel.Against;
import dev.laurel.ui.control.Badge;
import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.control.Segments;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected backup: what it is, what is in it against the live state, and what can be done with it. */
public final class PreviewView {
    private static final int MOST = 50;

    private final BackupsViewModel model;
    private final PreviewViewModel preview;
    private final BackupActions actions;
    private final KeepingActions keeping;
    private final I18n i18n;
    private final ObjectProperty<Against> chosen = new SimpleObjectProperty<>(this, "chosen", Against.LIVE);
    private Runnable onClose = () -> {};

    @FXML private Label nothing;
    @FXML private VBox head;
    @FXML private Label title;
    @FXML private Button closeButton;
    @FXML private Button pinButton;
    @FXML private FontIcon pinIcon;
    @FXML private FlowPane badges;
    @FXML private Label comment;
    @FXML private Label key;
    @FXML private ProgressIndicator loading;
    @FXML private VBox locked;
    @FXML private PasswordField passphrase;
    @FXML private Label wrong;
    @FXML private VBox failed;
    @FXML private Label failedWhat;
    @FXML private Label failedNext;
    @FXML private Label failedCode;
    @FXML private ScrollPane content;
    @FXML private HBox against;
    @FXML private Label otherLabel;
    @FXML private VBox gained;
    @FXML private VBox missing;
    @FXML private Region line;
    @FXML private GridPane metrics;
    @FXML private Label equal;
    @FXML private HBox actionRow;
    @FXML private Button restoreButton;
    @FXML private Button verifyButton;
    @FXML private Button downloadButton;
    @FXML private Button deleteButton;

    /** A view of the selected backup. */
    public PreviewView(BackupsViewModel model, BackupActions actions, KeepingActions keeping, I18n i18n) {
        this.model = model;
        this.preview = model.preview();
        this.actions = actions;
        this.keeping = keeping;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        model.selectedProperty().subscribe(this::show);
        model.knownProperty().subscribe(_ -> show(model.selectedProperty().get()));
        Segments.bind(against, List.of(Against.values()), what -> i18n.text(key(what)), what -> i18n.text(key(what) + ".tip"),
                chosen);
        chosen.subscribe((_, what) -> choose(what));
        preview.againstProperty().subscribe(this::follow);
        preview.otherProperty().subscribe(other -> {
            show(otherLabel, other != null);
            otherLabel.setText(other == null ? "" : i18n.text("backups.preview.other", i18n.fullDateTime(other.time())));
        });
        preview.stateProperty().subscribe(this::show);
        preview.diffProperty().subscribe(this::show);
        preview.wrongPassphraseProperty().subscribe(isWrong -> show(wrong, isWrong));
        restoreButton.disableProperty().bind(actions.canRestore().not());
        verifyButton.setTooltip(new Tooltip(i18n.text("backups.verify")));
        downloadButton.setTooltip(new Tooltip(i18n.text("backups.download")));
        deleteButton.setTooltip(new Tooltip(i18n.text("backups.delete")));
        show(closeButton, false);
    }

    /** The pane lies over the table and can be closed. */
    void setOver(boolean over, Runnable close) {
        onClose = close;
        show(closeButton, over);
    }

    private static String key(Against what) {
        return "backups.against." + what.name().toLowerCase(Locale.ROOT);
    }

    /** Another backup has to be picked first; until then the choice stays what it was. */
    private void choose(Against what) {
        if (what == preview.againstProperty().get()) {
            return;
        }
        if (what == Against.OTHER) {
            follow(preview.againstProperty().get());
            model.pickOther();
        } else {
            model.stopPicking();
            preview.compareWith(what);
        }
    }

    private void follow(Against what) {
        chosen.set(what);
    }

    private void show(@Nullable BackupRow row) {
        show(nothing, row == null);
        show(head, row != null);
        show(actionRow, row != null);
        if (row != null) {
            title.setText(i18n.fullDateTime(row.time()));
            badges.getChildren().setAll(row.encrypted()
                    ? new Badge(Badge.Tone.ACCENT, "fth-lock", i18n.text("backups.badge.encrypted"))
                    : new Badge(Badge.Tone.NEUTRAL, "fth-unlock", i18n.text("backups.badge.plain")));
            var proof = model.knownProperty().get().proof(row);
            if (proof != null) {
                badges.getChildren().add(proof.isProven()
                        ? new Badge(Badge.Tone.SUCCESS, "fth-check-circle",
                                i18n.text("backups.badge.proven", i18n.ago(proof.time())))
                        : new Badge(Badge.Tone.DANGER, "fth-alert-triangle",
                                i18n.text("backups.badge.failed", String.valueOf(proof.errorCode()))));
            }
            StyleClass.choose(pinIcon, row.pinned(), "warning-icon", "subtle-icon");
            pinButton.setTooltip(new Tooltip(i18n.text(row.pinned() ? "backups.pin.change.title" : "backups.pin")));
            pinButton.setAccessibleText(pinButton.getTooltip().getText());
            comment.setText(row.comment());
            show(comment, !row.comment().isEmpty());
            key.setText(row.key());
            key.setTooltip(new Tooltip(row.key()));
        }
    }

    private void show(PreviewViewModel.State state) {
        show(loading, state == PreviewViewModel.State.LOADING);
        show(locked, state == PreviewViewModel.State.LOCKED);
        show(failed, state == PreviewViewModel.State.FAILED);
        show(content, state == PreviewViewModel.State.READY);
        var error = preview.failureProperty().get();
        if (state == PreviewViewModel.State.FAILED && error != null) {
            var text = i18n.error(error);
            failedWhat.setText(text.headline());
            failedNext.setText(text.next());
            failedCode.setText(text.code());
        }
    }

    private void show(@Nullable StateDiff diff) {
        var alone = preview.againstProperty().get() == Against.NOTHING;
        unlocks(gained, diff == null ? List.of() : diff.gained(), alone ? "fth-check-circle" : "fth-plus-circle",
                alone ? "backups.preview.unlocked" : "backups.preview.gained", "success");
        unlocks(missing, diff == null ? List.of() : diff.missing(), "fth-minus-circle", "backups.preview.missing",
                "danger");
        var deltas = diff == null ? List.<MetricDelta>of() : diff.metrics();
        metrics.getChildren().clear();
        show(metrics, !deltas.isEmpty());
        show(line, !deltas.isEmpty() && diff != null && (!diff.gained().isEmpty() || !diff.missing().isEmpty()));
        show(equal, diff != null && diff.isEmpty());
        equal.setText(i18n.text(switch (preview.againstProperty().get()) {
            case LIVE -> "backups.preview.equal";
            case NOTHING -> "backups.preview.empty";
            case OTHER -> "backups.preview.equal.other";
        }));
        if (deltas.isEmpty()) {
            return;
        }
        if (alone) {
            metrics.addRow(0, heading(i18n.text("backups.preview.metrics.alone", deltas.size())), new Label(),
                    new Label(), heading(i18n.text("backups.preview.value")));
            deltas.stream().limit(MOST).forEach(delta -> metrics.addRow(metrics.getRowCount(),
                    value(delta.metric(), "metric-name"), new Label(), new Label(), value(text(delta.other()), "")));
            return;
        }
        var isLive = preview.againstProperty().get() == Against.LIVE;
        metrics.addRow(0, heading(i18n.text("backups.preview.metrics", deltas.size())),
                heading(i18n.text(isLive ? "backups.preview.live" : "backups.preview.otherBackup")),
                heading(i18n.text("backups.preview.backup")), heading(i18n.text("backups.preview.change")));
        deltas.stream().limit(MOST).forEach(delta -> metrics.addRow(metrics.getRowCount(),
                value(delta.metric(), "metric-name"), value(text(delta.base()), "muted"),
                value(text(delta.other()), ""), change(delta)));
    }

    private void unlocks(VBox box, List<StateDiff.Unlock> unlocks, String icon, String headingKey, String tone) {
        box.getChildren().clear();
        show(box, !unlocks.isEmpty());
        var picture = new FontIcon(icon);
        picture.getStyleClass().add(tone + "-icon");
        var heading = new Label(i18n.text(headingKey, unlocks.size()), picture);
        heading.setGraphicTextGap(8);
        heading.getStyleClass().addAll("diff-heading", tone + "-text");
        box.getChildren().add(heading);
        for (var unlock : unlocks.subList(0, Math.min(MOST, unlocks.size()))) {
            var label = new Label(EmojiText.strip(unlock.title()), new EmojiIcon(unlock.icon(), 18));
            label.setGraphicTextGap(10);
            label.setTooltip(new Tooltip(unlock.id()));
            box.getChildren().add(label);
        }
        if (unlocks.size() > MOST) {
            box.getChildren().add(value(i18n.text("backups.preview.more", unlocks.size() - MOST), "secondary"));
        }
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("metric-heading");
        return label;
    }

    private static Label value(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add("metric-value");
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        if (text.length() > 8) {
            label.setTooltip(new Tooltip(text));
        }
        return label;
    }

    private String text(@Nullable MetricValue value) {
        return value == null ? "–" : i18n.value(value);
    }

    private Label change(MetricDelta delta) {
        var label = switch (delta.direction()) {
            case UP -> arrow("fth-arrow-up", i18n.number(delta.amount()), "success");
            case DOWN -> arrow("fth-arrow-down", i18n.number(delta.amount()), "danger");
            case CHANGED -> toned(new Label(i18n.text("backups.preview.changed")), "accent-text");
            case ONLY_BASE -> toned(new Label(i18n.text("backups.preview.gone")), "danger-text");
            case ONLY_OTHER -> toned(new Label(i18n.text("backups.preview.new")), "success-text");
        };
        label.getStyleClass().add("delta");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private static Label arrow(String icon, String amount, String tone) {
        var picture = new FontIcon(icon);
        picture.getStyleClass().add(tone + "-icon");
        return toned(new Label(amount, picture), tone + "-text");
    }

    private static Label toned(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static void copy(String text) {
        var clipboard = new ClipboardContent();
        clipboard.putString(text);
        Clipboard.getSystemClipboard().setContent(clipboard);
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void copyKey() {
        copy(key.getText());
    }

    @FXML
    private void copyError() {
        copy(failedWhat.getText() + "\n" + failedCode.getText());
    }

    @FXML
    private void retry() {
        preview.retry();
    }

    @FXML
    private void unlock() {
        var typed = passphrase.getText().toCharArray();
        passphrase.clear();
        preview.unlock(typed);
    }

    @FXML
    private void restore() {
        actions.restore();
    }

    @FXML
    private void download() {
        actions.download();
    }

    @FXML
    private void delete() {
        keeping.delete();
    }

    @FXML
    private void verify() {
        keeping.verify();
    }

    @FXML
    private void pin() {
        keeping.pin();
    }
}
