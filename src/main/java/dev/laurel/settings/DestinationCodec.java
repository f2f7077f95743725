package dev.laurel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Destinations within the settings file. */
final class DestinationCodec {
    private DestinationCodec() {}

    /** Writes a destination as one object. */
    static void write(DestinationSettings destination, JsonGenerator out) {
        out.writeStartObject();
        switch (destination) {
            case DestinationSettings.Folder(var name, var path, _) -> {
                out.writeStringProperty("kind", "folder");
                out.writeStringProperty("name", name);
                out.writeStringProperty("path", path.toString());
            }
            case DestinationSettings.S3 s3 -> write(s3, out);
            case DestinationSettings.Azure azure -> write(azure, out);
        }
        if (destination.sealedWith() != SealedWith.NOTHING) {
            out.writeStringProperty("sealedWith", destination.sealedWith().name().toLowerCase(Locale.ROOT));
        }
        out.writeEndObject();
    }

    private static void write(DestinationSettings.S3 s3, JsonGenerator out) {
        out.writeStringProperty("kind", "s3");
        out.writeStringProperty("name", s3.name());
        out.writeStringProperty("bucket", s3.bucket());
        out.writeStringProperty("region", s3.region());
        writeEndpoint(s3.endpoint(), out);
        out.writeBooleanProperty("pathStyle", s3.pathStyle());
        out.writeBooleanProperty("encryption", s3.encryption());
        switch (s3.credentials()) {
            case S3Credentials.Keychain(var accessKeyId) -> {
                out.writeStringProperty("credentials", "keychain");
                out.writeStringProperty("accessKeyId", accessKeyId);
            }
            case S3Credentials.AwsProfile(var profile) -> {
                out.writeStringProperty("credentials", "awsProfile");
                out.writeStringProperty("awsProfile", profile);
            }
            case S3Credentials.Environment() -> out.writeStringProperty("credentials", "environment");
        }
    }

    private static void write(DestinationSettings.Azure azure, JsonGenerator out) {
        out.writeStringProperty("kind", "azure");
        out.writeStringProperty("name", azure.name());
        out.writeStringProperty("container", azure.container());
        writeEndpoint(azure.endpoint(), out);
        switch (azure.credentials()) {
            case AzureCredentials.Environment() -> out.writeStringProperty("credentials", "environment");
            case AzureCredentials.ConnectionString() -> out.writeStringProperty("credentials", "connectionString");
            case AzureCredentials.AccountKey(var account) -> {
                out.writeStringProperty("credentials", "accountKey");
                out.writeStringProperty("account", account);
            }
            case AzureCredentials.Sas(var account) -> {
                out.writeStringProperty("credentials", "sas");
                out.writeStringProperty("account", account);
            }
        }
    }

    private static void writeEndpoint(@Nullable URI endpoint, JsonGenerator out) {
        if (endpoint != null) {
            out.writeStringProperty("endpoint", endpoint.toString());
        }
    }

    /**
     * A destination.
     *
     * @throws IllegalArgumentException or ClassCastException or NullPointerException if it makes no sense
     */
    static DestinationSettings read(Object value) {
        var members = (Map<?, ?>) value;
        return unsealed(members).with(sealedWith(members));
    }

    /** One that can't be told is an error, and costs the destination: never a backup that anybody can read. */
    private static SealedWith sealedWith(Map<?, ?> members) {
        return members.containsKey("sealedWith")
                ? SealedWith.valueOf(Members.text(members, "sealedWith").toUpperCase(Locale.ROOT))
                : SealedWith.NOTHING;
    }

    private static DestinationSettings unsealed(Map<?, ?> members) {
        var kind = Members.text(members, "kind");
        return switch (kind) {
            case "folder" -> new DestinationSettings.Folder(Members.text(members, "name"),
                    Path.of(Members.text(members, "path")));
            case "s3" -> new DestinationSettings.S3(
                    Members.text(members, "name"),
                    Members.text(members, "bucket"),
                    Members.text(members, "region"),
                    endpoint(members),
                    Members.truth(members, "pathStyle"),
                    Members.truth(members, "encryption"),
                    s3Credentials(members));
            case "azure" -> new DestinationSettings.Azure(
                    Members.text(members, "name"),
                    Members.text(members, "container"),
                    endpoint(members),
                    azureCredentials(members));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static S3Credentials s3Credentials(Map<?, ?> members) {
        var source = Members.text(members, "credentials");
        return switch (source) {
            case "keychain" -> new S3Credentials.Keychain(Members.text(members, "accessKeyId"));
            case "awsProfile" -> new S3Credentials.AwsProfile(Members.text(members, "awsProfile"));
            case "environment" -> new S3Credentials.Environment();
            default -> throw new IllegalArgumentException(source);
        };
    }

    private static AzureCredentials azureCredentials(Map<?, ?> members) {
        var source = Members.text(members, "credentials");
        return switch (source) {
            case "environment" -> new AzureCredentials.Environment();
            case "connectionString" -> new AzureCredentials.ConnectionString();
            case "accountKey" -> new AzureCredentials.AccountKey(Members.text(members, "account"));
            case "sas" -> new AzureCredentials.Sas(Members.text(members, "account"));
            default -> throw new IllegalArgumentException(source);
        };
    }

    private static @Nullable URI endpoint(Map<?, ?> members) {
        return members.containsKey("endpoint") ? URI.create(Members.text(members, "endpoint")) : null;
    }
}
