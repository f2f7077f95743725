package dev.laurel.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** {@code profile add}. */
final class ProfileAdd implements Command {
    @Override
    public Usage usage() {
        return Usage.of("profile add", "Add a player of a game.")
                .parameter("NAME", "What to call the profile.")
                .option("--catalog", "FILE", "The game's catalog, a JSON file.")
                .option("--user", "ID", "The user's id in backups and on servers; NAME unless it is given.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        var catalog = catalog(Path.of(arguments.needed("--catalog")), context);
        context.profiles().add(name, arguments.value("--user").orElse(name), name, catalog);
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
