package dev.laurel.ui.portability;

import java.util.List;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.error.LaurelError;
import dev.laurel.ui.control.Segments;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plan dialog of import and restore. */
public final class PlanView {
    /** Below this width the achievements' column gives way to the table. */
    private static final double NARROW = 900;
    private static final int MOST_ROWS_IN_SIGHT = 9;
    private static final int MOST_IDS = 12;

    private final PlanViewModel model;
    private final I18n i18n;
    private final Runnable onClose;
    private final Consumer<ImportResult> onApplied;

    @FXML private VBox root;
    @FXML private FontIcon kindIcon;
    @FXML private Label title;
    @FXML private Label subtitle;
    @FXML private HBox strategies;
    @FXML private Label explanation;
    @FXML private ProgressIndicator working;
    @FXML private VBox errorBox;
    @FXML private TableView<PlanRow> table;
    @FXML private TableColumn<PlanRow, PlanRow> metricColumn;
    @FXML private TableColumn<PlanRow, PlanRow> currentColumn;
    @FXML private TableColumn<PlanRow, PlanRow> incomingColumn;
    @FXML private TableColumn<PlanRow, PlanRow> resultColumn;
    @FXML private TableColumn<PlanRow, PlanRow> takeColumn;
    @FXML private VBox catalogBox;
    @FXML private Label catalogTitle;
    @FXML private Label catalogThen;
    @FXML private Label catalogNow;
    @FXML private GridPane catalogChanges;
    @FXML private VBox mapBox;
    @FXML private CheckBox mapIds;
    @FXML private CheckBox refuseOther;
    @FXML private VBox warningBox;
    @FXML private VBox effects;
    @FXML private Label undoText;
    @FXML private Button applyButton;
    @FXML private FontIcon applyIcon;

    /**
     * A view.
     *
     * @param onClose closes the dialog without applying
     * @param onApplied told what came of applying it
     */
    public PlanView(PlanViewModel model, I18n i18n, Runnable onClose, Consumer<ImportResult> onApplied) {
        this.model = model;
        this.i18n = i18n;
        this.onClose = onClose;
        this.onApplied = onApplied;
    }

