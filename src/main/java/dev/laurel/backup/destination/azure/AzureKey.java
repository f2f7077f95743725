package dev.laurel.backup.destination.azure;

/** What a storage account is opened with. The secret is cleared once the destination has been made of it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; an array can be cleared.
public sealed interface AzureKey {
    /** The secret part. */
    char[] secret();

    /** A connection string, which also names the account. */
    record ConnectionString(char[] secret) implements AzureKey {}

    /**
     * A key of the whole account.
     *
     * @param account its name
     */
    record AccountKey(String account, char[] secret) implements AzureKey {}

    /**
     * A shared access signature, the query of a SAS address.
     *
     * @param account its name
     */
    record Sas(String account, char[] secret) implements AzureKey {}
}
