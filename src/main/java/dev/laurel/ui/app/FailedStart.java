package dev.laurel.ui.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import dev.laurel.error.LaurelError;
import dev.laurel.i18n.Messages;
import dev.laurel.settings.Settings;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.dialog.FxDialogs;
import dev.laurel.ui.dialog.OverlayHost;
import dev.laurel.ui.fx.I18n;

/** A window that only says why the real one can't open. */
public final class FailedStart {
    private FailedStart() {}

    /**
     * Shows it. On the FX thread.
     *
     * @param closed told when it is gone
     */
    public static void show(Stage stage, LaurelError error, Runnable closed) {
        var i18n = new I18n(Messages.of(Locale.getDefault()), InstantSource.system(), ZoneId.systemDefault());
        var host = new OverlayHost();
        var theming = new Theming(Settings.Theme.SYSTEM);
        var scene = new Scene(new StackPane(host), 800, 480);
        theming.dress(scene);
        stage.setTitle("Laurel");
        stage.setScene(scene);
        stage.setOnHidden(_ -> {
            theming.close();
            closed.run();
        });
        new FxDialogs(host, i18n).error(ErrorReport.of(error).titled(i18n.text("error.startTitle")));
        host.visibleProperty().subscribe(visible -> {
            if (!visible) {
                stage.hide();
            }
        });
        stage.show();
    }
}
