package dev.laurel.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** {@code profile add}. */
final class ProfileAdd implements Command {
    @Override
    public Usage usage() {
        return CliSecrets.toOpen(Usage.of("profile add", "Add a player of a game.")
                .parameter("NAME", "What to call the profile.")
                .option("--catalog", "FILE", "The game's catalog, a JSON file.")
                .option("--from", "FILE",
                        "Instead: a portable profile, which brings catalog, progress and, if it has it, history.")
                .option("--user", "ID", "The user's id in backups and on "
                        + "servers; that of the file or NAME unless it is given."));
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        var from = arguments.pathValue("--from");
        if (from.isPresent()) {
            if (arguments.has("--catalog")) {
                throw new UsageException("Options --catalog and --from exclude each other");
            }
            return addFrom(name, from.get(), arguments, context);
        }
        var catalog = catalog(arguments.neededPath("--catalog"), context);
        context.profiles().add(name, arguments.value("--user").orElse(name), name, catalog);
        return Cli.DONE;
    }

    private static int addFrom(String name, Path from, Arguments arguments, CliContext context) {
        var reading = ImportCommands.read(from, new CliSecrets(arguments, context), context);
        var file = reading.file();
        if (file == null) {
            throw new LaurelException(reading.errors().getFirst());
        }
        file.warnings().forEach(context::warn);
        var user = arguments.value("--user").orElse(Objects.requireNonNullElse(file.profileUser(), name));
        context.profiles().addFrom(file, name, user, name);
        return Cli.DONE;
    }

    private static String catalog(Path file, CliContext context) {
        byte[] bytes;
        try (var in = context.open(file)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
        // Reads with the places that people need, which the text alone would not all give.
        var problems = CatalogReader.read(new ByteArrayInputStream(bytes)).problems();
        if (!problems.isEmpty()) {
            throw new LaurelException(problems.getFirst().error());
        }
        var text = new String(bytes, charset(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        var first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return first == 0xfeff || first < 0x100
                ? StandardCharsets.UTF_16BE
                : first == 0xfffe || (first & 0xff) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
