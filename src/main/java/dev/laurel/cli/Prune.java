package dev.laurel.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.Pruner;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.RetentionPolicy.Verdict;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** {@code prune}. */
final class Prune implements Command {
    @Override
    public Usage usage() {
        return Whose.options(Usage.of("prune", "Delete old backups, saying of each why it stays or goes.")
                .option("--in", "DEST", "The destination."))
                .option("--keep-last", "N", "Keep the newest N; 10 if nothing else is said.")
                .option("--keep-daily", "N", "Keep the newest of each of the last N days that have one.")
                .option("--keep-weekly", "N", "Keep the newest of each of the last N weeks that have one.")
                .option("--keep-monthly", "N", "Keep the newest of each of the last N months that have one.")
                .option("--keep-yearly", "N", "Keep the newest of each of the last N years that have one.")
                .flag("--dry-run", "Delete nothing.")
                .flag("--force", "Delete even more than half of at least four at once.")
                .flag("--json", "Print JSON and nothing else.")
                .note("The newest and pinned ones always stay.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var destination = arguments.needed("--in");
        var user = Whose.of(arguments);
        if (user.isEmpty() && !arguments.has("--all-users")) {
            throw new UsageException("Missing option --user");
        }
        // What is only tried is not noted for anybody.
        var users = arguments.has("--dry-run") ? List.<String>of() : user.map(List::of).orElse(null);
        var backups = context.notes().before(users, "prune", destination, () -> context.backups(destination));
        var pruner = new Pruner(backups, policy(arguments), context.environment().zone().get());
        var print = arguments.has("--json") ? new InJson(context.json().array()) : new InWords(context.out());
        if (user.isPresent()) {
            var plan = context.notes().before(
                    users, "prune", destination, () -> pruner.plan(user.get(), CancelToken.NEVER));
            print.plan(plan);
            print.end();
            if (!arguments.has("--dry-run")) {
                context.keeping(backups).prune(pruner, plan, arguments.has("--force"), CancelToken.NEVER);
            }
            return Cli.DONE;
        }
        var plans = pruner.plans(CancelToken.NEVER);
        if (arguments.has("--dry-run")) {
            plans.forEachRemaining(print::plan);
            print.end();
            return Cli.DONE;
        }
        var report = context.keeping(backups).pruneAll(
                null, pruner, telling(plans, print), -1, arguments.has("--force"), _ -> {}, Progress.NONE,
                CancelToken.NEVER);
        print.end();
        return Reports.end(report, context);
    }

    /** Says of every backup what will become of it before anything does; the plans are taken by one at a time. */
    private static Iterator<PrunePlan> telling(Iterator<PrunePlan> plans, Print print) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return plans.hasNext();
            }

            @Override
            public PrunePlan next() {
                var plan = plans.next();
                print.plan(plan);
                return plan;
            }
        };
    }

    /** How verdicts are printed. */
    private sealed interface Print {
        void plan(PrunePlan plan);

        void end();
    }

    private record InWords(Output out) implements Print {
        @Override
        public void plan(PrunePlan plan) {
            for (var verdict : plan.verdicts()) {
                var why = verdict.stays() ? "stays (" + String.join(", ", reasons(verdict)) + ")"
                        : "goes (no rule keeps it)";
                out.line(why + "\t" + verdict.backup().key());
            }
        }

        @Override
        public void end() {}
    }

    private record InJson(Json json) implements Print {
        @Override
        public void plan(PrunePlan plan) {
            for (var verdict : plan.verdicts()) {
                json.object().name("key").value(verdict.backup().key()).name("user").value(plan.user());
                json.name("stays").value(verdict.stays()).name("reasons").strings(reasons(verdict)).endObject();
            }
        }

        @Override
        public void end() {
            json.endArray().endLine();
        }
    }

    private static List<String> reasons(Verdict verdict) {
        return verdict.reasons().stream().sorted().map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    private static RetentionPolicy policy(Arguments arguments) {
        var policy = new RetentionPolicy(
                arguments.count("--keep-last").orElse(0),
                arguments.count("--keep-daily").orElse(0),
                arguments.count("--keep-weekly").orElse(0),
                arguments.count("--keep-monthly").orElse(0),
                arguments.count("--keep-yearly").orElse(0));
        if (!policy.equals(RetentionPolicy.keepLast(0))) {
            return policy;
        }
        if (arguments.has("--keep-last")) {
            throw new UsageException("Keeping nothing is no rule");
        }
        return RetentionPolicy.DEFAULT;
    }
}
