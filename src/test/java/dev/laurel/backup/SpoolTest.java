package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static final int IN_MEMORY = 4 << 20;

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** As often as it is asked for. */
    private static void assertHolds(Spool spool, byte[] bytes) throws IOException {
        for (var reading = 0; reading < 2; reading++) {
            var content = spool.content();
            assertThat(content.size()).isEqualTo(bytes.length);
            try (var in = content.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, IN_MEMORY - 1, IN_MEMORY, IN_MEMORY + 1, 2 * IN_MEMORY + 7})
    void whatWasWrittenIsThereHoweverItCame(int size) throws IOException {
        var bytes = bytes(size);
        try (var whole = new Spool(); var pieces = new Spool()) {
            whole.write(bytes, 0, size);
            assertThat(whole.file() != null).isEqualTo(size > IN_MEMORY);
            assertHolds(whole, bytes);
            for (var at = 0; at < size; at += 300_000) {
                pieces.write(bytes[at]);
                pieces.write(bytes, at + 1, Math.min(299_999, size - at - 1));
            }
            assertThat(pieces.file() != null).isEqualTo(size > IN_MEMORY);
            assertHolds(pieces, bytes);
        }
    }

    @Test
    void aFileIsForItsUserAloneAndGoes() throws IOException {
        Path file;
        try (var spool = new Spool()) {
            spool.write(bytes(IN_MEMORY + 1));
            file = spool.file();
            assertThat(file).isNotNull().exists();
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
        assertThat(file).doesNotExist();
    }
}
