package dev.laurel.ui.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.image.PixelFormat;

import dev.laurel.platform.desktop.Desktop;
import dev.laurel.platform.desktop.Notice;
import dev.laurel.platform.desktop.Picture;
import dev.laurel.platform.desktop.TrayItem;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/** The window's line to the desktop around it, which may not be there. On the FX thread, which never waits for it. */
public final class DesktopLink {
    private static final Lane LANE = new Lane.Serial("desktop");
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64};

    private final TaskRunner tasks;
    private final ReadOnlyBooleanWrapper inTray = new ReadOnlyBooleanWrapper(this, "inTray");
    private @Nullable Desktop desktop;
    private @Nullable TrayItem item;
    private boolean closed;

    /** There is no desktop before {@link #connect}. */
    DesktopLink(TaskRunner tasks) {
        this.tasks = tasks;
    }

    /** How to get to a desktop, see {@link Desktop#connect}. */
    @FunctionalInterface
    public interface Connecting {
        /** Goes there. */
        Optional<Desktop> connect(List<Picture> icon, Consumer<Boolean> listener);
    }

    /** Looks for one; what was to be shown before is shown then. */
    void connect(Connecting connecting) {
        tasks.start(Task.of("", LANE,
                (_, _) -> connecting.connect(icon(), shown -> tasks.deliver(() -> inTray.set(shown))),
                found -> found.ifPresent(this::use), _ -> {})); // Without one there is no more to it.
    }

    private static List<Picture> icon() {
        return IntStream.of(ICON_SIZES).mapToObj(size -> {
            var image = LaurelApplication.icon(size);
            var pixels = new int[size * size];
            image.getPixelReader().getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
            return new Picture(size, size, pixels);
        }).toList();
    }

    private void use(Desktop found) {
        desktop = found;
        if (closed) {
            close();
        } else if (item != null) {
            show(item);
        }
    }

    /** Whether the item stands in a tray that people see. */
    ReadOnlyBooleanProperty inTray() {
        return inTray.getReadOnlyProperty();
    }

    /** Shows this in the tray from now on. */
    void show(TrayItem now) {
        item = now;
        withDesktop(it -> it.show(now));
    }

    /** Tells something on the desktop. */
    void tell(Notice notice, Runnable onChosen) {
        withDesktop(it -> it.tell(notice, () -> tasks.deliver(onChosen)));
    }

    /** Takes everything off the desktop. */
    void close() {
        closed = true;
        withDesktop(Desktop::close);
        desktop = null;
    }

    private void withDesktop(Consumer<Desktop> use) {
        var there = desktop;
        if (there != null) {
            tasks.start(Task.of("", LANE, (_, _) -> {
                use.accept(there);
                return true;
            }, _ -> {}, _ -> {})); // The log has it; the window does all that the desktop would.
        }
    }
}
