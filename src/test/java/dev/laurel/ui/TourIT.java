package dev.laurel.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program walks through its own window, and says nothing but what it shows. */
class TourIT {
    private static final String PROGRAM = Path.of(System.getProperty("laurel.distribution"), "bin", "laurel")
            .toString();

    @TempDir
    Path folder;

    private List<String> pictures(String... arguments) throws IOException, InterruptedException {
        var pictures = folder.resolve("pictures");
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--out", pictures.toString()));
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectError(err.toFile())
                .redirectOutput(folder.resolve("out").toFile());
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        var status = builder.start().waitFor();
        assertThat(Files.readString(err)).as("warnings on the console").isEmpty();
        assertThat(status).isZero();
        try (var files = Files.list(pictures)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theTourLeavesAPictureOfEveryStep() throws Exception {
        assertThat(pictures("tour")).hasSizeGreaterThan(10)
                .contains("01-welcome.png").anyMatch(name -> name.endsWith("restore-plan.png"));
    }

    @Test
    void theGalleryShowsEveryViewAndDialogInBothThemesAndSizes() throws Exception {
        assertThat(pictures("gallery", "--language", "de"))
                .contains("achievements-table-dark-900x600.png", "consistency-light-1280x800.png",
                        "metrics-consequences-light-900x600.png", "export-encrypted-dark-1280x800.png",
                        "passphrase-light-900x600.png", "new-profile-dark-900x600.png", "profiles-light-1280x800.png",
                        "settings-5-dark-900x600.png", "shortcuts-light-900x600.png", "error-dark-1280x800.png")
                .filteredOn(name -> name.contains("-dark-")).hasSizeGreaterThan(50);
    }
}
