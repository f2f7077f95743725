package dev.laurel.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where Laurel keeps its files. Nothing is made until {@link #create()}.
 *
 * @param data profiles and settings; what a person would want to keep
 * @param logs what is written for finding faults; in the data folder, so that it is found with it
 * @param cache what can be made again at any time
 */
public record AppFolders(Path data, Path logs, Path cache) {
    /** Folders that all lie in one data folder. */
    public static AppFolders in(Path data) {
        var absolute = data.toAbsolutePath().normalize();
        return new AppFolders(absolute, absolute.resolve("logs"), absolute.resolve("cache"));
    }

    /**
     * The folders to use.
     *
     * @param data what the command line or {@code LAUREL_DATA} says, or null or blank for this system's usual place
     * @throws LaurelException {@link ErrorCode#DATA_FOLDER_UNUSABLE} if that can't be the name of a folder
     */
    public static AppFolders resolve(@Nullable String data) {
        if (data == null || data.isBlank()) {
            return ofSystem();
        }
        try {
            return in(Path.of(data));
        } catch (InvalidPathException e) {
            throw unusable(data, e);
        }
    }

    /** The usual place on this system: XDG folders on Linux, Application Support on macOS, LocalAppData on Windows. */
    private static AppFolders ofSystem() {
        var system = AppDirsFactory.getInstance();
        // Lower case where people type paths, the program's name where they see them.
        var name = System.getProperty("os.name", "").startsWith("Linux") ? "laurel" : "Laurel";
        var data = absolute(system.getUserDataDir(name, null, null));
        return new AppFolders(data, data.resolve("logs"), absolute(system.getUserCacheDir(name, null, null)));
    }

    private static Path absolute(String folder) {
        return Path.of(folder).toAbsolutePath().normalize();
    }

    /**
     * Makes the folders that are not there yet, for this user's eyes alone where the system knows such a thing.
     *
     * @return this
     * @throws LaurelException {@link ErrorCode#DATA_FOLDER_UNUSABLE} if one can't be made
     */
    public AppFolders create() {
        create(data);
        create(logs);
        create(cache);
        return this;
    }

    private static void create(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder, ownerOnly(folder));
        } catch (IOException e) {
            throw unusable(folder.toString(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static LaurelException unusable(String folder, Throwable cause) {
        return new LaurelException(LaurelError.of(ErrorCode.DATA_FOLDER_UNUSABLE, folder), cause);
    }
}
