package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path temp;

    @Test
    void writesANewFile() throws IOException {
        var file = temp.resolve("new");

        AtomicFile.write(file, AtomicFile.Access.PRIVATE, text("content"));

        assertThat(file).hasContent("content");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(temp).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void replacesAFile() throws IOException {
        var file = Files.writeString(temp.resolve("old"), "old");

        AtomicFile.write(file, AtomicFile.Access.USUAL, text("new"));

        assertThat(file).hasContent("new");
    }

    @Test
    void whatFailsHalfWayChangesNothing() throws IOException {
        var file = Files.writeString(temp.resolve("old"), "old");

        assertThatExceptionOfType(IOException.class).isThrownBy(() ->
                AtomicFile.write(file, AtomicFile.Access.USUAL, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                })).withMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(temp).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        var real = Files.writeString(temp.resolve("real"), "old");
        var link = Files.createSymbolicLink(temp.resolve("link"), real);

        AtomicFile.write(link, AtomicFile.Access.USUAL, text("new"));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void createNeverOverwrites() throws IOException {
        var file = temp.resolve("once");
        AtomicFile.create(file, AtomicFile.Access.USUAL, text("first"));

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.create(file, AtomicFile.Access.USUAL, text("second")));

        assertThat(file).hasContent("first");
        assertThat(temp).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void createNeverOverwritesWhatAppearsWhileItWrites() throws IOException {
        var file = temp.resolve("raced");

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AtomicFile.create(file, AtomicFile.Access.USUAL, out -> {
                    out.write('x');
                    Files.writeString(file, "theirs");
                }));

        assertThat(file).hasContent("theirs");
        assertThat(temp).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void contentMayCloseItsStream() throws IOException {
        var file = temp.resolve("closed");

        AtomicFile.write(file, AtomicFile.Access.USUAL, out -> {
            out.write('x');
            out.close();
        });

        assertThat(file).hasContent("x");
    }

    @Test
    void twoWritersAtOnceTakeDifferentTemporaryFiles() throws IOException {
        var outer = temp.resolve("outer");
        var inner = temp.resolve("inner");

        AtomicFile.write(outer, AtomicFile.Access.USUAL, out -> {
            AtomicFile.write(inner, AtomicFile.Access.USUAL, text("inner"));
            out.write('o');
        });

        assertThat(outer).hasContent("o");
        assertThat(inner).hasContent("inner");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> AtomicFile.write(temp.resolve("no/file"), AtomicFile.Access.USUAL, text("x")));
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
