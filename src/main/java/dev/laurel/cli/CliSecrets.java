package dev.laurel.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.SecretFile;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.BackupSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Passphrases and identities from where a command may have them: a file, the environment, a prompt; never its
 * arguments. Recipients are no secret.
 */
final class CliSecrets implements Secrets {
    private static final String FILE = "--passphrase-file";
    private static final String IDENTITY = "--identity";
    private static final String RECIPIENT = "--recipient";
    private static final String RECIPIENTS = "--recipients-file";
    /** Opens the encrypted file of secrets. */
    static final String SECRETS_PASSPHRASE = "LAUREL_SECRETS_PASSPHRASE";
    private static final int TRIES = 3;

    private final Arguments arguments;
    private final CliContext context;
    private final CliEnvironment environment;
    private final Secrets kept;
    private boolean keptWasTried;

    CliSecrets(Arguments arguments, CliContext context) {
        this.arguments = arguments;
        this.context = context;
        environment = context.environment();
        kept = backupSecrets().opening();
    }

    /** What backups are encrypted with: a passphrase that was given for this run goes before the one that is kept. */
    BackupSecrets backupSecrets() {
        return new BackupSecrets(() -> context.settings().get(),
                () -> given().or(() -> context.vault().find(BackupSecrets.PASSPHRASE)));
    }

    /** The command also knows where a passphrase may be. */
    static Usage option(Usage usage) {
        return usage.option(FILE, "FILE", "Its first line is the passphrase; otherwise LAUREL_PASSPHRASE or a prompt.");
    }

    /** The command reads files, which may be encrypted. */
    static Usage toOpen(Usage usage) {
        return usage
                .option(FILE, "FILE", "Its first line is the passphrase; otherwise LAUREL_PASSPHRASE, the one that is "
                        + "kept or a prompt.")
                .option(IDENTITY, "FILE", "The age identities to decrypt with, as age-keygen writes them; otherwise "
                        + "LAUREL_IDENTITY or a prompt.");
    }

    /** The command can encrypt to recipients of age. */
    static Usage forRecipients(Usage usage) {
        return usage.repeated(RECIPIENT, "RECIPIENT", "Encrypt to this public key of age, age1…; can be repeated.")
                .option(RECIPIENTS, "FILE", "Encrypt to the public keys in this file, one a line.");
    }

    /** The recipients that were named; none unless there are any. */
    List<String> recipients() {
        var recipients = new ArrayList<>(arguments.values(RECIPIENT));
        arguments.pathValue(RECIPIENTS).ifPresent(file -> {
            var named = String.valueOf(text(file)).lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (named.isEmpty()) {
                throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_RECIPIENT_WRONG, file.toString()));
            }
            recipients.addAll(named);
        });
        return recipients;
    }

    /**
     * The passphrase to encrypt under; the caller clears it.
     *
     * @throws LaurelException PASSPHRASE_MISSING if there is none, ENVELOPE_PASSPHRASE_EMPTY if the first line of the
     *     file is empty, PASSPHRASE_DIFFERS if it was typed in two ways
     */
    char[] toEncrypt() {
        var passphrase = given().orElseGet(() -> typedTwice(environment));
        if (passphrase.length == 0) {
            throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_PASSPHRASE_EMPTY));
        }
        return passphrase;
    }

    /**
     * The passphrase for a new file of secrets; the caller clears it.
     *
     * @throws LaurelException as {@link #toEncrypt}
     */
    static char[] forSecrets(CliEnvironment environment) {
        return variable(environment, SECRETS_PASSPHRASE).orElseGet(() -> typedTwice(environment));
    }

    /**
     * The passphrase of the file of secrets, if there is one; the caller clears it.
     *
     * @param mayAsk whether a person is asked for it
     */
    static Optional<char[]> ofSecrets(CliEnvironment environment, boolean mayAsk) {
        var given = variable(environment, SECRETS_PASSPHRASE);
        return given.isEmpty() && mayAsk ? environment.prompt().secret("Passphrase of the file of secrets") : given;
    }

    private static char[] typedTwice(CliEnvironment environment) {
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

    private static Optional<char[]> variable(CliEnvironment environment, String name) {
        return Optional.ofNullable(environment.variables().get(name))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    /** Those that were given, otherwise the passphrase that is kept, otherwise what a person types. */
    @Override
    public char @Nullable [] ask(Need need, EnvelopeKind kind, int attempt) {
        var given = need == Need.IDENTITY ? givenIdentity() : given();
        if (given.isPresent()) {
            return attempt == 0 ? given.get() : null;
        }
        if (attempt == 0) {
            var found = kept.ask(need, kind, 0);
            keptWasTried = found != null;
            if (found != null) {
                return found;
            }
        }
        var question = need == Need.IDENTITY ? "Identity (AGE-SECRET-KEY-1…)" : "Passphrase";
        return attempt >= (keptWasTried ? TRIES + 1 : TRIES)
                ? null
                : environment.prompt().secret(question).orElse(null);
    }

    private Optional<char[]> given() {
        var file = arguments.pathValue(FILE);
        if (file.isPresent()) {
            return Optional.of(firstLine(text(file.get())));
        }
        return variable(environment, "LAUREL_PASSPHRASE");
    }

    /** The file that is named, or the variable, which may also hold an identity itself. */
    private Optional<char[]> givenIdentity() {
        var file = arguments.pathValue(IDENTITY);
        if (file.isPresent()) {
            return Optional.of(text(file.get()));
        }
        return Optional.ofNullable(environment.variables().get("LAUREL_IDENTITY"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.strip().startsWith("AGE-SECRET-KEY-1") ? it.toCharArray() : text(Path.of(it)));
    }

    /** The first line of a file, {@code -} for standard input; the caller clears it. */
    static char[] firstLine(Path file, CliContext context) {
        try (var in = context.open(file)) {
            return firstLine(SecretFile.text(in.readAllBytes()));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
    }

    private static char[] firstLine(char[] text) {
        var length = 0;
        while (length < text.length && text[length] != '\n' && text[length] != '\r') {
            length++;
        }
        var line = Arrays.copyOf(text, length);
        Arrays.fill(text, '\0');
        return line;
    }

    private static char[] text(Path file) {
        try {
            return SecretFile.text(file);
        } catch (NoSuchFileException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_MISSING, file.toString()), e);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
    }
}
