package dev.laurel.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.profile.ProfileSession;

/** {@code export}. */
final class Export implements Command {
    private static final String AGE = "age";

    @Override
    public Usage usage() {
        return CliSecrets.forRecipients(CliSecrets.option(
                Usage.of("export", "Export a profile as the package achievements-engine does.")
                        .parameter("PROFILE", "Whose.")
                        .option("-o,--output", "FILE", "Where to; otherwise standard output.")
                        .flag("--portable", "Put catalog and player in too; so does a FILE whose name ends .laurel.")
                        .flag("--history", "The same with all values over time and the times of unlocks.")
                        .choice("--encrypt", "Encrypt it; cryptojs is weak, for exchange with web clients.",
                                List.of(AGE, "cryptojs"))));
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var session = context.session(arguments.parameter(0));
        var file = arguments.pathValue("--output");
        try (var sealing = sealing(arguments, context)) {
            var content = content(arguments, file, session);
            if (file.isPresent()) {
                session.noting("command").note("export", name(file.get()), note -> {
                    write(file.get(), out -> sealing.write(content, out));
                    note.bytes(file.get().toFile().length());
                    return true;
                });
            } else {
                sealing.write(content, context.out().stream());
            }
            return Cli.DONE;
        } catch (IOException e) {
            throw unwritable("-", e);
        }
    }

    private static void write(Path file, Content content) {
        try {
            AtomicFile.write(file, AtomicFile.Access.USUAL, content::write);
        } catch (IOException e) {
            throw unwritable(file.toString(), e);
        }
    }

    private static LaurelException unwritable(String place, IOException cause) {
        return new LaurelException(LaurelError.of(ErrorCode.FILE_WRITE, place), cause);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Writes what is exported. */
    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static Content content(Arguments arguments, Optional<Path> file, ProfileSession session) {
        var named = file.isPresent() && name(file.get()).matches(".*\\.laurel(\\.[a-z]+)?");
        return named || arguments.has("--portable") || arguments.has("--history")
                ? out -> session.writePortable(arguments.has("--history"), out)
                : out -> ExportWriter.write(session.engine().exportData(), out);
    }

    private static Sealing sealing(Arguments arguments, CliContext context) {
        var secrets = new CliSecrets(arguments, context);
        var recipients = secrets.recipients();
        var kind = arguments.value("--encrypt").orElse(recipients.isEmpty() ? "" : AGE);
        if (!recipients.isEmpty() && !kind.equals(AGE)) {
            throw new UsageException("Only age encrypts to recipients");
        }
        var needsPassphrase = !kind.isEmpty() && recipients.isEmpty();
        return new Sealing(kind, recipients, needsPassphrase ? secrets.toEncrypt() : new char[0]);
    }

    /** How it is encrypted; closing it clears the passphrase. */
    private static final class Sealing implements AutoCloseable {
        private final String kind;
        private final List<String> recipients;
        private final char[] passphrase;

        Sealing(String kind, List<String> recipients, char[] passphrase) {
            this.kind = kind;
            this.recipients = recipients;
            this.passphrase = passphrase;
        }

        void write(Content content, OutputStream out) throws IOException {
            if (kind.isEmpty()) {
                content.write(out);
                return;
            }
            try (var sealed = !recipients.isEmpty()
                    ? Envelopes.sealToRecipients(out, recipients)
                    : kind.equals(AGE)
                            ? Envelopes.sealWithPassphrase(out, passphrase, new SecureRandom())
                            : Envelopes.sealForCryptoJs(out, passphrase, new SecureRandom())) {
                content.write(sealed);
            }
        }

        @Override
        public void close() {
            Arrays.fill(passphrase, '\0');
        }
    }
}
