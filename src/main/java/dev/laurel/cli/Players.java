package dev.laurel.cli;

import dev.laurel.backup.Player;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.task.CancelToken;

/** {@code players}. */
final class Players implements Command {
    @Override
    public Usage usage() {
        return Usage.of("players", "List the users who have backups at a destination.")
                .option("--from", "DEST", "The destination.")
                .flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var groups = context.backups(arguments.needed("--from")).byUser(CancelToken.NEVER);
        if (arguments.has("--json")) {
            var json = context.json().array();
            groups.forEachRemaining(group -> {
                var it = Player.of(group.backups());
                json.object().name("user").value(it.user()).name("lastBackup").value(it.last().toEpochMilli());
                json.name("count").value(it.count()).name("size").value(it.size()).endObject();
            });
            json.endArray().endLine();
        } else {
            groups.forEachRemaining(group -> {
                var it = Player.of(group.backups());
                context.out().line(it.last() + "\t" + it.count() + "\t" + it.size() + "\t" + it.user());
            });
        }
        return Cli.DONE;
    }
}
