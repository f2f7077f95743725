package dev.laurel.ui;

import java.io.File;
import java.util.List;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** A program of its own that lets a file be dragged out of its little window, as a file manager does. */
public final class DragSource {
    private DragSource() {}

    /**
     * Shows its window in the upper left corner.
     *
     * @param args the file
     */
    public static void main(String[] args) {
        Platform.startup(() -> {
            var file = new Region();
            file.setPrefSize(80, 80);
            file.setStyle("-fx-background-color: orange");
            file.setOnDragDetected(event -> {
                var content = new ClipboardContent();
                content.putFiles(List.of(new File(args[0])));
                file.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
            var stage = new Stage(StageStyle.UNDECORATED);
            stage.setTitle("File to drag");
            stage.setScene(new Scene(file));
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
    }
}
