package dev.laurel.cli;

import java.util.List;
import java.util.Optional;

/** The commands by name. One that is not asked for is not even loaded. */
final class Commands {
    /** All names in the order of the help; some have two words. */
    static final List<String> NAMES = List.of(
            "catalog hash", "catalog check", "simulate", "profile add", "profile list", "profile remove", "show",
            "update", "export", "import", "undo", "destination add", "destination test", "destination list",
            "destination remove", "destination secret", "destination encrypt", "secrets set-up", "secrets passphrase",
            "secrets", "recipient add", "recipient list", "recipient remove", "backup", "backups", "restore", "verify",
            "diff", "copy", "pin", "prune", "players", "sync");

    private Commands() {}

    /** The command of a name of {@link #NAMES}. */
    static Command of(String name) {
        return switch (name) {
            case "catalog hash" -> new CatalogHash();
            case "catalog check" -> new CatalogCheck();
            case "simulate" -> new Simulate();
            case "profile add" -> new ProfileAdd();
            case "profile list" -> new ProfileList();
            case "profile remove" -> new ProfileRemove();
            case "show" -> new Show();
            case "update" -> new Update();
            case "export" -> new Export();
            case "import" -> new Import();
            case "undo" -> new Undo();
            case "destination add" -> new DestinationAdd();
            case "destination test" -> new DestinationTest();
            case "destination list" -> new DestinationList();
            case "destination remove" -> new DestinationRemove();
            case "destination secret" -> new DestinationSecret();
            case "destination encrypt" -> new DestinationEncrypt();
            case "secrets set-up" -> new SecretsSetUp();
            case "secrets passphrase" -> new SecretsPassphrase();
            case "secrets" -> new SecretsStatus();
            case "recipient add" -> new RecipientAdd();
            case "recipient list" -> new RecipientList();
            case "recipient remove" -> new RecipientRemove();
            case "backup" -> new BackupCommand();
            case "backups" -> new BackupsCommand();
            case "restore" -> new Restore();
            case "verify" -> new Verify();
            case "diff" -> new Diff();
            case "copy" -> new Copy();
            case "pin" -> new PinCommand();
            case "prune" -> new Prune();
            case "players" -> new Players();
            case "sync" -> new Sync();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The name that arguments begin with. */
    static Optional<String> nameAt(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var two = words.size() > 1 ? words.get(0) + " " + words.get(1) : words.getFirst();
        for (var name : NAMES) {
            if (name.equals(words.getFirst()) || name.equals(two)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Names whose first word is this. */
    static List<String> group(String word) {
        return NAMES.stream().filter(name -> name.startsWith(word + " ")).toList();
    }
}
