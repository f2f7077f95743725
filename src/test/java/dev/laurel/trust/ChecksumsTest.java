package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that compares its libraries with the sums in the project. */
class ChecksumsTest {
    @TempDir
    Path temp;

    private record Result(int status, String said) {}

    private Result run(String mode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "src/build/Checksums.java", mode, temp.resolve("sums").toString(),
                        temp.resolve("library-1.jar").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said);
    }

    @Test
    @Promise(area = Area.HOSTILE, value = "A library that is not the "
            + "file that was looked at ends the build before it runs")
    void anotherFileEndsTheBuild() throws IOException, InterruptedException {
        Files.writeString(temp.resolve("library-1.jar"), "as it was");
        assertThat(run("check").said()).contains("library-1.jar is not in sums");
        assertThat(run("write").status()).isZero();
        assertThat(run("check").status()).isZero();
        Files.writeString(temp.resolve("library-1.jar"), "exchanged");
        var exchanged = run("check");
        assertThat(exchanged.status()).isEqualTo(1);
        assertThat(exchanged.said()).contains("library-1.jar is another file than sums");
    }
}
