package dev.laurel.error;

/**
 * Every way in which Laurel can fail, each with a stable code that people can search for and quote.
 *
 * <p>The texts stand in the message bundle under {@code error.<code>.what}, {@code error.<code>.safe} and
 * {@code error.<code>.next}: what happened, what stayed safe and what to do next.
 */
public enum ErrorCode {
    /** This system does not let Laurel start by itself, or stop doing so; {0} where that is kept. */
    AUTOSTART_FAILED(false),
    /** Restoring a backup would give something else than it was made of: its key. */
    BACKUP_DIFFERS(false),
    /** Backups to a destination are to be encrypted under a passphrase that is not kept: its name. */
    BACKUP_PASSPHRASE_MISSING(false),
    /** Backups to a destination are to be encrypted to recipients, and there are none: its name. */
    BACKUP_RECIPIENTS_MISSING(false),
    /** A backup can't be made because this machine has no room for it. */
    BACKUP_WRITE(true),
    /** A file was opened as a catalog and is something else; {0} its name. */
    CATALOG_EXPECTED(false),
    /** An entry names an id with a control character: the id, shown safely. */
    CATALOG_ID_CONTROL(false),
    /** Two entries have one id: the id, and where the first one stands. */
    CATALOG_ID_TWICE(false),
    /** A catalog is no JSON object. */
    CATALOG_NOT_OBJECT(false),
    /** An entry of the array form has no condition that a file can carry: its id. */
    CATALOG_NO_CONDITION(false),
    /** An achievement has no title: its key. */
    CATALOG_NO_TITLE(false),
    /** A member of a catalog has the wrong type: its name, and the JSON type that it should have. */
    CATALOG_TYPE(false),
    /** A condition is no valid CEL: what the compiler says, and the column within the condition. */
    CONDITION_SYNTAX(false),
    /** A condition is longer than allowed: the limit in characters. */
    CONDITION_TOO_LARGE(false),
    /** A condition gives something else than true or false: its type. */
    CONDITION_TYPE(false),
    /** Credentials are not where a destination's settings say: its name, and where they should be. */
    CREDENTIALS_MISSING(false),
    /** The data folder can't be made or used. */
    DATA_FOLDER_UNUSABLE(false),
    /** An object was to be replaced and is another one by now, or gone. */
    DESTINATION_CHANGED(false),
    /** A destination does not accept who we say we are. */
    DESTINATION_CREDENTIALS(false),
    /** A destination has an object of this key already. */
    DESTINATION_EXISTS(false),
    /** A destination gave back something else than was written. */
    DESTINATION_INTEGRITY(true),
    /** A transfer broke off. */
    DESTINATION_INTERRUPTED(true),
    /** A destination can't have this name. */
    DESTINATION_NAME_BAD(false),
    /** Another destination has this name. */
    DESTINATION_NAME_TAKEN(false),
    /** A destination, or an object in it, is not there. */
    DESTINATION_NOT_FOUND(false),
    /** A destination failed in a way that has no code of its own; the log has the cause. */
    DESTINATION_OTHER(false),
    /** A destination does not allow this. */
    DESTINATION_PERMISSION(false),
    /** A destination is full. */
    DESTINATION_QUOTA(false),
    /** The single sign-on behind a destination has ended: its name, and the AWS profile to sign in with. */
    DESTINATION_SIGNED_OUT(false),
    /** A destination asks for fewer requests. */
    DESTINATION_THROTTLED(true),
    /** No destination has this name. */
    DESTINATION_UNKNOWN(false),
    /** A destination does not answer, or its folder is gone. */
    DESTINATION_UNREACHABLE(true),
    /** An encrypted file was cut or altered. */
    ENVELOPE_DAMAGED(false),
    /** A file is encrypted, and no passphrase or identity was given. */
    ENVELOPE_LOCKED(false),
    /** Opening an encrypted file takes more memory than there is: how many MB. */
    ENVELOPE_MEMORY(false),
    /** A passphrase to encrypt with is empty. */
    ENVELOPE_PASSPHRASE_EMPTY(false),
    /** An encrypted file is only for recipients of kinds that Laurel does not know. */
    ENVELOPE_RECIPIENTS(false),
    /** Not a recipient of age: the text. */
    ENVELOPE_RECIPIENT_WRONG(false),
    /** The passphrase or identity does not open the file. */
    ENVELOPE_WRONG_SECRET(false),
    /** A file may not be read or written by this user. */
    FILE_FORBIDDEN(false),
    /** A file that was named is not there. */
    FILE_MISSING(false),
    /** A file can't be read. */
    FILE_UNREADABLE(true),
    /** A file that a person chose can't be written; {0} its path. */
    FILE_WRITE(true),
    /** The data was made with another catalog and that was asked to be an error: its hash, the expected one. */
    IMPORT_CATALOG_DIFFERS(false),
    /** The data was made with another catalog: its hash, the expected one. */
    IMPORT_CATALOG_OTHER(false),
    /** Warning: the catalog that the data was made with was never seen here, so nothing can be mapped: its hash. */
    IMPORT_CATALOG_UNKNOWN(false),
    /** The data does not say with which catalog it was made, and that was asked to be an error: the expected hash. */
    IMPORT_CATALOG_UNNAMED(false),
    /** Warning: a name stands twice in an object, and its last value counts, as in JavaScript: the name. */
    IMPORT_DUPLICATE_NAME(false),
    /** There is no such file: its path. */
    IMPORT_FILE_MISSING(false),
    /** A file can't be read: its path. */
    IMPORT_FILE_UNREADABLE(true),
    /** Error: a point of a metric's history is not a pair of a time and a value: the metric. */
    IMPORT_HISTORY_POINT(false),
    /** Error: the time of an unlock is none: the achievement. */
    IMPORT_HISTORY_TIME(false),
    /** Error: a history is not built like one: the JSON pointer of what is wrong. */
    IMPORT_HISTORY_TYPE(false),
    /** Unlocked ids could mean one of several achievements: how many, some of them. */
    IMPORT_IDS_AMBIGUOUS(false),
    /** The data's metrics don't meet what unlocked achievements ask for: how many, some of their ids. */
    IMPORT_IDS_NOT_MET(false),
    /** Unlocked ids are not in the catalog: how many, some of them. */
    IMPORT_IDS_UNKNOWN(false),
    /** Error: an export without metrics. */
    IMPORT_METRICS_MISSING(false),
    /** Error: the metrics are not an object. */
    IMPORT_METRICS_TYPE(false),
    /** Error: a metric is not an array of values: its name. */
    IMPORT_METRIC_TYPE(false),
    /** There are more errors than are listed: how many. */
    IMPORT_MORE_ERRORS(false),
    /** There are more warnings than are listed: how many. */
    IMPORT_MORE_WARNINGS(false),
    /** A file is JSON, but not an object, so no export. */
    IMPORT_NOT_AN_EXPORT(false),
    /** Progress without a catalog was opened while no profile was; {0} the file's name. */
    IMPORT_NO_PROFILE(false),
    /** Warning: a number has more digits than a double keeps: the metric, and what was kept. */
    IMPORT_NUMBER_DIGITS(false),
    /** Error: a number is too large for a double: the metric. */
    IMPORT_NUMBER_RANGE(false),
    /** Error: an export without a timestamp. */
    IMPORT_TIMESTAMP_MISSING(false),
    /** Warning: the timestamp is not a number. */
    IMPORT_TIMESTAMP_TYPE(false),
    /** What a file holds does not fit into memory: the limit in MB. */
    IMPORT_TOO_LARGE(false),
    /** Error: an unlocked achievement is not a string. */
    IMPORT_UNLOCKED_ID(false),
    /** Error: an export without unlocked achievements. */
    IMPORT_UNLOCKED_MISSING(false),
    /** Error: the unlocked achievements are not an array. */
    IMPORT_UNLOCKED_TYPE(false),
    /** Error: an export without a version. */
    IMPORT_VERSION_MISSING(false),
    /** The data is in another version of the format: its version, the one written here. */
    IMPORT_VERSION_OTHER(false),
    /** A JSON text holds nothing. */
    JSON_EMPTY(false),
    /** The bytes are no text in the encoding that they begin with: its name. */
    JSON_ENCODING(false),
    /** A number that JSON does not know, such as NaN or 01: the piece. */
    JSON_NUMBER(false),
    /** A text is no JSON: the piece that cannot stand there. */
    JSON_SYNTAX(false),
    /** Objects and arrays are nested too deep: the limit. */
    JSON_TOO_DEEP(false),
    /** A text is too large: the limit in bytes. */
    JSON_TOO_LARGE(false),
    /** One string, name or number is too long: the limit in characters. */
    JSON_TOO_LONG(false),
    /** Something follows after the end of the JSON text. */
    JSON_TRAILING(false),
    /** A JSON text stops before its end. */
    JSON_TRUNCATED(false),
    /** Reading failed before the end of the text. */
    JSON_UNREADABLE(true),
    /** A metric that is no number can't be added to: its name. */
    METRIC_NOT_NUMBER(false),
    /** A metric would become larger than a number can be: its name. */
    METRIC_TOO_LARGE(false),
    /** No program here opens this file or address. */
    OPEN_FAILED(false),
    /** What a command prints can't be written. */
    OUTPUT_FAILED(true),
    /** There is not enough memory for this. */
    OUT_OF_MEMORY(false),
    /** A new passphrase was typed in two ways. */
    PASSPHRASE_DIFFERS(false),
    /** There is no passphrase, and nobody to ask. */
    PASSPHRASE_MISSING(false),
    /** A pin can't have this comment: how many characters it may have. */
    PIN_COMMENT_BAD(false),
    /** A profile can't have this name. */
    PROFILE_NAME_BAD(false),
    /** There is a profile of this name already. */
    PROFILE_NAME_TAKEN(false),
    /** A file brings no catalog to make a profile of. */
    PROFILE_NO_CATALOG(false),
    /** No profile has this name. */
    PROFILE_UNKNOWN(false),
    /** A prune would delete surprisingly much. */
    PRUNE_TOO_MUCH(false),
    /** Another process holds the secrets for too long. */
    SECRET_BUSY(true),
    /** The keychain of the system failed; the log has the cause. */
    SECRET_FAILED(true),
    /** The encrypted file of secrets makes no sense; {0} its path. */
    SECRET_FILE_DAMAGED(false),
    /** There is an encrypted file of secrets already; {0} its path. */
    SECRET_FILE_EXISTS(false),
    /** The encrypted file of secrets was not unlocked. */
    SECRET_FILE_LOCKED(false),
    /** No encrypted file of secrets was set up. */
    SECRET_FILE_NONE(false),
    /** The passphrase does not open the encrypted file of secrets. */
    SECRET_FILE_PASSPHRASE(false),
    /** The encrypted file of secrets can't be read; {0} its path. */
    SECRET_FILE_READ(true),
    /** The encrypted file of secrets can't be written; {0} its path. */
    SECRET_FILE_WRITE(true),
    /** The keychain of the system is locked, and nobody unlocked it. */
    SECRET_LOCKED(true),
    /** A secret is needed that is not kept: what it is. */
    SECRET_MISSING(false),
    /** A destination takes no secret from the keychain: its name. */
    SECRET_NOT_NEEDED(false),
    /** There is no keychain to keep secrets in. */
    SECRET_NO_KEYCHAIN(false),
    /** There is a keychain that was never set up. */
    SECRET_NO_KEYRING(false),
    /** A secret is longer than the keychain takes: the limit in characters. */
    SECRET_TOO_LONG(false),
    /** Another process holds the settings for too long. */
    SETTINGS_BUSY(true),
    /** The settings file, or some of it, makes no sense; a copy was kept aside. */
    SETTINGS_DAMAGED(false),
    /** The settings were written by a newer Laurel. */
    SETTINGS_NEWER(false),
    /** The settings file can't be read. */
    SETTINGS_READ(true),
    /** The settings file can't be written. */
    SETTINGS_WRITE(true),
    /** A step of a simulation makes no sense. */
    SIMULATE_STEP(false),
    /** Another process is writing the database for too long. */
    STORE_BUSY(true),
    /** The database is damaged. */
    STORE_DAMAGED(false),
    /** SQLite failed in a way that has no code of its own. */
    STORE_FAILED(true),
    /** The disk is full. */
    STORE_FULL(true),
    /** The disk failed. */
    STORE_IO(true),
    /** The database was written by a newer Laurel. */
    STORE_NEWER(false),
    /** The database may not be opened. */
    STORE_NO_ACCESS(true),
    /** The profile was removed by another process. */
    STORE_PROFILE_GONE(false),
    /** The database can be read but not written. */
    STORE_READ_ONLY(false),
    /** A damaged database was kept aside; what can be read of it is in a new one. */
    STORE_SALVAGED(false),
    /** A file that is no database of Laurel was kept aside. */
    STORE_STRANGE(false),
    /** A sync server answered with something that makes no sense; {0} its host. */
    SYNC_ANSWER(true),
    /** The certificate of a sync server is not trusted; {0} its host. */
    SYNC_CERTIFICATE(false),
    /** A sync server does not accept the token (401). */
    SYNC_CREDENTIALS(false),
    /** A token would go over plain http; {0} the host. */
    SYNC_INSECURE(false),
    /** A connection to a sync server broke off; {0} its host. */
    SYNC_INTERRUPTED(true),
    /** A sync server takes nothing at this address (404); {0} its host. */
    SYNC_NOT_FOUND(false),
    /** Sync of a profile has not been set up: its name. */
    SYNC_NOT_SET_UP(false),
    /** Other devices were quicker each time; {0} how often it was tried. */
    SYNC_OVERTAKEN(true),
    /** A sync server does not allow this (403); {0} its host. */
    SYNC_PERMISSION(false),
    /** A sync server sends its visitors elsewhere (3xx); {0} its host, {1} the status. */
    SYNC_REDIRECTED(false),
    /** A sync server refuses for a reason of its own; {0} its host, {1} the status. */
    SYNC_REFUSED(false),
    /** A sync server has a failure of its own (5xx); {0} its host, {1} the status. */
    SYNC_SERVER(true),
    /** A sync server asks for fewer requests (429); {0} its host. */
    SYNC_THROTTLED(true),
    /** A sync server has no room for this (413, 507); {0} its host. */
    SYNC_TOO_LARGE(false),
    /** A sync server does not answer; {0} its host. */
    SYNC_UNREACHABLE(true),
    /** There is nothing to undo. */
    UNDO_NOTHING(false),
    /** A defect in Laurel itself; the log has the cause. */
    UNEXPECTED(false),
    /** The command line was used wrongly. */
    USAGE(false);

    private final boolean retryHelps;

    ErrorCode(boolean retryHelps) {
        this.retryHelps = retryHelps;
    }

    /** The code as people see it, for example {@code IMPORT-JSON-NUMBER}. */
    public String text() {
        return name().replace('_', '-');
    }

    /** Whether the same attempt may succeed later without anything being changed by hand. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
