package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.glass.ui.Application;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import org.junit.jupiter.api.Test;

/** What JavaFX tells on macOS, told by hand. */
class FilesFromSystemTest extends WindowTest {
    @Test
    void filesAreHandedOnAndTheRestGoesToJavaFx() {
        var handed = new ArrayList<List<Path>>();
        var others = new ArrayList<String>();
        FxThread.run(() -> {
            var application = Application.GetApplication();
            var before = application.getEventHandler();
            try {
                application.setEventHandler(new Application.EventHandler() {
                    @Override
                    public void handleQuitAction(Application quitting, long time) {
                        others.add("quit");
                    }

                    @Override
                    public void handlePreferencesChanged(Map<String, Object> preferences) {
                        others.add("preferences");
                    }
                });
                FilesFromSystem.listen(handed::add);
                var handler = application.getEventHandler();
                handler.handleOpenFilesAction(application, 0, new String[] {"/a ü.laurel", "/b.json"});
                handler.handleQuitAction(application, 0);
                handler.handlePreferencesChanged(Map.of());
            } finally {
                application.setEventHandler(before);
            }
        });
        assertThat(handed).containsExactly(List.of(Path.of("/a ü.laurel"), Path.of("/b.json")));
        assertThat(others).containsExactly("quit", "preferences");
    }
}
