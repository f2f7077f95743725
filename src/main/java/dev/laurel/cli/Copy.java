package dev.laurel.cli;

import java.util.List;

import dev.laurel.backup.BackupCopy;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** {@code copy}. */
final class Copy implements Command {
    @Override
    public Usage usage() {
        return Whose.options(Usage.of("copy", "Copy backups with their pins to another destination.")
                .option("--from", "DEST", "The destination that has them.")
                .option("--to", "DEST", "The destination that gets what it is missing."))
                .flag("--read-back", "Read each again after it was written, and compare.")
                .flag("--json", "Print JSON and nothing else.")
                .note("What is there already is not copied again, so a copy that broke off goes on where it was.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var source = arguments.needed("--from");
        var target = arguments.needed("--to");
        if (source.equals(target)) {
            throw new UsageException("Options --from and --to name one destination");
        }
        var users = Whose.of(arguments).map(List::of).orElse(null);
        var places = source + " → " + target;
        var from = context.notes().before(users, "copy", places, () -> context.backups(source));
        var to = context.notes().before(users, "copy", places, () -> context.backups(target));
        var copy = new BackupCopy(from, to, context.tasks(), arguments.has("--read-back"));
        var plan = context.notes().before(users, "copy", places, () -> copy.plan(users, CancelToken.NEVER));
        var json = arguments.has("--json") ? context.json().array() : null;
        var report = context.keeping(from).copy(copy, plan, target, outcome -> {
            var error = outcome.error();
            var key = outcome.item().backup().key();
            if (json != null) {
                json.object().name("key").value(key).name("user").value(outcome.item().backup().user());
                json.name("error").value(error == null ? null : error.code().text()).endObject();
            } else {
                context.out().line((error == null ? "copied" : "FAILED " + error.code().text() + ": "
                        + context.errors().headline(error)) + "\t" + key);
            }
        }, Progress.NONE, CancelToken.NEVER);
        if (json != null) {
            json.endArray().endLine();
        } else {
            var total = report.total();
            context.out().line(
                    total.done() + " copied, " + total.left() + " there already, " + total.failed() + " failed");
        }
        context.out().flush();
        return Reports.end(report, context);
    }
}
