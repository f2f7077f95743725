package dev.laurel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFoldersTest {
    @TempDir
    Path temp;

    @Test
    void everythingLiesInTheDataFolderThatWasNamed() {
        var folders = AppFolders.resolve(temp.resolve("a/../b").toString());

        assertThat(folders.data()).isEqualTo(temp.resolve("b"));
        assertThat(folders.logs()).isEqualTo(temp.resolve("b/logs"));
        assertThat(folders.cache()).isEqualTo(temp.resolve("b/cache"));
    }

    @Test
    void withoutANameTheUsualPlaceIsTaken() {
        assertThat(AppFolders.resolve(null)).isEqualTo(AppFolders.resolve(" "));
        assertThat(AppFolders.resolve(null).data().toString()).containsIgnoringCase("laurel");
        assertThat(AppFolders.resolve(null).data()).isAbsolute();
    }

    @Test
    void newFoldersAreForTheOwnerAlone() throws IOException {
        var folders = AppFolders.in(temp.resolve("deep/data")).create();

        for (var folder : new Path[] {folders.data(), folders.logs(), folders.cache()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        }
    }

    @Test
    void foldersThatAreThereKeepTheirPermissions() throws IOException {
        var shared = Files.createDirectory(temp.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

        AppFolders.in(shared).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFileInTheWayIsSaidPlainly() throws IOException {
        var file = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(LaurelException.class)
                .isThrownBy(() -> AppFolders.in(file).create())
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.DATA_FOLDER_UNUSABLE));
    }

    @Test
    void aNameThatNoFolderCanHaveIsSaidPlainly() {
        assertThatExceptionOfType(LaurelException.class)
                .isThrownBy(() -> AppFolders.resolve("nul\0"))
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.DATA_FOLDER_UNUSABLE));
    }
}
