package dev.laurel.settings;

/** What new backups to a destination are encrypted with before they leave this machine. */
public enum SealedWith {
    /** Nothing: whoever can read the destination can read them. */
    NOTHING,
    /** The passphrase of backups, which is kept where secrets are. */
    PASSPHRASE,
    /** The public keys of {@link Settings#recipients()}; no secret is needed to make one, only to open it. */
    RECIPIENTS
}
