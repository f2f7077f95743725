package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemOpenFilesTest {
    @TempDir
    Path temp;

    @Test
    void aFileIsShownInItsFolder() throws IOException {
        var file = Files.createFile(temp.resolve("backup.json"));

        assertThat(new SystemOpenFiles("Linux").showing(file)).containsExactly("xdg-open", temp.toString());
        assertThat(new SystemOpenFiles("Mac OS X").showing(file)).containsExactly("open", "-R", file.toString());
        assertThat(new SystemOpenFiles("Windows 11").showing(file)).containsExactly("explorer.exe", "/select," + file);
        assertThat(new SystemOpenFiles("Linux").showing(temp)).containsExactly("xdg-open", temp.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "relative", "calc:x"})
    void onlyWebAddressesAreBrowsed(String address) {
        assertThatExceptionOfType(LaurelException.class)
                .isThrownBy(() -> new SystemOpenFiles("Linux").browse(URI.create(address)))
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.OPEN_FAILED));
    }
}
