package dev.laurel.ui.backups;

import java.util.List;

import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;

/**
 * A row that can be dragged out of the window as a file. The file has to be there when the drag begins, and nothing is
 * read on this thread: it is fetched from the moment the pressed mouse moves, and the drag begins once it is here.
 */
final class DragOutRow extends TableRow<BackupRow> {
    private boolean fetching;

    DragOutRow(BackupActions actions) {
        setOnMousePressed(_ -> fetching = false);
        setOnMouseDragged(event -> {
            var row = getItem();
            if (row == null || event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            if (!fetching) {
                fetching = true; // Once a gesture: one that fails is not tried again and again while the hand moves.
                actions.prepareFile(row);
            }
            if (actions.preparedFile(row).isEmpty()) {
                event.setDragDetect(false);
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