    @FXML
    private void initialize() {
        var request = model.request();
        kindIcon.setIconLiteral(request.kind().icon());
        applyIcon.setIconLiteral(request.kind().icon());
        title.setText(request.title());
        subtitle.setText(request.subtitle());
        undoText.setText(i18n.text(request.kind().undoKey()));
        catalogTitle.setText(i18n.text(request.kind().otherCatalogKey()));
        buildStrategies();
        buildTable();
        mapIds.selectedProperty().bindBidirectional(model.mapIdsProperty());
        refuseOther.selectedProperty().bindBidirectional(model.refuseOtherCatalogProperty());
        working.visibleProperty().bind(model.busyProperty());
        applyButton.disableProperty().bind(model.applicableProperty().not());
        model.digestProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::showFailure);
        // The metrics of a small window need the room more than the achievements do.
        effects.prefWidthProperty().bind(
                Bindings.when(root.widthProperty().lessThan(NARROW)).then(216).otherwise(296));
    }

    private void buildStrategies() {
        Segments.bind(
                strategies, PlanViewModel.STRATEGIES, strategy -> i18n.text(StrategyWords.of(strategy).label()),
                strategy -> i18n.text(StrategyWords.of(strategy).explanation()), model.strategyProperty());
        model.strategyProperty().subscribe(
                strategy -> explanation.setText(i18n.text(StrategyWords.of(strategy).explanation())));
    }

    private void buildTable() {
        var cells = new PlanCells(model, i18n);
        column(metricColumn).setCellFactory(_ -> cells.metric());
        metricColumn.getStyleClass().add("metric-header");
        column(currentColumn).setCellFactory(_ -> cells.value(PlanRow::current));
        column(incomingColumn).setCellFactory(_ -> cells.value(PlanRow::incoming));
        column(resultColumn).setCellFactory(_ -> cells.result());
        column(takeColumn).setCellFactory(_ -> cells.take());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        root.widthProperty().subscribe(width -> fitColumns(width.doubleValue() < NARROW));
        table.setRowFactory(_ -> new PlanCells.Row());
        table.setItems(model.rows());
        var height = Bindings.createDoubleBinding(
                () -> 38 + 36.0 * Math.clamp(model.rows().size(), 2, MOST_ROWS_IN_SIGHT), model.rows());
        table.prefHeightProperty().bind(height);
        table.minHeightProperty().bind(height);
        table.maxHeightProperty().bind(height);
    }

    /** The names of the metrics get all the room that the others do not need. */
    private void fitColumns(boolean narrow) {
        metricColumn.setMinWidth(96);
        fix(currentColumn, narrow ? 68 : 84);
        fix(incomingColumn, narrow ? 76 : 92);
        fix(resultColumn, narrow ? 112 : 124);
        fix(takeColumn, 160);
    }

    private static void fix(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
    }

    private static TableColumn<PlanRow, PlanRow> column(TableColumn<PlanRow, PlanRow> column) {
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        return column;
    }

    private void show(@Nullable PlanDigest digest) {
        showNotes(errorBox, digest == null ? List.of() : digest.errors(), "note-error");
        showNotes(warningBox, digest == null ? List.of() : digest.warnings(), "note-warning");
        showCatalogChange(digest == null ? null : digest.catalogChange());
        if (digest != null) {
            effects.getChildren().setAll(EffectsPane.of(
                    digest.summary(), model.strategyProperty().get(), model.request().kind(), i18n));
            showApply(digest.summary().lost().size());
        }
    }

    private void showApply(int lost) {
        var danger = lost > 0;
        applyButton.setText(danger
                ? i18n.text("plan.apply.lost", lost)
                : i18n.text(model.request().kind().applyKey()));
        StyleClass.choose(applyButton, danger, "danger", "accent");
    }

    private void showFailure(@Nullable LaurelError error) {
        if (error != null) {
            var text = i18n.error(error);
            showNotes(errorBox, List.of(new PlanNote(text.code(), text.what(), "")), "note-error");
        }
    }

    private void showNotes(VBox box, List<PlanNote> notes, String style) {
        box.getChildren().setAll(notes.stream().limit(MOST_IDS).map(note -> note(note, style)).toList());
        if (notes.size() > MOST_IDS) {
            var more = new Label(i18n.text("plan.moreNotes", notes.size() - MOST_IDS));
            more.getStyleClass().add("secondary");
            box.getChildren().add(more);
        }
        box.setVisible(!notes.isEmpty());
        box.setManaged(!notes.isEmpty());
    }

    private static Node note(PlanNote note, String style) {
        var text = new Label(note.text());
        text.setWrapText(true);
        var place = new Label(String.join("  ", note.code(), note.place()).strip());
        place.getStyleClass().addAll("mono", "secondary");
        place.setWrapText(true);
        var words = new VBox(2, text, place);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, new FontIcon("fth-alert-triangle"), words);
        row.getStyleClass().addAll("file-note", style);
        return row;
    }

    private void showCatalogChange(@Nullable CatalogChange change) {
        catalogBox.setVisible(change != null);
        catalogBox.setManaged(change != null);
        catalogChanges.getChildren().clear();
        var isMappable = change != null && !change.mapped().isEmpty();
        mapBox.setVisible(isMappable);
        mapBox.setManaged(isMappable);
        if (change == null) {
            return;
        }
        catalogThen.setText(change.thenHash());
        catalogNow.setText(change.nowHash());
        if (!change.known()) {
            var unknown = new Label(i18n.text("plan.catalog.unknown"));
            unknown.setWrapText(true);
            catalogChanges.add(unknown, 0, 0);
            return;
        }
        addChange("fth-plus", "plan.catalog.added", change.added(), "");
        addChange("fth-minus", "plan.catalog.removed", change.removed(), change.removed().isEmpty() ? ""
                : i18n.text("plan.catalog.removedUnlocked", change.removedAndUnlocked()));
        addChange("fth-sliders", "plan.catalog.moved", change.moved(), "");
        addChange("fth-type", "plan.catalog.renamed", change.renamed(), "");
        addChange("fth-shuffle", "plan.catalog.mapped", change.mapped(), "");
    }

    private void addChange(String icon, String key, List<String> what, String remark) {
        if (what.isEmpty()) {
            return;
        }
        var row = catalogChanges.getRowCount();
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("change-icon");
        var heading = new Label(i18n.text(key, what.size()), picture);
        heading.setMinWidth(Label.USE_PREF_SIZE);
        heading.setGraphicTextGap(8);
        var shown = String.join(", ", what.subList(0, Math.min(what.size(), MOST_IDS)))
                + (what.size() > MOST_IDS ? " …" : "");
        var list = new Label(shown);
        list.getStyleClass().add("mono");
        list.setTooltip(new Tooltip(shown));
        var line = new HBox(8, list);
        if (!remark.isEmpty()) {
            var note = new Label(remark);
            note.getStyleClass().add("secondary");
            note.setMinWidth(Label.USE_PREF_SIZE);
            line.getChildren().add(note);
        }
        catalogChanges.addRow(row, heading, line);
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void apply() {
        model.apply(onApplied);
    }
}
