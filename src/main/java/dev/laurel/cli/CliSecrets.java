package dev.laurel.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Secrets;
import org.jspecify.annotations.Nullable;

/** Passphrases from where a command may have them: a file, the environment, a prompt; never its arguments. */
final class CliSecrets implements Secrets {
    private static final String FILE = "--passphrase-file";
    private static final int TRIES = 3;

    private final Arguments arguments;
    private final CliEnvironment environment;

    CliSecrets(Arguments arguments, CliContext context) {
        this.arguments = arguments;
        environment = context.environment();
    }

    /** The command also knows where a passphrase may be. */
    static Usage option(Usage usage) {
        return usage.option(FILE, "FILE", "Its first line is the passphrase; otherwise LAUREL_PASSPHRASE or a prompt.");
    }

    /**
     * The passphrase to encrypt under; the caller clears it.
     *
     * @throws LaurelException PASSPHRASE_MISSING if there is none, PASSPHRASE_DIFFERS if it was typed in two ways
     */
    char[] toEncrypt() {
        var given = given();
        if (given.isPresent()) {
            return given.get();
        }
        var first = environment.prompt().secret("Passphrase")
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.PASSPHRASE_MISSING)));
        var second = environment.prompt().secret("The same again").orElse(new char[0]);
        try {
            if (!Arrays.equals(first, second)) {
                Arrays.fill(first, '\0');
                throw new LaurelException(LaurelError.of(ErrorCode.PASSPHRASE_DIFFERS));
            }
            return first;
        } finally {
            Arrays.fill(second, '\0');
        }
    }

    @Override
    public char @Nullable [] ask(Need need, EnvelopeKind kind, int attempt) {
        var given = given();
        if (given.isPresent()) {
            return attempt == 0 ? given.get() : null;
        }
        var question = need == Need.IDENTITY ? "Identity (AGE-SECRET-KEY-1…)" : "Passphrase";
        return attempt >= TRIES ? null : environment.prompt().secret(question).orElse(null);
    }

    private Optional<char[]> given() {
        var file = arguments.pathValue(FILE);
        if (file.isPresent()) {
            return Optional.of(firstLine(file.get()));
        }
        return Optional.ofNullable(environment.variables().get("LAUREL_PASSPHRASE"))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    private static char[] firstLine(Path file) {
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_MISSING, file.toString()), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
        var length = 0;
        while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
            length++;
        }
        var line = new char[length];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }
}
