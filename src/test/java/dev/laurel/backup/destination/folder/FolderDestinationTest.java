package dev.laurel.backup.destination.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.backup.destination.TestStep;
import dev.laurel.contract.DestinationContract;
import dev.laurel.error.ErrorCode;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderDestinationTest extends DestinationContract {
    @TempDir
    Path outside;

    private Path root;
    private FolderDestination destination;

    @BeforeEach
    void setUp() {
        root = outside.resolve("backups");
        FolderDestination.setUp("stick", root);
        destination = new FolderDestination("stick", root);
    }

    @Override
    protected Destination destination() {
        return destination;
    }

    /** Without an fsync each. */
    @Override
    protected void plant(List<String> keys) {
        try {
            for (var key : keys) {
                Files.createDirectories(root.resolve(key).getParent());
                Files.writeString(root.resolve(key), "{}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keysArePathsBelowTheFolder() {
        put("users/anna/v1.2/achievements-1.json", bytes("{}"));
        assertThat(root.resolve("users/anna/v1.2/achievements-1.json")).hasContent("{}");
    }

    @Test
    void settingUpAgainChangesNothing() {
        put("users/a/x", bytes("x"));
        FolderDestination.setUp("stick", root);
        assertThat(all("")).hasSize(1);
    }

    @Test
    void aFolderWhoseParentIsMissingCannotBeSetUp() {
        assertFails(ErrorCode.DESTINATION_UNREACHABLE,
                () -> FolderDestination.setUp("stick", outside.resolve("unplugged/backups")));
        assertThat(outside.resolve("unplugged")).doesNotExist();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.writeString(outside.resolve("file"), "x");
        assertFails(ErrorCode.DESTINATION_OTHER, () -> FolderDestination.setUp("stick", outside.resolve("file")));
    }

    @Test
    void backupsThatSomebodyCopiedThereNeedNoMarker() throws IOException {
        var copied = Files.createDirectories(outside.resolve("copied/users/anna"));
        Files.writeString(copied.resolve("achievements-5.json"), "{}");
        var other = new FolderDestination("copied", outside.resolve("copied"));
        assertThat(other.list("", null, CancelToken.NEVER).items()).extracting(StoredObject::key)
                .containsExactly("users/anna/achievements-5.json");
    }

    @Test
    void aFolderThatIsGoneIsUnreachableNotEmpty() throws IOException {
        put("users/a/x", bytes("x"));
        Files.move(root, outside.resolve("unplugged"));
        assertAllVerbsFail();
        Files.createDirectory(root);
        assertAllVerbsFail();
        assertThat(root).isEmptyDirectory();
        Files.delete(root);
        Files.move(outside.resolve("unplugged"), root);
        assertThat(all("")).hasSize(1);
    }

    private void assertAllVerbsFail() {
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> all(""));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> children("users/"));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> read("users/a/x"));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> put("users/a/y", bytes("y")));
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> delete("users/a/x"));
        var steps = new ArrayList<TestStep>();
        assertFails(ErrorCode.DESTINATION_UNREACHABLE, () -> destination.test(steps::add, CancelToken.NEVER));
        assertThat(steps).isEmpty();
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        put("users/a/v1/x", bytes("x"));
        assertThat(permissions("users/a/v1/x")).isEqualTo("rw-------");
        assertThat(permissions("users/a/v1")).isEqualTo("rwx------");
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
    }

    @Test
    void temporaryFilesAndTheMarkerAreNoObjects() throws IOException {
        put("users/a/x", bytes("x"));
        Files.writeString(root.resolve("users/a/.laurel-77-0.tmp"), "half");
        assertThat(all("")).extracting(StoredObject::key).containsExactly("users/a/x");
        assertThat(children("")).containsExactly("users");
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/a/.laurel-77-0.tmp"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read(".laurel"));
        assertThat(delete(".laurel")).containsExactly(".laurel");
        assertThat(all("")).hasSize(1);
    }

    @Test
    void whatAKilledWriterHasLeftGoesOnceNobodyCanBeWritingIt() throws IOException {
        put("users/a/x", bytes("x"));
        var nobody = 999_999_999L; // No system counts its processes that far.
        var dead = leftOver("users/a", nobody, Duration.ofHours(25));
        var elsewhere = leftOver("users/a", nobody, Duration.ofHours(23)); // Perhaps written on another computer.
        var living = leftOver("users/a", ProcessHandle.current().pid(), Duration.ofDays(30));
        var foreign = Files.move(leftOver("users/a", nobody, Duration.ofDays(30)),
                root.resolve("users/a/.laurel-x.tmp"));
        var other = leftOver("users/b", nobody, Duration.ofDays(30));
        try (var later = new FolderDestination("stick", root)) {
            later.put("users/a/y", Content.of(bytes("y")), Map.of(), CancelToken.NEVER);
        }
        assertThat(dead).doesNotExist();
        assertThat(List.of(elsewhere, living, foreign, other)).allSatisfy(file -> assertThat(file).exists());
        put("users/b/z", bytes("z"));
        var again = leftOver("users/b", nobody, Duration.ofDays(2));
        assertThat(delete("users/b/z")).isEmpty();
        assertThat(again).doesNotExist();
        assertThat(root.resolve("users/b")).as("the folder of a player without backups").doesNotExist();
    }

    private Path leftOver(String folder, long writer, Duration age) throws IOException {
        var all = Files.createDirectories(root.resolve(folder));
        var file = Files.writeString(all.resolve(".laurel-" + writer + "-" + age.toHours() + ".tmp"), "half");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    @Promise(area = Area.HOSTILE, value = "No link leads out of a folder of backups")
    void linksLeadNowhere() throws IOException {
        var secret = Files.createDirectory(outside.resolve("secret"));
        Files.writeString(secret.resolve("x"), "secret");
        put("users/a/x", bytes("mine"));
        Files.createSymbolicLink(root.resolve("users/b"), secret);
        Files.createSymbolicLink(root.resolve("users/a/link"), secret.resolve("x"));
        Files.createSymbolicLink(root.resolve("users/a/circle"), root);
        assertThat(all("")).extracting(StoredObject::key).containsExactly("users/a/x");
        assertThat(children("users/")).containsExactly("a");
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/b/x"));
        assertFails(ErrorCode.DESTINATION_NOT_FOUND, () -> read("users/a/link"));
        assertFails(ErrorCode.DESTINATION_OTHER, () -> put("users/b/y", bytes("y")));
        delete("users/b/x");
        assertThat(secret).isDirectoryContaining(path -> path.endsWith("x"));
        assertThat(secret.resolve("y")).doesNotExist();
    }

    @Test
    void aSegmentTooLongForAFileNameGoesOnBelow() throws IOException {
        var user = "u".repeat(FolderNames.LONGEST * 3);
        put("users/" + user + "/x", bytes("x"));
        put("users/" + user + "u/x", bytes("y"));
        put("users/" + "u".repeat(FolderNames.LONGEST) + "/x", bytes("z"));
        assertThat(children("users/"))
                .containsExactly("u".repeat(FolderNames.LONGEST), user, user + "u");
        assertThat(read("users/" + user + "/x")).isEqualTo(bytes("x"));
        assertThat(all("users/" + user + "/")).hasSize(1);
        assertThat(all("users/u")).hasSize(3);
        assertThat(delete("users/" + user + "/x", "users/" + user + "u/x")).isEmpty();
        try (var left = Files.list(root.resolve("users"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whatVanishesWhileListingIsLeftOut() throws IOException {
        for (var n = 0; n < 5; n++) {
            put("users/" + n + "/x", bytes("x"));
        }
        var small = new FolderDestination("stick", root, 2);
        var page = small.list("users/", null, CancelToken.NEVER);
        Files.delete(root.resolve("users/3/x"));
        Files.delete(root.resolve("users/3"));
        var rest = new ArrayList<StoredObject>();
        for (var from = page.next(); from != null; ) {
            var next = small.list("users/", from, CancelToken.NEVER);
            rest.addAll(next.items());
            from = next.next();
        }
        assertThat(rest).extracting(StoredObject::key).containsExactly("users/2/x", "users/4/x");
    }

    @Test
    void childrenComeInPages() {
        for (var n = 0; n < 5; n++) {
            put("users/" + n + "/x", bytes("x"));
        }
        var small = new FolderDestination("stick", root, 2);
        var first = small.children("users/", null, CancelToken.NEVER);
        var second = small.children("users/", first.next(), CancelToken.NEVER);
        var third = small.children("users/", second.next(), CancelToken.NEVER);
        assertThat(List.of(first.items(), second.items(), third.items()))
                .containsExactly(List.of("0", "1"), List.of("2", "3"), List.of("4"));
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, DESTINATION_QUOTA",
        "Disk quota exceeded, DESTINATION_QUOTA",
        "There is not enough space on the disk., DESTINATION_QUOTA",
        "Read-only file system, DESTINATION_PERMISSION",
        "The media is write protected., DESTINATION_PERMISSION",
        "Input/output error, DESTINATION_UNREACHABLE",
        "Stale file handle, DESTINATION_UNREACHABLE",
        "The device is not ready., DESTINATION_UNREACHABLE",
        "Something else, DESTINATION_OTHER"
    })
    void theSystemsWordsBecomeOurs(String reason, ErrorCode code) {
        var error = new FolderErrors("stick", root).of(new FileSystemException("f", null, reason), "key", 1).error();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.arguments()).isEqualTo(List.of("stick", "key"));
    }

    @Test
    void aFullDiskIsToldWhateverItsLanguage() {
        var errors = new FolderErrors("stick", root);
        var error = errors.of(new FileSystemException("f", null, "Auf dem Gerät ist kein Platz"), "k", Long.MAX_VALUE);
        assertThat(error.error().code()).isEqualTo(ErrorCode.DESTINATION_QUOTA);
    }
}
