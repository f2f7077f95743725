package dev.laurel.profile;

import java.util.Optional;

import dev.laurel.secret.SecretId;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;

/** Which secret a destination needs. */
public final class DestinationSecrets {
    private DestinationSecrets() {}

    /** The secret that is kept for a destination; empty if it needs none, or takes it from elsewhere at each use. */
    public static Optional<SecretId> of(DestinationSettings destination) {
        return what(destination).map(what -> SecretId.ofDestination(destination.name(), what));
    }

    private static Optional<SecretId.What> what(DestinationSettings destination) {
        return switch (destination) {
            case DestinationSettings.Folder _ -> Optional.empty();
            case DestinationSettings.S3 s3 -> switch (s3.credentials()) {
                case S3Credentials.Keychain _ -> Optional.of(SecretId.What.S3_SECRET_KEY);
                case S3Credentials.AwsProfile _, S3Credentials.Environment _ -> Optional.empty();
            };
            case DestinationSettings.Azure azure -> switch (azure.credentials()) {
                case AzureCredentials.AccountKey _ -> Optional.of(SecretId.What.AZURE_ACCOUNT_KEY);
                case AzureCredentials.ConnectionString _ -> Optional.of(SecretId.What.AZURE_CONNECTION_STRING);
                case AzureCredentials.Sas _ -> Optional.of(SecretId.What.AZURE_SAS);
                case AzureCredentials.Environment _ -> Optional.empty();
            };
        };
    }
}
