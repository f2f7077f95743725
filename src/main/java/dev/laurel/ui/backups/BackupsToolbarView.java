package dev.laurel.ui.backups;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;

import dev.laurel.ui.control.SearchField;

/** What can be done with the backups of one player. */
public final class BackupsToolbarView {
    private final BackupsViewModel model;
    private final BackupActions actions;
    private final KeepingActions keeping;

    @FXML private Button backUpButton;
    @FXML private Button restoreButton;
    @FXML private Button verifyButton;
    @FXML private Button diffButton;
    @FXML private Button copyButton;
    @FXML private Button pruneButton;
    @FXML private MenuItem diffItem;
    @FXML private MenuItem copyItem;
    @FXML private MenuItem pruneItem;
    @FXML private MenuItem pinItem;
    @FXML private MenuItem unpinItem;
    @FXML private MenuItem downloadItem;
    @FXML private MenuItem deleteItem;
    @FXML private SearchField filter;

    /** A toolbar for these backups. */
    public BackupsToolbarView(BackupsViewModel model, BackupActions actions, KeepingActions keeping) {
        this.model = model;
        this.actions = actions;
        this.keeping = keeping;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        backUpButton.disableProperty().bind(actions.canBackUp().not());
        restoreButton.disableProperty().bind(actions.canRestore().not());
        var noSelection = keeping.hasSelection().not();
        var noBackups = keeping.hasBackups().not();
        var noTarget = keeping.canCopy().not();
        verifyButton.disableProperty().bind(noSelection);
        diffButton.disableProperty().bind(noSelection);
        diffItem.disableProperty().bind(noSelection);
        pruneButton.disableProperty().bind(noBackups);
        pruneItem.disableProperty().bind(noBackups);
        copyButton.disableProperty().bind(noTarget);
        copyItem.disableProperty().bind(noTarget);
        pinItem.disableProperty().bind(noSelection);
        downloadItem.disableProperty().bind(noSelection);
        deleteItem.disableProperty().bind(noSelection);
        unpinItem.disableProperty().bind(
                model.selectedProperty().map(row -> row == null || !row.pinned()).orElse(true));
    }

    /** In a narrow window what comes after Verify moves into the menu. */
    void setFull(boolean full) {
        for (Node button : List.of(diffButton, copyButton, pruneButton)) {
            button.setVisible(full);
            button.setManaged(full);
        }
        for (var item : List.of(diffItem, copyItem, pruneItem)) {
            item.setVisible(!full);
        }
    }

    /** Puts the keyboard focus into the filter. */
    void focusFilter() {
        filter.requestFocus();
    }

    @FXML
    private void backUpNow() {
        actions.backUpNow();
    }

    @FXML
    private void restore() {
        actions.restore();
    }

    @FXML
    private void verify() {
        keeping.verify();
    }

    @FXML
    private void diff() {
        model.pickOther();
    }

    @FXML
    private void copy() {
        keeping.copy();
    }

    @FXML
    private void prune() {
        keeping.prune();
    }

    @FXML
    private void pin() {
        keeping.pin();
    }

    @FXML
    private void unpin() {
        keeping.unpin();
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
    private void reload() {
        model.load();
    }
}
