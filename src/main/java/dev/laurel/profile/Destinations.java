package dev.laurel.profile;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.azure.AzureDestination;
import dev.laurel.backup.destination.azure.AzureKey;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.backup.destination.s3.S3Destination;
import dev.laurel.backup.destination.s3.S3Keys;
import dev.laurel.backup.destination.s3.S3Place;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.secret.SecretSource;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Makes destinations of what the settings say of them, with credentials from where those say. Safe from any thread;
 * each call may wait for the keychain. The SDKs are loaded only once a destination needs them.
 */
public final class Destinations {
    private static final String CONNECTION_STRING = "AZURE_STORAGE_CONNECTION_STRING";

    private final Supplier<? extends SecretSource> secrets;
    private final Map<String, String> environment;
    private final InstantSource clock;

    /**
     * Opens destinations.
     *
     * @param secrets gives where secrets are, asked for only once a destination needs one
     * @param environment variables of the environment, where destinations ask for them
     */
    public Destinations(
            Supplier<? extends SecretSource> secrets, Map<String, String> environment, InstantSource clock) {
        this.secrets = secrets;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * A destination, not yet touched; the caller closes it.
     *
     * @throws LaurelException CREDENTIALS_MISSING if its credentials are not where they should be, or a code of the
     *     SECRET_ family if the keychain can't be asked
     */
    public Destination open(DestinationSettings settings) {
        return switch (settings) {
            case DestinationSettings.Folder(var name, var path, _) -> new FolderDestination(name, path);
            case DestinationSettings.S3 s3 -> new S3Destination(s3.name(),
                    new S3Place(s3.bucket(), s3.region(), s3.endpoint(), s3.pathStyle(), s3.encryption()),
                    keys(s3), Patience.USUAL, clock);
            case DestinationSettings.Azure azure -> open(azure);
        };
    }

    private AzureDestination open(DestinationSettings.Azure azure) {
        return new AzureDestination(
                azure.name(), azure.container(), azure.endpoint(), key(azure), Patience.USUAL, clock);
    }

    /**
     * Makes the place of a new destination: a folder or a container that is not there. Does no harm to one that is. A
     * bucket has to be there: it takes decisions that are its owner's.
     *
     * @throws LaurelException one of the destination's codes, or as {@link #open} fails
     */
    public void setUp(DestinationSettings settings) {
        switch (settings) {
            case DestinationSettings.Folder(var name, var path, _) -> FolderDestination.setUp(name, path);
            case DestinationSettings.S3 _ -> { }
            case DestinationSettings.Azure azure -> {
                try (var opened = open(azure)) {
                    opened.setUp(CancelToken.NEVER);
                }
            }
        }
    }

    private S3Keys keys(DestinationSettings.S3 s3) {
        return switch (s3.credentials()) {
            case S3Credentials.AwsProfile(var profile) -> new S3Keys.Profile(profile);
            case S3Credentials.Keychain(var id) -> new S3Keys.Pair(id, secret(s3), null);
            case S3Credentials.Environment() -> new S3Keys.Pair(
                    variable(s3.name(), "AWS_ACCESS_KEY_ID"),
                    variable(s3.name(), "AWS_SECRET_ACCESS_KEY").toCharArray(),
                    chars(environment.get("AWS_SESSION_TOKEN")));
        };
    }

    private AzureKey key(DestinationSettings.Azure azure) {
        return switch (azure.credentials()) {
            case AzureCredentials.Environment() ->
                new AzureKey.ConnectionString(variable(azure.name(), CONNECTION_STRING).toCharArray());
            case AzureCredentials.ConnectionString() ->
                new AzureKey.ConnectionString(secret(azure));
            case AzureCredentials.AccountKey(var account) -> new AzureKey.AccountKey(account, secret(azure));
            case AzureCredentials.Sas(var account) -> new AzureKey.Sas(account, secret(azure));
        };
    }

    private char[] secret(DestinationSettings settings) {
        var id = DestinationSecrets.of(settings).orElseThrow();
        return secrets.get().find(id).orElseThrow(() -> missing(settings.name(), id.text()));
    }

    private String variable(String destination, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw missing(destination, name);
        }
        return value;
    }

    private static char @Nullable [] chars(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text.toCharArray();
    }

    private static LaurelException missing(String destination, String where) {
        return new LaurelException(LaurelError.of(ErrorCode.CREDENTIALS_MISSING, destination, where));
    }
}
