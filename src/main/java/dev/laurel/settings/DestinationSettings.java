package dev.laurel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Where backups can go, as it is kept in the settings; secrets are never part of it. */
public sealed interface DestinationSettings {
    /** What people call it; unique among the destinations, not blank, no colon (it stands before keys). */
    String name();

    /** What the content of new backups is encrypted with before it leaves this machine. */
    SealedWith sealedWith();

    /** With something else that new backups are encrypted with. */
    default DestinationSettings with(SealedWith value) {
        return switch (this) {
            case Folder(var name, var path, _) -> new Folder(name, path, value);
            case S3 s3 -> new S3(s3.name, s3.bucket, s3.region, s3.endpoint, s3.pathStyle, s3.encryption,
                    s3.credentials, value);
            case Azure azure -> new Azure(azure.name, azure.container, azure.endpoint, azure.credentials, value);
        };
    }

    /** Whether what lies at the one lies at the other too, whatever they are called and whoever asks. */
    default boolean isSamePlace(DestinationSettings other) {
        return switch (this) {
            case Folder(var _, var path, _) -> other instanceof Folder it && path.equals(it.path);
            case S3 s3 -> other instanceof S3 it && s3.bucket.equals(it.bucket)
                    && Objects.equals(s3.endpoint, it.endpoint);
            case Azure azure -> other instanceof Azure it && azure.container.equals(it.container)
                    && Objects.equals(azure.endpoint, it.endpoint) && azure.credentials.equals(it.credentials);
        };
    }

    /**
     * A folder.
     *
     * @param path absolute
     */
    record Folder(String name, Path path, SealedWith sealedWith) implements DestinationSettings {
        /** One whose backups are not encrypted. */
        public Folder(String name, Path path) {
            this(name, path, SealedWith.NOTHING);
        }

        public Folder {
            name = checkedName(name);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("A destination's folder is absolute, not " + path);
            }
        }
    }

    /**
     * A bucket that speaks S3.
     *
     * @param region as the service names it, also where a custom endpoint has only one
     * @param endpoint of a service other than AWS, or null for AWS
     * @param pathStyle whether the bucket stands in the path rather than in the host's name
     * @param encryption whether the service is asked to encrypt what it stores (AES256); not every one can
     */
    record S3(
            String name,
            String bucket,
            String region,
            @Nullable URI endpoint,
            boolean pathStyle,
            boolean encryption,
            S3Credentials credentials,
            SealedWith sealedWith)
            implements DestinationSettings {
        /** The region of those who have not chosen one, as the AWS tools have it. */
        public static final String USUAL_REGION = "us-east-1";

        public S3 {
            name = checkedName(name);
            if (!isBucket(bucket)) {
                throw new IllegalArgumentException("No name of a bucket: " + bucket);
            }
            if (!isRegion(region)) {
                throw new IllegalArgumentException("No region: " + region);
            }
            if (endpoint != null && !isEndpoint(endpoint)) {
                throw new IllegalArgumentException("No endpoint: " + endpoint);
            }
        }

        /** One whose backups are not encrypted before they leave this machine. */
        public S3(
                String name, String bucket, String region, @Nullable URI endpoint, boolean pathStyle,
                boolean encryption, S3Credentials credentials) {
            this(name, bucket, region, endpoint, pathStyle, encryption, credentials, SealedWith.NOTHING);
        }

        /** Whether a bucket may be called so: what every S3 service accepts, and the older names of AWS. */
        public static boolean isBucket(String bucket) {
            return bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}") && !bucket.contains("..");
        }

        /** Whether a region may be called so; it becomes part of a host's name. */
        public static boolean isRegion(String region) {
            return region.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
        }
    }

    /** Where the keys of a bucket come from. */
    sealed interface S3Credentials {
        /**
         * The secret key is in the keychain.
         *
         * @param accessKeyId the public half
         */
        record Keychain(String accessKeyId) implements S3Credentials {
            public Keychain {
                accessKeyId = checkedWord(accessKeyId, "access key id");
            }
        }

        /**
         * A profile of the AWS tools: static keys, an assumed role or single sign-on.
         *
         * @param profile its name
         */
        record AwsProfile(String profile) implements S3Credentials {
            public AwsProfile {
                profile = checkedWord(profile, "AWS profile");
            }
        }

        /** {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, if set, {@code AWS_SESSION_TOKEN}. */
        record Environment() implements S3Credentials {}
    }

    /**
     * A container of Azure Blob Storage.
     *
     * @param endpoint of the blob service, or null for what the connection string or the account's name says
     */
    record Azure(
            String name,
            String container,
            @Nullable URI endpoint,
            AzureCredentials credentials,
            SealedWith sealedWith)
            implements DestinationSettings {
        /** The container of those who have not chosen one, as the guide of achievements-engine has it. */
        public static final String USUAL_CONTAINER = "achievements-backup";

        public Azure {
            name = checkedName(name);
            if (!isContainer(container)) {
                throw new IllegalArgumentException("No name of a container: " + container);
            }
            if (endpoint != null && !isEndpoint(endpoint)) {
                throw new IllegalArgumentException("No endpoint: " + endpoint);
            }
        }

        /** One whose backups are not encrypted. */
        public Azure(String name, String container, @Nullable URI endpoint, AzureCredentials credentials) {
            this(name, container, endpoint, credentials, SealedWith.NOTHING);
        }

        /** Whether a container may be called so: 3 to 63 lower-case letters, digits and single hyphens. */
        public static boolean isContainer(String container) {
            return container.length() >= 3 && container.length() <= 63
                    && container.matches("[a-z0-9]+(-[a-z0-9]+)*");
        }
    }

    /** What opens an Azure storage account, and where it comes from. */
    sealed interface AzureCredentials {
        /** The connection string in {@code AZURE_STORAGE_CONNECTION_STRING}. */
        record Environment() implements AzureCredentials {}

        /** A connection string in the keychain. */
        record ConnectionString() implements AzureCredentials {}

        /**
         * The account's key, in the keychain.
         *
         * @param account its name
         */
        record AccountKey(String account) implements AzureCredentials {
            public AccountKey {
                account = checkedAccount(account);
            }
        }

        /**
         * A shared access signature (the query of a SAS address), in the keychain.
         *
         * @param account the account's name
         */
        record Sas(String account) implements AzureCredentials {
            public Sas {
                account = checkedAccount(account);
            }
        }

        /** Whether a storage account may be called so: 3 to 24 lower-case letters and digits. */
        static boolean isAccount(String account) {
            return account.matches("[a-z0-9]{3,24}");
        }

        private static String checkedAccount(String account) {
            if (!isAccount(account)) {
                throw new IllegalArgumentException("No name of a storage account: " + account);
            }
            return account;
        }
    }

    /** Whether a destination may have this name. */
    static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= 100
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** Whether this can be a service's address: http or https with a host, and no secret hidden in it. */
    static boolean isEndpoint(URI endpoint) {
        return ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
                && endpoint.getHost() != null
                && endpoint.getRawUserInfo() == null
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null;
    }

    private static String checkedName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("No name for a destination: " + name);
        }
        return name;
    }

    private static String checkedWord(String text, String what) {
        if (text.isBlank() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("No " + what + ": " + text);
        }
        return text;
    }
}
