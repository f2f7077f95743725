package dev.laurel.secret;

/** Where secrets are kept. */
public enum SecretPlace {
    /** The Secret Service of freedesktop.org, as GNOME Keyring, KeePassXC or KWallet speak it. */
    SECRET_SERVICE,
    /** The wallet of KDE, where it does not speak Secret Service. */
    KWALLET,
    /** The keychain of macOS. */
    MAC_KEYCHAIN,
    /** The Credential Manager of Windows. */
    WINDOWS_CREDENTIALS,
    /** A file in the data folder, encrypted under a passphrase. */
    FILE,
    /** Memory; gone when the program ends. */
    SESSION
}
