package dev.laurel.ui.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;

import dev.laurel.fakes.OpenSample;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.ui.portability.OpenedFile.CatalogText;
import dev.laurel.ui.portability.OpenedFile.Locked;
import dev.laurel.ui.portability.OpenedFile.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadingTest {
    private static final Path CATALOG = Path.of("src/main/resources/dev/laurel/sample/catalog.json");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit fills it before each test.
    FileReadingTest() {}

    private static OpenedFile read(Path file) {
        return FileReading.read(file, null, Progress.NONE, CancelToken.NEVER);
    }

    @Test
    void contentTellsWhatAFileIs() throws Exception {
        assertThat(read(OpenSample.BACKUP)).isInstanceOfSatisfying(OpenedFile.Progress.class,
                opened -> assertThat(opened.file().data().configHash()).isEqualTo("55sy1h"));
        var misnamed = Files.copy(CATALOG, folder.resolve("backup.laurel"));
        assertThat(read(misnamed)).isInstanceOfSatisfying(CatalogText.class, opened -> {
            assertThat(opened.catalog().configHash()).isEqualTo("55sy1h");
            assertThat(opened.problems()).isZero();
        });
    }

    @Test
    void anEncryptedFileAsksForItsPassphrase() throws Exception {
        var content = new ByteArrayOutputStream();
        try (var sealed = Envelopes.sealForCryptoJs(content, "secret".toCharArray(), new SecureRandom())) {
            sealed.write(Files.readAllBytes(OpenSample.BACKUP));
        }
        var file = Files.write(folder.resolve("x.json"), content.toByteArray());
        assertThat(read(file)).isEqualTo(new Locked(true, false));
        assertThat(FileReading.read(file, "wrong".toCharArray(), Progress.NONE, CancelToken.NEVER))
                .isEqualTo(new Locked(true, false));
        assertThat(FileReading.read(file, "secret".toCharArray(), Progress.NONE, CancelToken.NEVER))
                .isInstanceOf(OpenedFile.Progress.class);
    }

    @Test
    void aBrokenFileIsShownWithTheLinesAroundItsPlace() throws Exception {
        var file = Files.writeString(folder.resolve("broken.json"),
                "{\n  \"version\": \"3.3.0\",\n  \"metrics\": {\n    \"score\": [48.],\n    \"level\": [42]\n  }\n}\n");
        assertThat(read(file)).isInstanceOfSatisfying(Unreadable.class, opened -> {
            assertThat(Objects.requireNonNull(opened.errors().getFirst().location()).line()).isEqualTo(4);
            var excerpt = Objects.requireNonNull(opened.excerpt());
            assertThat(excerpt.firstLine()).isEqualTo(2);
            assertThat(excerpt.lines()).hasSize(4).contains("    \"score\": [48.],");
        });
    }

    @Test
    void linesAreCountedWhateverEndsThem() throws Exception {
        var mixed = Files.writeString(folder.resolve("mixed.txt"), "one\r\ntwo\rthree\nfour");
        assertThat(Objects.requireNonNull(Excerpts.of(mixed, 3)).lines())
                .containsExactly("one", "two", "three", "four");
        var wide = Files.write(folder.resolve("wide.txt"), "\uFEFFone\ntwo".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Objects.requireNonNull(Excerpts.of(wide, 2)).lines()).containsExactly("one", "two");
        assertThat(Excerpts.of(mixed, 99)).isNull();
        assertThat(Excerpts.of(folder.resolve("missing"), 1)).isNull();
    }

    @Test
    void aMissingFileIsAnErrorOfItsOwn() {
        assertThat(read(folder.resolve("missing.json"))).isInstanceOf(Unreadable.class);
    }
}
