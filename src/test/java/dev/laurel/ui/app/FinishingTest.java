package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.laurel.backup.Backup;
import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.OpenSample;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.dialog.OverlayHost;
import dev.laurel.ui.frame.AutomaticRuns;
import dev.laurel.ui.fx.FxTaskRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The end of the window while an upload takes its time. */
@ExtendWith(FxThread.class)
class FinishingTest {
    private final CountDownLatch uploaded = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private FxTaskRunner tasks;
    private OpenSample sample;
    private OverlayHost host;
    private Finishing finishing;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    FinishingTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        tasks = new FxTaskRunner();
        sample = new OpenSample(folder);
        sample.settings.update(it -> it.withDestinations(
                _ -> List.of(new DestinationSettings.Folder("Stick", folder.resolve("stick")))));
        host = FxThread.ask(OverlayHost::new);
        var session = sample.profiles.session(sample.state().profile().id());
        var runs = new AutomaticRuns(new AutomaticRuns.Tools(sample.settings, (_, _, _, _, _, cancel) -> upload(cancel),
                tasks, InstantSource.system(), new Random(1), it -> it), new NobodyHears());
        FxThread.run(() -> runs.opened(session));
        finishing = new Finishing(runs, tasks, host, shown::incrementAndGet, sample.i18n);
    }

    private static final class NobodyHears implements AutomaticRuns.Outcomes {
        @Override
        public void failed(String destination, LaurelError error) {}

        @Override
        public void succeeded(String destination, AutomaticBackup.Done done) {}
    }

    private Optional<Backup> upload(CancelToken cancel) {
        try {
            while (!uploaded.await(10, TimeUnit.MILLISECONDS)) {
                cancel.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
        return Optional.empty();
    }

    @AfterEach
    void close() {
        uploaded.countDown();
        tasks.close();
        sample.close();
    }

    private void closeWindow() {
        FxThread.run(() -> finishing.finish(closed::incrementAndGet));
    }

    @Test
    void waitsWithADialogForWhatRuns() {
        closeWindow();
        FxThread.until(() -> host.depth() == 1);
        assertThat(closed).hasValue(0);
        assertThat(shown).as("brings the window to the front, which may be in the tray alone").hasValue(1);
        uploaded.countDown();
        FxThread.until(() -> closed.get() == 1);
    }

    @Test
    void whoeverDoesNotWaitLeavesItToTheNextStart() throws InterruptedException {
        closeWindow();
        FxThread.until(() -> host.depth() == 1);
        FxThread.run(host::close);
        assertThat(closed).hasValue(1);
        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingASecondTimeIsLeaving() {
        closeWindow();
        closeWindow();
        assertThat(closed).hasValue(1);
        assertThat(shown).as("what is over at once needs no window").hasValue(0);
    }
}
