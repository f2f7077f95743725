package dev.laurel.cli;

import java.util.List;
import java.util.function.BiConsumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Verification;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** {@code verify}. */
final class Verify implements Command {
    @Override
    public Usage usage() {
        return CliSecrets.toOpen(Whose.options(Usage.of("verify", "Rehearse restoring every backup.")
                .option("--in", "DEST", "The destination."))
                .flag("--json", "Print JSON and nothing else."))
                .note("Reads, decrypts and parses each, imports it into an engine of its own and compares what comes of "
                        + "it. The exit status is 1 if one can't be restored, or can't be opened.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var destination = arguments.needed("--in");
        var user = Whose.of(arguments);
        var users = user.map(List::of).orElse(null);
        var backups = context.notes().before(users, "verify", destination, () -> context.backups(destination));
        var all = backups.inKeyOrder(user.orElse(null), CancelToken.NEVER);
        try (var secrets = new RememberedSecrets(new CliSecrets(arguments, context))) {
            var json = arguments.has("--json") ? context.json().array() : null;
            BiConsumer<Backup, Verification> print = json == null
                    ? (backup, outcome) -> line(backup, outcome, context)
                    : (backup, outcome) -> write(json, backup, outcome);
            var report = context.keeping(backups).verifyAll(
                    users, all, -1, secrets, print, Progress.NONE, CancelToken.NEVER);
            if (json != null) {
                json.endArray().endLine();
            } else {
                var total = report.total();
                context.out().line(total.done() + " proven, " + total.failed() + " failed, " + total.left() + " locked");
            }
            context.out().flush();
            return Math.max(Reports.end(report, context), report.total().left() > 0 ? Cli.FAILED : Cli.DONE);
        }
    }

    private static void line(Backup backup, Verification outcome, CliContext context) {
        context.out().line(switch (outcome) {
            case Verification.Proven(var newlyMet) -> "proven" + (newlyMet.isEmpty() ? "" : ", would also unlock "
                    + String.join(", ", newlyMet));
            case Verification.Failed(var error) -> "FAILED " + error.code().text() + ": "
                    + context.errors().headline(error);
            case Verification.Locked() -> "locked";
        } + "\t" + backup.key());
    }

    private static void write(Json json, Backup backup, Verification outcome) {
        json.object().name("key").value(backup.key()).name("user").value(backup.user()).name("outcome");
        switch (outcome) {
            case Verification.Proven(var newlyMet) -> json.value("proven").name("newlyMet").strings(newlyMet);
            case Verification.Failed(var error) -> json.value("failed").name("error").value(error.code().text());
            case Verification.Locked() -> json.value("locked");
        }
        json.endObject();
    }
}
