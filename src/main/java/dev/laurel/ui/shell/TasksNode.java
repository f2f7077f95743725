package dev.laurel.ui.shell;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Popover;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The running tasks in the status bar: one with its progress, several as a number that opens a list. */
final class TasksNode {
    private final HBox place;
    private final ObservableList<TaskStatus> running;
    private final I18n i18n;
    private @Nullable Popover popover;

    TasksNode(HBox place, ObservableList<TaskStatus> running, I18n i18n) {
        this.place = place;
        this.running = running;
        this.i18n = i18n;
        running.subscribe(this::draw);
        draw();
    }

    private void draw() {
        if (popover != null && running.size() < 2) {
            popover.hide();
            popover = null;
        }
        switch (running.size()) {
            case 0 -> {
                var none = new Label(i18n.text("status.noTasks"));
                none.getStyleClass().add("secondary");
                place.getChildren().setAll(none);
            }
            case 1 -> place.getChildren().setAll(row(running.getFirst(), false));
            default -> {
                var several = new Button(i18n.text("status.tasks", running.size()), new FontIcon(Feather.LOADER));
                several.setOnAction(_ -> list(several));
                place.getChildren().setAll(several);
                if (popover != null) {
                    popover.setContentNode(rows());
                }
            }
        }
    }

    private void list(Node owner) {
        var shown = new Popover(rows());
        shown.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
        shown.setDetachable(false);
        shown.setOnHidden(_ -> popover = null);
        popover = shown;
        shown.show(owner);
    }

    private VBox rows() {
        var box = new VBox();
        box.getStyleClass().add("task-list");
        running.forEach(task -> box.getChildren().add(row(task, true)));
        return box;
    }

    private HBox row(TaskStatus task, boolean spread) {
        var name = new Label(task.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, spread ? Priority.ALWAYS : Priority.NEVER);
        var bar = new ProgressBar();
        bar.progressProperty().bind(task.progressProperty());
        bar.setAccessibleText(task.name());
        var percent = new Label();
        percent.getStyleClass().add("tabular");
        percent.textProperty().bind(task.progressProperty()
                .map(progress -> progress.doubleValue() < 0 ? "" : i18n.percent(progress.doubleValue())));
        var cancel = new Button(null, new FontIcon(Feather.X));
        cancel.setAccessibleText(i18n.text("status.cancel", task.name()));
        cancel.setOnAction(_ -> task.cancel());
        var row = new HBox(name, bar, percent, cancel);
        row.getStyleClass().add("task-row");
        return row;
    }
}
