package dev.laurel.cli;

import java.util.Locale;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.settings.DestinationSettings;

/** {@code destination list}. */
final class DestinationList implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination list", "List the destinations.").flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var destinations = context.settings().get().destinations();
        if (arguments.has("--json")) {
            var json = context.json().array();
            destinations.forEach(it -> json.object().name("name").value(it.name())
                    .name("kind").value(kind(it)).name("place").value(place(it))
                    .name("sealedWith").value(it.sealedWith().name().toLowerCase(Locale.ROOT)).endObject());
            json.endArray().endLine();
        } else {
            destinations.forEach(it -> context.out().line(it.name() + "\t" + kind(it) + "\t" + place(it)));
        }
        return Cli.DONE;
    }

    private static String kind(DestinationSettings settings) {
        return switch (settings) {
            case DestinationSettings.Folder _ -> "folder";
            case DestinationSettings.S3 _ -> "s3";
            case DestinationSettings.Azure _ -> "azure";
        };
    }

    private static String place(DestinationSettings settings) {
        return switch (settings) {
            case DestinationSettings.Folder(_, var path, _) -> path.toString();
            case DestinationSettings.S3 s3 -> s3.bucket();
            case DestinationSettings.Azure azure -> azure.container();
        };
    }
}
