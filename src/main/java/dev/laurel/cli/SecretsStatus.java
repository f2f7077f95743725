package dev.laurel.cli;

import java.util.Locale;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.secret.SecretPlace;
import dev.laurel.secret.SecretStatus;

/** {@code secrets}. */
final class SecretsStatus implements Command {
    @Override
    public Usage usage() {
        return Usage.of("secrets", "Say where secrets are kept, and whether that can be used now.")
                .flag("--json", "Print JSON.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var status = context.vault().status();
        if (arguments.has("--json")) {
            print(status, context.json());
        } else {
            context.out().line(switch (status) {
                case SecretStatus.Available(var place) -> words(place) + ", unlocked";
                case SecretStatus.Locked(var place) -> words(place) + ", locked";
                case SecretStatus.Absent(var reason) -> "nowhere: " + context.errors().message(reason);
            });
        }
        return Cli.DONE;
    }

    private static void print(SecretStatus status, Json json) {
        var code = status instanceof SecretStatus.Absent(var reason) ? reason.code().text() : null;
        var place = switch (status) {
            case SecretStatus.Available(var it) -> it.name().toLowerCase(Locale.ROOT);
            case SecretStatus.Locked(var it) -> it.name().toLowerCase(Locale.ROOT);
            case SecretStatus.Absent _ -> null;
        };
        json.object().name("place").value(place)
                .name("unlocked").value(status instanceof SecretStatus.Available)
                .name("error").value(code).endObject().endLine();
    }

    private static String words(SecretPlace place) {
        return switch (place) {
            case SECRET_SERVICE -> "the keychain (Secret Service)";
            case KWALLET -> "the keychain (KWallet)";
            case MAC_KEYCHAIN -> "the keychain of macOS";
            case WINDOWS_CREDENTIALS -> "Windows Credential Manager";
            case FILE -> "the encrypted file";
            case SESSION -> "memory, for this run";
        };
    }
}
