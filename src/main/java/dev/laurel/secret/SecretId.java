package dev.laurel.secret;

import java.util.Locale;

/**
 * Which secret: whose, and what it is for.
 *
 * @param owner whose it is; 1 to 300 characters without control characters
 * @param what what it is for
 */
public record SecretId(String owner, What what) {
    private static final int LONGEST = 300;

    /** What a secret is for. */
    public enum What {
        /** The secret access key of an S3 access key. */
        S3_SECRET_KEY,
        /** One of the two keys of an Azure storage account. */
        AZURE_ACCOUNT_KEY,
        /** A shared access signature of Azure. */
        AZURE_SAS,
        /** A connection string of Azure; it has a key or a signature in it. */
        AZURE_CONNECTION_STRING,
        /** The passphrase that backups are encrypted under. */
        BACKUP_PASSPHRASE,
        /** What a sync server asks for. */
        SYNC_TOKEN
    }

    public SecretId {
        if (owner.isBlank() || owner.length() > LONGEST || owner.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("owner: " + owner);
        }
    }

    /** A secret of the destination of this name. */
    public static SecretId ofDestination(String name, What what) {
        return new SecretId("destination " + name, what);
    }

    /** A secret of the whole program. */
    public static SecretId ofLaurel(What what) {
        return new SecretId("laurel", what);
    }

    /** As keychains show it to people and files keep it: {@code destination home: s3-secret-key}. */
    public String text() {
        return owner + ": " + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
