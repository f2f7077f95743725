package dev.laurel.cli;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.DestinationSettings.AzureCredentials;
import dev.laurel.settings.DestinationSettings.S3Credentials;
import org.jspecify.annotations.Nullable;

/** {@code destination add}. */
final class DestinationAdd implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination add", "Add a place for backups: a folder, a bucket or a container.")
                .parameter("NAME", "What to call it.")
                .option("--folder", "DIR", "A folder; it is made unless even the one around it is missing.")
                .option("--s3", "BUCKET", "A bucket of AWS, or of whoever speaks S3.")
                .option("--azure", "CONTAINER", "A container of Azure Blob Storage.")
                .option("--endpoint", "URL", "The address of a service other than AWS or Azure's own.")
                .option("--region", "R", "The bucket's region; AWS_REGION or us-east-1 if not given.")
                .flag("--path-style", "The bucket stands in the path of addresses, as MinIO has it.")
                .flag("--no-encryption", "Do not ask the service to encrypt what it stores; not every one can.")
                .option("--aws-profile", "P", "Keys of this profile of the AWS tools.")
                .option("--access-key-id", "ID", "The public half of a key whose secret half is in the keychain.")
                .option("--account", "A", "The storage account, whose key is in the keychain.")
                .flag("--sas", "In the keychain is a shared access signature rather than the account's key.")
                .flag("--create", "Make the container if it is not there.")
                .note("Secrets are never arguments: destination secret puts them into the keychain. Without a word on "
                        + "keys they are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN) in the "
                        + "environment for a bucket, AZURE_STORAGE_CONNECTION_STRING for a container.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var destination = destination(arguments, context);
        var name = destination.name();
        if (context.settings().get().destination(name).isPresent()) {
            throw new LaurelException(LaurelError.of(ErrorCode.DESTINATION_NAME_TAKEN, name));
        }
        if (destination instanceof DestinationSettings.Folder || arguments.has("--create")) {
            context.destinations().setUp(destination);
        }
        context.settings().update(it -> it.withDestinations(all -> {
            all.add(destination);
            return all;
        }));
        return Cli.DONE;
    }

    private static DestinationSettings destination(Arguments arguments, CliContext context) {
        var kinds = Stream.of("--folder", "--s3", "--azure").filter(arguments::has).toList();
        if (kinds.size() != 1) {
            throw new UsageException("One of --folder, --s3 and --azure is needed");
        }
        var kind = kinds.getFirst();
        if (!kind.equals("--s3")) {
            refuse(arguments, "--region", "--path-style", "--no-encryption", "--aws-profile", "--access-key-id");
        }
        if (!kind.equals("--azure")) {
            refuse(arguments, "--account", "--sas", "--create");
        }
        if (kind.equals("--folder")) {
            refuse(arguments, "--endpoint");
        }
        var name = arguments.parameter(0);
        if (!DestinationSettings.isName(name)) {
            throw new LaurelException(LaurelError.of(ErrorCode.DESTINATION_NAME_BAD, name));
        }
        var place = arguments.needed(kind);
        return switch (kind) {
            case "--folder" ->
                new DestinationSettings.Folder(name, arguments.neededPath(kind).toAbsolutePath().normalize());
            case "--s3" -> s3(name, place, arguments, context);
            default -> azure(name, place, arguments);
        };
    }

    /** Options that make no sense beside a kind are refused rather than overlooked. */
    private static void refuse(Arguments arguments, String... options) {
        for (var option : options) {
            if (arguments.has(option)) {
                throw new UsageException("Option " + option + " is for another kind of destination");
            }
        }
    }

    private static DestinationSettings s3(String name, String bucket, Arguments arguments, CliContext context) {
        if (!DestinationSettings.S3.isBucket(bucket)) {
            throw new UsageException("Not the name of a bucket: " + bucket);
        }
        var region = arguments.value("--region")
                .or(() -> Optional.ofNullable(context.environment().variables().get("AWS_REGION")))
                .orElse(DestinationSettings.S3.USUAL_REGION);
        if (!DestinationSettings.S3.isRegion(region)) {
            throw new UsageException("Not a region: " + region);
        }
        return new DestinationSettings.S3(name, bucket, region, endpoint(arguments), arguments.has("--path-style"),
                !arguments.has("--no-encryption"), s3Credentials(arguments));
    }

    private static S3Credentials s3Credentials(Arguments arguments) {
        if (arguments.has("--aws-profile") && arguments.has("--access-key-id")) {
            throw new UsageException("Options --aws-profile and --access-key-id exclude each other");
        }
        return arguments.has("--aws-profile")
                ? new S3Credentials.AwsProfile(arguments.needed("--aws-profile"))
                : arguments.has("--access-key-id")
                ? new S3Credentials.Keychain(arguments.needed("--access-key-id"))
                : new S3Credentials.Environment();
    }

    private static DestinationSettings azure(String name, String container, Arguments arguments) {
        if (!DestinationSettings.Azure.isContainer(container)) {
            throw new UsageException("Not the name of a container: " + container);
        }
        return new DestinationSettings.Azure(name, container, endpoint(arguments), azureCredentials(arguments));
    }

    private static AzureCredentials azureCredentials(Arguments arguments) {
        if (!arguments.has("--account")) {
            if (arguments.has("--sas")) {
                throw new UsageException("Option --sas needs --account");
            }
            return new AzureCredentials.Environment();
        }
        var account = arguments.needed("--account");
        if (!AzureCredentials.isAccount(account)) {
            throw new UsageException("Not the name of a storage account: " + account);
        }
        return arguments.has("--sas") ? new AzureCredentials.Sas(account) : new AzureCredentials.AccountKey(account);
    }

    private static @Nullable URI endpoint(Arguments arguments) {
        if (!arguments.has("--endpoint")) {
            return null;
        }
        var text = arguments.needed("--endpoint");
        try {
            var endpoint = URI.create(text);
            if (DestinationSettings.isEndpoint(endpoint)) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Said below: it need not be shown whole, since people paste addresses with keys in them.
        }
        throw new UsageException(
                "Option --endpoint takes an address such as https://s3.example.org, with no keys in it");
    }
}
