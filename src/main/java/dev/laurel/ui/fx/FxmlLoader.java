package dev.laurel.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Makes views from FXML. A view's file has the name of its class and lies in the same package among the resources; its
 * controller comes from a map that the composition root filled, so that controllers get what they need through their
 * constructors.
 */
public final class FxmlLoader {
    private final I18n i18n;
    private final Map<Class<?>, Supplier<?>> controllers;

    /**
     * A loader.
     *
     * @param controllers makes a controller of each class; looked at when a view is loaded, so it may be filled later
     */
    public FxmlLoader(I18n i18n, Map<Class<?>, Supplier<?>> controllers) {
        this.i18n = i18n;
        this.controllers = controllers;
    }

    /**
     * Makes a view. On the FX thread.
     *
     * @throws UncheckedIOException if its FXML can't be read: a defect, found by a test that loads every file
     */
    public <V> Loaded<V> load(Class<V> view) {
        var file = view.getResource(view.getSimpleName() + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("No FXML for " + view.getName());
        }
        var loader = new FXMLLoader(file, i18n.bundle());
        loader.setControllerFactory(this::controller);
        try {
            Parent root = loader.load();
            return new Loaded<>(root, view.cast(loader.getController()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't load " + file, e);
        }
    }

    private Object controller(Class<?> type) {
        var supplier = controllers.get(type);
        if (supplier == null) {
            throw new IllegalStateException("Nobody makes a " + type.getName());
        }
        return supplier.get();
    }
}
