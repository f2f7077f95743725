package dev.laurel.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.transfer.IdMapping;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ImportFiles;
import dev.laurel.profile.ProfileSession;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** What importing a file and restoring a backup have in common. */
final class ImportCommands {
    private final Arguments arguments;
    private final CliContext context;
    private final String strategy;

    /**
     * For one run.
     *
     * @param strategy the one to take if none is named
     */
    ImportCommands(Arguments arguments, CliContext context, String strategy) {
        this.arguments = arguments;
        this.context = context;
        this.strategy = strategy;
    }

    /** The options that both know. */
    static Usage options(Usage usage, String strategy) {
        return usage.choice("--strategy", "What to do with what is there already; " + strategy
                        + " unless it is given.", Strategies.NAMES)
                .flag("--validate", "Refuse a file made with another catalog, or that does not say with which.")
                .flag("--map-ids", "If the file was made with an older catalog that is known here, "
                        + "count its achievements and metrics under the names that they have now.")
                .flag("--dry-run", "Change nothing, print what would be done.")
                .flag("--json", "Print JSON and nothing else.");
    }

    /** Reads a file that a command was given; {@code -} is standard input. */
    static ExportReading read(Path file, CliSecrets secrets, CliContext context) {
        return file.toString().equals("-")
                ? ImportFiles.read(context.environment().in(), -1, secrets, Progress.NONE, CancelToken.NEVER)
                : ImportFiles.read(file, secrets, Progress.NONE, CancelToken.NEVER);
    }

    /**
     * Plans, and applies the plan unless only it is wanted.
     *
     * @param apply applies a plan and notes what came of it
     * @param onRefusal notes why nothing was applied
     */
    int run(
            ProfileSession session, ExportReading reading, Function<ImportPlan, ImportResult> apply,
            Consumer<LaurelError> onRefusal) {
        var file = reading.file();
        if (file == null) {
            onRefusal.accept(reading.errors().getFirst());
            return refused(new ImportResult(false, reading.errors(), List.of(), null, null));
        }
        var chosen = Strategies.find(arguments.value("--strategy").orElse(strategy)).orElse(ImportStrategy.MERGE);
        var options = new ImportOptions(chosen, arguments.has("--validate"), null, Map.of());
        var mapping = arguments.has("--map-ids") ? mapping(session, file) : IdMapping.NONE;
        var plan = session.engine().plan(mapping.applied(file.data()), options);
        if (arguments.has("--dry-run")) {
            return show(plan, mapping, file.warnings());
        }
        if (!plan.applicable()) {
            onRefusal.accept(plan.errors().getFirst());
            return refused(ImportResult.refused(plan));
        }
        var result = apply.apply(plan);
        if (!result.success()) {
            return refused(result);
        }
        keepCatalog(session, file);
        var warnings = Strategies.joined(file.warnings(), result.warnings());
        if (arguments.has("--json")) {
            print(new ImportResult(true, List.of(), warnings, result.mergedMetrics(), result.mergedUnlocked()));
        } else {
            PlanText.print(mapping, context.out());
            warnings.forEach(context::warn);
        }
        return Cli.DONE;
    }

    /** By the catalog that the file brings, or the one of its hash that was seen here before. */
    private IdMapping mapping(ProfileSession session, ExportFile file) {
        var now = session.engine().catalog();
        var hash = file.data().configHash();
        if (now.configHash().equals(hash)) {
            return IdMapping.NONE;
        }
        var then = Optional.ofNullable(file.catalogJson())
                .or(() -> Optional.ofNullable(hash).flatMap(context.profiles()::catalogSeen));
        if (then.isEmpty()) {
            context.warn(LaurelError.of(ErrorCode.IMPORT_CATALOG_UNKNOWN, hash == null ? "-" : hash));
            return IdMapping.NONE;
        }
        return IdMapping.of(file.data(), CatalogReader.read(then.get()).catalog(), now);
    }

    /** Another catalog explains other data of it later. */
    private void keepCatalog(ProfileSession session, ExportFile file) {
        var json = file.catalogJson();
        if (json != null && !session.engine().catalog().configHash().equals(file.data().configHash())) {
            try {
                context.profiles().keepCatalog(json);
            } catch (LaurelException _) {
                // One that can't be read explains nothing, and the import is done.
            }
        }
    }

    private int show(ImportPlan plan, IdMapping mapping, List<LaurelError> fileWarnings) {
        if (arguments.has("--json")) {
            var json = context.json();
            StateJson.plan(json, plan, fileWarnings, mapping, context.errors());
            json.endLine();
        } else {
            fileWarnings.forEach(context::warn);
            plan.warnings().forEach(context::warn);
            PlanText.print(mapping, context.out());
            PlanText.print(plan, context.out());
        }
        if (plan.applicable()) {
            return Cli.DONE;
        }
        throw new LaurelException(plan.errors().getFirst());
    }

    private int refused(ImportResult result) {
        if (arguments.has("--json")) {
            print(result);
        }
        throw new LaurelException(result.errors().getFirst());
    }

    private void print(ImportResult result) {
        var json = context.json();
        StateJson.result(json, result, context.errors());
        json.endLine();
    }
}
