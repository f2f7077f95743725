package dev.laurel.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AppFolders;
import org.jspecify.annotations.Nullable;

/** What commands share during one run: the world, what is printed, and where the data is. Used by one thread. */
final class CliContext implements AutoCloseable {
    private final CliEnvironment environment;
    private final Output out;
    private final Output err;
    private final CliErrors errors;
    private @Nullable String data;

    CliContext(CliEnvironment environment) {
        this.environment = environment;
        out = new Output(environment.out());
        err = new Output(environment.err());
        errors = new CliErrors(environment.locale());
    }

    CliEnvironment environment() {
        return environment;
    }

    /** Standard output. */
    Output out() {
        return out;
    }

    /** Standard error. */
    Output err() {
        return err;
    }

    /** JSON on standard output. */
    Json json() {
        return new Json(out);
    }

    CliErrors errors() {
        return errors;
    }

    /** Says on standard error what a person should know although the command goes on. */
    void warn(LaurelError warning) {
        err.text(errors.warning(warning) + "\n");
        err.flush();
    }

    /** What {@code --data} said. */
    void setData(String folder) {
        data = folder;
    }

    /** The folders to use: those of {@code --data}, of {@code LAUREL_DATA}, or of this system. Nothing is made yet. */
    AppFolders folders() {
        return AppFolders.resolve(data != null ? data : environment.variables().get("LAUREL_DATA"));
    }

    /**
     * Opens a file that a command was given; {@code -} is standard input.
     *
     * @throws LaurelException if it is not there or can't be read
     */
    InputStream open(Path file) {
        if (file.toString().equals("-")) {
            return environment.in();
        }
        try {
            if (Files.isDirectory(file)) {
                throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()));
            }
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        } catch (NoSuchFileException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_MISSING, file.toString()), e);
        } catch (AccessDeniedException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_FORBIDDEN, file.toString()), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
    }

    @Override
    public void close() {}
}
