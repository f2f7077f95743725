package dev.laurel.ui.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import dev.laurel.ui.control.EmptyState;
import dev.laurel.ui.control.SearchField;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The activity log as a table. */
public final class ActivityView {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ActivityViewModel model;
    private final I18n i18n;

    @FXML private Label subtitle;
    @FXML private SearchField search;
    @FXML private ComboBox<ActivityKind> kind;
    @FXML private Button copyButton;
    @FXML private Button csvButton;
    @FXML private HBox failure;
    @FXML private Label failureText;
    @FXML private TableView<ActivityRow> table;
    @FXML private TableColumn<ActivityRow, ActivityRow> when;
    @FXML private TableColumn<ActivityRow, ActivityRow> what;
    @FXML private TableColumn<ActivityRow, ActivityRow> trigger;
    @FXML private TableColumn<ActivityRow, ActivityRow> detail;
    @FXML private TableColumn<ActivityRow, ActivityRow> took;
    @FXML private TableColumn<ActivityRow, ActivityRow> size;
    @FXML private TableColumn<ActivityRow, ActivityRow> outcome;
    @FXML private EmptyState empty;

    /** A view of the log. */
    public ActivityView(ActivityViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.searchProperty());
        buildKinds();
        column(when, row -> plain(row.when(), "tabular"));
        column(what, row -> withIcon(row.kind().icon(), row.what()));
        column(trigger, row -> withIcon(row.trigger().icon(), row.triggerText()));
        column(detail, row -> plain(row.detail(), "mono"));
        column(took, row -> plain(row.took(), "tabular"));
        column(size, row -> plain(row.size(), "tabular"));
        column(outcome, ActivityView::outcome);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.rows());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        copyButton.textProperty().bind(Bindings
                .when(Bindings.isEmpty(table.getSelectionModel().getSelectedItems()))
                .then(i18n.text("activity.copyAll")).otherwise(i18n.text("activity.copy")));
        copyButton.disableProperty().bind(Bindings.isEmpty(model.rows()));
        csvButton.disableProperty().bind(Bindings.isEmpty(model.rows()));
        model.rows().addListener((Observable _) -> showWhatThereIs());
        model.allRows().addListener((Observable _) -> showWhatThereIs());
        model.failureProperty().subscribe(error -> {
            failureText.setText(error == null ? "" : i18n.error(error).headline());
            show(failure, error != null);
        });
        showWhatThereIs();
    }

    private void buildKinds() {
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ActivityKind value) {
                return i18n.text(value == null ? "activity.filter.all" : value.key());
            }

            @Override
            public @Nullable ActivityKind fromString(String text) {
                return null;
            }
        });
        kind.valueProperty().bindBidirectional(model.kindProperty());
    }

    private void showWhatThereIs() {
        var kinds = new ArrayList<@Nullable ActivityKind>();
        kinds.add(null);
        kinds.addAll(model.kinds());
        if (!kind.getItems().equals(kinds)) {
            kind.getItems().setAll(kinds);
        }
        var all = model.allRows();
        var failed = all.stream().filter(ActivityRow::failed).count();
        subtitle.setText(i18n.text("activity.subtitle", all.size())
                + (failed == 0 ? "" : " · " + i18n.text("activity.subtitle.failed", failed)));
        show(table, !model.rows().isEmpty());
        show(empty, model.rows().isEmpty());
        empty.setText(i18n.text(all.isEmpty() ? "activity.empty" : "activity.noMatch"));
        empty.setAction(all.isEmpty() ? "" : i18n.text("activity.clearFilter"));
        empty.setOnAction(_ -> model.clearFilter());
    }

    private static Node plain(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        if (text.length() > 16) {
            label.setTooltip(new Tooltip(text));
        }
        return label;
    }

    private static Node withIcon(String icon, String text) {
        var label = new Label(text, new FontIcon(icon));
        label.setGraphicTextGap(8);
        return label;
    }

    private static Node outcome(ActivityRow row) {
        var icon = new FontIcon(row.result().icon());
        icon.getStyleClass().add(row.result().tone() + "-icon");
        var words = new Label(row.outcome(), icon);
        words.setGraphicTextGap(8);
        words.getStyleClass().add(row.result().tone() + "-text");
        words.setMinWidth(Label.USE_PREF_SIZE);
        if (row.code().isEmpty()) {
            return words;
        }
        var code = new Label(row.code());
        code.getStyleClass().add("outcome-code");
        code.setTooltip(new Tooltip(row.code()));
        var line = new HBox(8, words, code);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static void column(TableColumn<ActivityRow, ActivityRow> column, Function<ActivityRow, Node> look) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ActivityRow row, boolean none) {
                super.updateItem(row, none);
                setGraphic(none || row == null ? null : look.apply(row));
            }
        });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Puts the keyboard focus into the search field. */
    void focusSearch() {
        search.requestFocus();
    }

    @FXML
    private void copy() {
        var selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        var content = new ClipboardContent();
        content.putString(model.asText(selected.isEmpty() ? List.copyOf(model.rows()) : selected));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void exportCsv() {
        model.exportCsv();
    }

    @FXML
    private void retry() {
        model.load();
    }
}
