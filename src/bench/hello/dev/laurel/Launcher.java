package dev.laurel;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The least that JavaFX can show, in a window of Laurel's size, to be packaged as Laurel is and measured beside it.
 * It has the name of Laurel's own class, so that nothing of the packaging differs.
 */
public final class Launcher {
    private Launcher() {}

    /**
     * Two words are those with which start-up caches are recorded: {@code warm-up} ends at once, {@code warm-up window}
     * once the window is there.
     */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("warm-up")) {
            return;
        }
        Application.launch(Hello.class, args);
    }

    /** The window. */
    public static final class Hello extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Hello, world")), 1280, 800));
            stage.setTitle("Hello");
            stage.show();
            if (!getParameters().getRaw().isEmpty()) {
                stage.getScene().addPostLayoutPulseListener(Platform::exit);
            }
        }
    }
}
