package dev.laurel.ui.portability;

import java.util.Arrays;

/** How to export. */
public final class ExportOptions {
    /** What the file holds. */
    public enum Form {
        /** What the reference writes. */
        EXPORT(".json", "export.form.export", "export.form.export.about"),
        /** The same with catalog and profile beside it. */
        PORTABLE(".laurel", "export.form.portable", "export.form.portable.about");

        private final String ending;
        private final String key;
        private final String aboutKey;

        Form(String ending, String key, String aboutKey) {
            this.ending = ending;
            this.key = key;
            this.aboutKey = aboutKey;
        }

        /** How its file's name ends. */
        public String ending() {
            return ending;
        }

        /** Message key of its name. */
        public String key() {
            return key;
        }

        /** Message key of what it is. */
        public String aboutKey() {
            return aboutKey;
        }
    }

    /** How the file is encrypted. */
    public enum Encryption {
        NONE("", "export.encryption.none", "export.encryption.none.about"),
        /** The age format, by passphrase. */
        AGE(".age", "export.encryption.age", "export.encryption.age.about"),
        /** As CryptoJS does, for exchange with web clients; weak. */
        CRYPTOJS(".enc", "export.encryption.cryptojs", "export.encryption.cryptojs.about");

        private final String ending;
        private final String key;
        private final String aboutKey;

        Encryption(String ending, String key, String aboutKey) {
            this.ending = ending;
            this.key = key;
            this.aboutKey = aboutKey;
        }

        /** What is put behind the file's name. */
        public String ending() {
            return ending;
        }

        /** Message key of its name. */
        public String key() {
            return key;
        }

        /** Message key of what it is good for. */
        public String aboutKey() {
            return aboutKey;
        }
    }

    private final Form form;
    private final boolean withHistory;
    private final Encryption encryption;
    private final char[] passphrase;

    /**
     * How to export.
     *
     * @param form what the file holds
     * @param withHistory whether a portable profile tells the past too
     * @param encryption how it is encrypted
     * @param passphrase for that; empty without encryption; {@link #clear} clears this very array
     */
    public ExportOptions(Form form, boolean withHistory, Encryption encryption, char[] passphrase) {
        this.form = form;
        this.withHistory = withHistory;
        this.encryption = encryption;
        this.passphrase = passphrase;
    }

    /** What the file holds. */
    public Form form() {
        return form;
    }

    /** Whether a portable profile tells the past too. */
    public boolean withHistory() {
        return withHistory;
    }

    /** How it is encrypted. */
    public Encryption encryption() {
        return encryption;
    }

    /** The passphrase itself, not a copy. */
    char[] passphrase() {
        return passphrase;
    }

    /** Forgets the passphrase. */
    public void clear() {
        Arrays.fill(passphrase, '\0');
    }
}
