package dev.laurel.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.MetricJson;
import dev.laurel.profile.Profile;
import dev.laurel.profile.ProfileSync;
import dev.laurel.profile.SyncPeers;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import dev.laurel.sync.SyncFailure;
import dev.laurel.sync.SyncRound;
import dev.laurel.task.CancelToken;

/** {@code sync}. */
final class Sync implements Command {
    private static final String TOKEN = "--token-file";

    @Override
    public Usage usage() {
        return Usage.of("sync", "Bring a profile and its other devices together.")
                .parameter("PROFILE", "Whose.")
                .option("--server", "URL", "First meet at this server from now on.")
                .option("--in", "DEST", "First meet in this destination from now on.")
                .option("--user", "ID", "Id of the player there; that of the profile if nothing else is said.")
                .repeated("--header", "NAME:VALUE", "Send this with every request to the server; nothing secret.")
                .option("--timeout", "SECONDS", "Wait so long for the server; 10 if nothing else is said.")
                .option(TOKEN, "FILE", "Keep its first line in the keychain "
                        + "as the server's token; - for standard input.")
                .flag("--off", "Meet nowhere from now on, and forget the token.")
                .flag("--json", "Print JSON.")
                .flag("--quiet", "Print nothing if all goes well.")
                .note("The server's token comes from LAUREL_SYNC_TOKEN or the keychain; where "
                        + "there is none, laurel secrets set-up makes an encrypted file for it.")
                .note("Where two devices changed a text, the later one counts, and both are told once.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var profile = context.profile(arguments.parameter(0));
        if (arguments.has("--off")) {
            context.settings().update(it -> it.withSync(profile.id(), null));
            context.vault().remove(SyncPeers.tokenOf(profile.id()));
            return Cli.DONE;
        }
        arguments.pathValue(TOKEN).ifPresent(file -> keepToken(file, profile, context));
        chosen(arguments, profile, context).ifPresent(sync -> {
            var before = context.settings().get().sync(profile.id()).orElse(null);
            if (!arguments.has(TOKEN) && SyncPeers.isTokenOutdated(before, sync)) {
                context.vault().remove(SyncPeers.tokenOf(profile.id()));
            }
            context.settings().update(it -> it.withSync(profile.id(), sync));
        });
        try (var sync = new ProfileSync(
                context.session(profile.name()), context.syncPeers().open(profile), context.environment().clock())) {
            var done = sync.run(SyncRound.Aim.BOTH, "command", true, CancelToken.NEVER);
            print(arguments, sync, done, context);
            return Cli.DONE;
        } catch (SyncFailure e) {
            throw new LaurelException(e.error(), e);
        }
    }

    private static void keepToken(Path file, Profile profile, CliContext context) {
        var id = SyncPeers.tokenOf(profile.id());
        var token = CliSecrets.firstLine(file, context);
        try {
            if (token.length == 0) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_MISSING, id.text()));
            }
            context.vault().put(id, token);
        } finally {
            Arrays.fill(token, '\0');
        }
    }

    /** What the options say of the place to meet; empty to keep the one there is. */
    private static Optional<SyncSettings> chosen(Arguments arguments, Profile profile, CliContext context) {
        var server = arguments.value("--server");
        var destination = arguments.value("--in");
        var user = arguments.value("--user");
        if (server.isPresent() && destination.isPresent()) {
            throw new UsageException("Either --server or --in");
        }
        if (server.isEmpty() && (arguments.has("--header") || arguments.has("--timeout"))) {
            throw new UsageException("--header and --timeout go with --server");
        }
        if (server.isPresent()) {
            return Optional.of(server(profile, server.get(), user.orElse(profile.user()), arguments));
        }
        if (destination.isPresent()) {
            context.destination(destination.get()); // It has to be there.
            return Optional.of(new SyncSettings.Bucket(profile.id(), destination.get(), user.orElse(profile.user())));
        }
        if (user.isPresent()) {
            throw new UsageException("--user goes with --server or --in");
        }
        return Optional.empty();
    }

    private static SyncSettings server(Profile profile, String address, String user, Arguments arguments) {
        var timeout = arguments.count("--timeout").map(Duration::ofSeconds).orElse(RestServer.USUAL_TIMEOUT);
        try {
            return new SyncSettings.Server(
                    profile.id(), new RestServer(URI.create(address), user, headers(arguments), timeout));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> headers(Arguments arguments) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : arguments.values("--header")) {
            var colon = header.indexOf(':');
            if (colon < 1) {
                throw new UsageException("Option --header takes NAME:VALUE");
            }
            headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        }
        return headers;
    }

    private static void print(Arguments arguments, ProfileSync sync, SyncRound.Done done, CliContext context) {
        var conflicts = sync.conflicts();
        if (arguments.has("--json")) {
            var json = context.json();
            json.object().name("place").value(sync.place());
            json.name("received").value((long) done.received()).name("sent").value(done.sent());
            json.name("conflicts").array();
            conflicts.forEach(it -> json.object().name("metric").value(it.metric())
                    .name("kept").value(it.kept()).name("other").value(it.other()).endObject());
            json.endArray().endObject().endLine();
        } else if (!arguments.has("--quiet")) {
            context.out().line(sync.place() + ": " + (done.received() == 0 && !done.sent()
                    ? "nothing new"
                    : done.received() + " received" + (done.sent() ? ", sent what was new" : "")));
        }
        for (var conflict : conflicts) {
            if (!arguments.has("--json")) {
                var text = new StringBuilder("laurel: " + conflict.metric() + " was changed on two devices: kept ");
                MetricJson.append(conflict.kept().current(), text);
                MetricJson.append(conflict.other().current(), text.append(", the other was "));
                context.err().line(text.toString());
            }
            sync.settle(conflict, false);
        }
        context.err().flush();
    }
}
