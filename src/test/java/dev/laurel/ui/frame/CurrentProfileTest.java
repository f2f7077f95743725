package dev.laurel.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.fakes.OpenSample;
import dev.laurel.store.ActivityEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentProfileTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void whatWasReadOfAProfileThatIsGoneIsGivenBackToBeClosed(@TempDir Path folder) {
        try (var sample = new OpenSample(folder)) {
            read(sample, () -> {});
            assertThat(told).containsExactly("in time");
            told.clear();
            read(sample, sample.current::close);
            assertThat(told).containsExactly("late");
        }
    }

    @Test
    void whatIsBeingBackedUpStaysOpenUntilThatIsDone(@TempDir Path folder) {
        try (var sample = new OpenSample(folder)) {
            var profile = sample.state().profile();
            sample.current.inLane("", AutomaticBackup.laneOf("stick"), (session, _, _) -> {
                sample.current.remove(profile, () -> told.add("removed"));
                assertThat(sample.current.profile()).isNull();
                session.log(new ActivityEntry(OpenSample.NOW, "backup", "manual", "", Duration.ZERO, 0, null));
                return session.activity(1).size();
            }, entries -> told.add(entries + " entry"), error -> told.add(error.toString()));
            assertThat(told).containsExactly("removed", "1 entry");
        }
    }

    private void read(OpenSample sample, Runnable meanwhile) {
        sample.current.read("", (_, _, _) -> {
            meanwhile.run();
            return true;
        }, _ -> told.add("in time"), error -> told.add(error.toString()), _ -> told.add("late"));
    }
}
