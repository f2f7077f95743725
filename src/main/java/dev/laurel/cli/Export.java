package dev.laurel.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.profile.ProfileSession;
import dev.laurel.store.ActivityEntry;

/** {@code export}. */
final class Export implements Command {
    @Override
    public Usage usage() {
        return CliSecrets.option(Usage.of("export", "Export a profile as the package achievements-engine does.")
                .parameter("PROFILE", "Whose.")
                .option("-o,--output", "FILE",
                        "Where to; otherwise standard output. A name ending .laurel gets catalog and player too.")
                .choice("--encrypt", "Encrypt it; cryptojs is weak, for exchange with web clients.",
                        List.of("age", "cryptojs")));
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var session = context.session(arguments.parameter(0));
        var began = context.environment().clock().instant();
        var kind = arguments.value("--encrypt").orElse("");
        var passphrase = kind.isEmpty() ? new char[0] : new CliSecrets(arguments, context).toEncrypt();
        try {
            var file = arguments.pathValue("--output");
            if (file.isPresent()) {
                var portable = file.get().toString().endsWith(".laurel");
                AtomicFile.write(file.get(), AtomicFile.Access.USUAL,
                        out -> write(session, portable, kind, passphrase, out));
                var now = context.environment().clock().instant();
                session.log(new ActivityEntry(now, "export", "command", name(file.get()), Duration.between(began, now),
                        -1, null));
            } else {
                write(session, false, kind, passphrase, context.out().stream());
            }
            return Cli.DONE;
        } catch (IOException e) {
            throw new LaurelException(
                    LaurelError.of(ErrorCode.FILE_WRITE, arguments.value("--output").orElse("-")), e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void write(
            ProfileSession session, boolean portable, String kind, char[] passphrase, OutputStream out)
            throws IOException {
        switch (kind) {
            case "age" -> {
                try (var sealed = Envelopes.sealWithPassphrase(out, passphrase, new SecureRandom())) {
                    write(session, portable, sealed);
                }
            }
            case "cryptojs" -> {
                try (var sealed = Envelopes.sealForCryptoJs(out, passphrase, new SecureRandom())) {
                    write(session, portable, sealed);
                }
            }
            default -> write(session, portable, out);
        }
    }

    private static void write(ProfileSession session, boolean portable, OutputStream out) throws IOException {
        var data = session.engine().exportData();
        if (portable) {
            var profile = session.profile();
            ExportWriter.writePortable(data, session.catalogJson(), profile.name(), profile.user(), out);
        } else {
            ExportWriter.write(data, out);
        }
    }
}
