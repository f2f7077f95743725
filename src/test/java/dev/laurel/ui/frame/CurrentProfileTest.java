package dev.laurel.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.fakes.OpenSample;
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

    private void read(OpenSample sample, Runnable meanwhile) {
        sample.current.read("", (_, _, _) -> {
            meanwhile.run();
            return true;
        }, _ -> told.add("in time"), error -> told.add(error.toString()), _ -> told.add("late"));
    }
}
