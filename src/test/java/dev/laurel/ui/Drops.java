package dev.laurel.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import org.jspecify.annotations.Nullable;

/**
 * Files that hang over a node and fall on it, as the events that JavaFX makes of a gesture. The headless platform has
 * no gestures to drag with; a real one is shown by {@code WindowIT}.
 */
public final class Drops {
    private final Node target;
    private final Dragboard board;

    private Drops(Node target, Dragboard board) {
        this.target = target;
        this.board = board;
    }

    /** Brings files over a node. On the FX thread. */
    public static Drops over(Node target, Path... files) {
        var dragged = Arrays.stream(files).map(Path::toFile).map(File::getAbsoluteFile).toList();
        var drop = new Drops(target, DragboardHelper.createDragboard(new Dragged(dragged)));
        drop.fire(DragEvent.DRAG_ENTERED);
        drop.fire(DragEvent.DRAG_OVER);
        return drop;
    }

    /** Lets go. On the FX thread. */
    public void fall() {
        fire(DragEvent.DRAG_DROPPED);
    }

    private void fire(EventType<DragEvent> type) {
        Event.fireEvent(target, new DragEvent(
                null, target, type, board, 10, 10, 10, 10, TransferMode.COPY, null, target, null));
    }

    /** What another program offers: files, to be copied. */
    private record Dragged(List<File> files) implements TKClipboard {
        @Override
        public Set<DataFormat> getContentTypes() {
            return Set.of(DataFormat.FILES);
        }

        @Override
        public Set<TransferMode> getTransferModes() {
            return Set.of(TransferMode.COPY);
        }

        @Override
        public @Nullable Object getContent(DataFormat format) {
            return hasContent(format) ? files : null;
        }

        @Override
        public boolean hasContent(DataFormat format) {
            return format.equals(DataFormat.FILES);
        }

        @Override
        @SafeVarargs
        public final boolean putContent(Pair<DataFormat, Object>... content) {
            return false;
        }

        @Override
        public void setDragView(Image image) {}

        @Override
        public void setDragViewOffsetX(double x) {}

        @Override
        public void setDragViewOffsetY(double y) {}

        @Override
        public @Nullable Image getDragView() {
            return null;
        }

        @Override
        public double getDragViewOffsetX() {
            return 0;
        }

        @Override
        public double getDragViewOffsetY() {
            return 0;
        }
    }
}
