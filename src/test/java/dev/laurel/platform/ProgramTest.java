package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void isTheScriptOfTheFolderThatHoldsTheJar() throws IOException {
        var jar = file("laurel/lib/laurel.jar");
        assertThat(Program.of(null, jar, "Linux")).isEmpty();
        var script = file("laurel/bin/laurel");
        assertThat(Program.of(null, jar, "Linux")).contains(new Program(script, script));
        var batch = file("laurel/bin/laurel.bat");
        assertThat(Program.of(null, jar, "Windows 11")).contains(new Program(batch, batch));
    }

    @Test
    void anInstallersLauncherHasASecondOneForCommands() throws IOException {
        var window = file("Laurel/Laurel.exe");
        var jar = folder.resolve("Laurel/app/laurel.jar");
        assertThat(Program.of(window.toString(), jar, "Windows 11")).contains(new Program(window, window));
        var commands = file("Laurel/laurel-cli.exe");
        assertThat(Program.of(window.toString(), jar, "Windows 11")).contains(new Program(window, commands));
    }

    @Test
    void aBuildIsNoProgram() {
        assertThat(Program.of(null, folder.resolve("target/classes"), "Linux")).isEmpty();
    }
}
