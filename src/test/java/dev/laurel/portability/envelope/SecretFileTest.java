package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @Test
    void nothingIsLeftOfWhatWasRead(@TempDir Path folder) throws IOException {
        var bytes = "geheim ü🏆".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("secret"), bytes);
        assertThat(SecretFile.text(folder.resolve("secret"))).isEqualTo("geheim ü🏆".toCharArray());
        assertThat(SecretFile.text(bytes)).isEqualTo("geheim ü🏆".toCharArray());
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void norOfWhatIsNoText() {
        var bytes = new byte[] {'a', (byte) 0xff, 'b'};
        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> SecretFile.text(bytes));
        assertThat(bytes).containsOnly(0);
    }
}
