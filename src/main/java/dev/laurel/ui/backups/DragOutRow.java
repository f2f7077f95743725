package dev.laurel.ui.backups;

import java.util.List;

import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;

/**
 * A row that can be dragged out of the window as a file. The file has to be there when the drag begins, and nothing is
 * read on this thread: it is made ready from the moment the mouse is pressed.
 */
final class DragOutRow extends TableRow<BackupRow> {
    DragOutRow(BackupActions actions) {
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                actions.prepareFile(getItem());
            }
        });
        setOnDragDetected(event -> {
            var row = getItem();
            if (row == null) {
                return;
            }
            actions.preparedFile(row).ifPresent(file -> {
                var content = new ClipboardContent();
                content.putFiles(List.of(file.toFile()));
                startDragAndDrop(TransferMode.COPY).setContent(content);
            });
            event.consume();
        });
    }
}
