package dev.laurel.ui.fx;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

/**
 * A view that is made when it is first asked for, and then stays. On the FX thread.
 *
 * @param <V> the controller's class
 */
public final class LazyView<V> {
    private final FxmlLoader loader;
    private final Class<V> type;
    private @Nullable Loaded<V> loaded;

    /** A view that a loader will make. */
    public LazyView(FxmlLoader loader, Class<V> type) {
        this.loader = loader;
        this.type = type;
    }

    /** Its outermost node. */
    public Parent root() {
        return loaded().root();
    }

    /** Its controller. */
    public V view() {
        return loaded().view();
    }

    private Loaded<V> loaded() {
        var made = loaded;
        if (made == null) {
            made = loader.load(type);
            loaded = made;
        }
        return made;
    }
}
