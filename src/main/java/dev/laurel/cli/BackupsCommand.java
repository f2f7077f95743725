package dev.laurel.cli;

import dev.laurel.backup.Backup;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.task.CancelToken;

/** {@code backups}. */
final class BackupsCommand implements Command {
    @Override
    public Usage usage() {
        return Usage.of("backups", "List the backups at a destination, newest first.")
                .option("--from", "DEST", "The destination.")
                .option("--user", "ID", "Only those of this user.")
                .flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var backups = context.backups(arguments.needed("--from"))
                .newestFirst(arguments.value("--user").orElse(null), CancelToken.NEVER);
        if (arguments.has("--json")) {
            var json = context.json().array();
            backups.forEach(it -> write(json, it));
            json.endArray().endLine();
        } else {
            backups.forEach(it -> context.out().line(it.time() + "\t" + it.size() + "\t"
                    + (it.encrypted() ? "encrypted" : "plain") + "\t" + it.key() + pin(it)));
        }
        return Cli.DONE;
    }

    private static String pin(Backup backup) {
        var pin = backup.pin();
        return pin == null ? "" : "\tpinned " + pin.comment() + (pin.whole() ? "" : "…");
    }

    private static void write(Json json, Backup backup) {
        json.object().name("key").value(backup.key()).name("user").value(backup.user());
        json.name("version").value(backup.version()).name("timestamp").value(backup.time().toEpochMilli());
        json.name("size").value(backup.size()).name("encrypted").value(backup.encrypted());
        if (backup.pin() != null) {
            json.name("pin").value(backup.pin().comment());
        }
        json.endObject();
    }
}
