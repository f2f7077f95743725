package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.PrintStream;

import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.frame.FeatureId;

/** The main job, step by step: each waits for what it has caused before its picture is taken. */
final class Walk {
    private final Camera camera;
    private final Hand hand;
    private final LaurelApplication application;
    private final PrintStream print;

    Walk(Camera camera, Hand hand, LaurelApplication application, PrintStream print) {
        this.camera = camera;
        this.hand = hand;
        this.application = application;
        this.print = print;
    }

    void go() throws IOException {
        step("The first start offers three ways in", "welcome");
        hand.openSample();
        step("One click opens the sample game on its achievements", "achievements");
        importFile();
        unlock();
        hand.openExport();
        step("Exporting asks how", "export");
        hand.export(hand.file("export.json"));
        hand.backUp();
        step("A backup into a folder", "backups");
        restore();
        show(FeatureId.ACTIVITY, "Everything that was done stands in the activity", "activity");
        show(FeatureId.SETTINGS, "The settings", "settings");
    }

    private void importFile() throws IOException {
        hand.openImportPlan();
        step("Importing a file of the JavaScript package shows its plan first", "import-plan");
        camera.press("#applyButton");
        hand.awaitNoDialog();
        step("The import is done, and can be undone", "imported");
        camera.run(() -> application.root().shell().undo());
        camera.until("nothing left to undo", () -> hand.state().undoable().isEmpty());
        step("Ctrl+Z brings back the state before it", "undone");
    }

    private void unlock() throws IOException {
        var before = camera.ask(() -> hand.state().unlockedCount());
        hand.play("combo", 100);
        camera.until("an unlock", () -> hand.state().unlockedCount() > before);
        step("A combo of 100 unlocks an achievement", "unlocked");
        show(FeatureId.METRICS, "The metrics with their history", "metrics");
    }

    private void restore() throws IOException {
        hand.openRestorePlan();
        step("Restoring shows the same plan", "restore-plan");
        camera.press("#applyButton");
        hand.awaitNoDialog();
        step("The backup is restored", "restored");
    }

    private void show(FeatureId feature, String what, String picture) throws IOException {
        hand.show(feature);
        step(what, picture);
    }

    private void step(String what, String picture) throws IOException {
        print.println(what + ": " + camera.take(picture));
    }
}
