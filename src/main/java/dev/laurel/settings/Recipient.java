package dev.laurel.settings;

import java.util.regex.Pattern;

/**
 * Somebody who can open backups: a public key of age (age-encryption.org/v1, "The X25519 recipient type"), which is no
 * secret.
 *
 * @param key {@code age1…}, in lower case; its check sum is looked at where it is entered
 * @param name whose it is, for people; may be empty
 */
public record Recipient(String key, String name) {
    private static final Pattern KEY = Pattern.compile("age1[02-9ac-hj-np-z]{58}");
    private static final int LONGEST_NAME = 100;

    public Recipient {
        if (!isKey(key)) {
            throw new IllegalArgumentException("No public key of age");
        }
        if (!isName(name)) {
            throw new IllegalArgumentException("No name of a recipient: " + name);
        }
    }

    /** Whether a key looks like one. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** Whether a recipient may be called so. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }
}
