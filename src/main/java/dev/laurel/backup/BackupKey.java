package dev.laurel.backup;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.laurel.backup.destination.Keys;

/**
 * Where a backup lies: {@code users/<user>/v<app version>/achievements-<epoch ms>.json}, with {@code .age} or
 * {@code .enc} behind it when it is encrypted. Without the version, as the guide "Data Portability" writes it, a key is
 * read too.
 *
 * @param user the user's id, decoded
 * @param version of the program that made it, decoded; empty if the key has none
 * @param millis when it was made, in milliseconds since 1970
 * @param form what the content is
 */
public record BackupKey(String user, String version, long millis, Form form) {
    /** What all backups' keys begin with. */
    public static final String ROOT = "users/";

    private static final Pattern KEY = Pattern.compile(
            "users/(?<user>[^/]+)/(?:v(?<version>[^/]+)/)?achievements-(?<millis>[0-9]{1,15})\\.json"
                    + "(?<form>|\\.age|\\.enc)");

    /** What the content is, as its name says; what it really is, its first bytes tell. */
    public enum Form {
        /** Plain JSON. */
        PLAIN(""),
        /** In an age envelope. */
        AGE(".age"),
        /** As CryptoJS encrypts. */
        CRYPTOJS(".enc");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        /** What stands behind {@code .json}. */
        public String ending() {
            return ending;
        }
    }

    public BackupKey {
        if (millis < 0) {
            throw new IllegalArgumentException("Before 1970: " + millis);
        }
    }

    /** What the keys of a user's backups begin with. */
    public static String prefix(String user) {
        return ROOT + UserSegment.encode(user) + "/";
    }

    /** The key as text. */
    public String text() {
        var folder = version.isEmpty() ? "" : "v" + UserSegment.encode(version) + "/";
        return prefix(user) + folder + "achievements-" + millis + ".json" + form.ending();
    }

    /** The same a millisecond later. */
    BackupKey next() {
        return new BackupKey(user, version, millis + 1, form);
    }

    /** Reads a key; empty if it is not one of a backup. */
    public static Optional<BackupKey> parse(String key) {
        var match = KEY.matcher(key);
        if (!match.matches() || !Keys.isKey(key)) {
            return Optional.empty();
        }
        var version = match.group("version");
        return Optional.of(new BackupKey(
                UserSegment.decode(match.group("user")),
                version == null ? "" : UserSegment.decode(version),
                Long.parseLong(match.group("millis")),
                form(match.group("form"))));
    }

    private static Form form(String ending) {
        return switch (ending) {
            case ".age" -> Form.AGE;
            case ".enc" -> Form.CRYPTOJS;
            default -> Form.PLAIN;
        };
    }
}
