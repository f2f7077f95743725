package dev.laurel.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;

import dev.laurel.backup.BackupService;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.MetricDelta;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateDiff;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonNumber;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ImportFiles;
import dev.laurel.store.BackupMade;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/** {@code diff}. */
final class Diff implements Command {
    @Override
    public Usage usage() {
        return CliSecrets.toOpen(Usage.of("diff", "Show how one state differs from another.")
                .parameter("A", "A profile, DEST:KEY or a file.")
                .parameter("B", "Another one.")
                .flag("--json", "Print JSON and nothing else."));
    }

    /** One side; the catalog is null where there is none. */
    private record Side(Snapshot state, @Nullable Catalog catalog) {}

    @Override
    public int run(Arguments arguments, CliContext context) {
        try (var secrets = new RememberedSecrets(new CliSecrets(arguments, context))) {
            var a = side(arguments.parameter(0), secrets, context);
            var b = side(arguments.parameter(1), secrets, context);
            var catalog = a.catalog() != null ? a.catalog() : b.catalog();
            var diff = StateDiff.of(
                    catalog == null ? CatalogReader.read("{}").catalog() : catalog, a.state(), b.state());
            if (arguments.has("--json")) {
                write(context.json(), diff);
            } else {
                diff.gained().forEach(it -> context.out().line("+ " + it.title() + "  " + it.id()));
                diff.missing().forEach(it -> context.out().line("- " + it.title() + "  " + it.id()));
                diff.metrics().forEach(it -> context.out().line(line(it)));
            }
            return Cli.DONE;
        }
    }

    private static Side side(String name, RememberedSecrets secrets, CliContext context) {
        if (context.profiles().find(name).isPresent()) {
            var engine = context.session(name).engine();
            return new Side(engine.snapshot(), engine.catalog());
        }
        var colon = name.indexOf(':');
        if (colon > 0 && context.settings().get().destination(name.substring(0, colon)).isPresent()) {
            var destination = name.substring(0, colon);
            var key = name.substring(colon + 1);
            var sha256 = context.profiles().backupRecords().made(destination, key).map(BackupMade::sha256).orElse(null);
            var service = new BackupService(context.backups(destination), new SecureRandom());
            return side(service.open(key, -1, sha256, secrets, Progress.NONE, CancelToken.NEVER), context);
        }
        return side(ImportFiles.read(path(name), secrets, Progress.NONE, CancelToken.NEVER), context);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_MISSING, name), e);
        }
    }

    private static Side side(ExportReading reading, CliContext context) {
        var file = reading.file();
        if (file == null) {
            throw new LaurelException(reading.errors().getFirst());
        }
        var data = file.data();
        var hash = data.configHash();
        var text = file.catalogJson() != null || hash == null
                ? file.catalogJson()
                : context.profiles().catalogSeen(hash).orElse(null);
        return new Side(new Snapshot(data.metrics(), data.unlockedAchievements()),
                text == null ? null : CatalogReader.read(text).catalog());
    }

    private static String line(MetricDelta delta) {
        var amount = switch (delta.direction()) {
            case UP -> " (+" + JsonNumber.toString(delta.amount()) + ")";
            case DOWN -> " (-" + JsonNumber.toString(delta.amount()) + ")";
            case CHANGED, ONLY_BASE, ONLY_OTHER -> "";
        };
        return delta.metric() + ": " + PlanText.value(delta.base()) + " -> " + PlanText.value(delta.other()) + amount;
    }

    private static void write(Json json, StateDiff diff) {
        json.object().name("gained").strings(diff.gained().stream().map(StateDiff.Unlock::id).toList());
        json.name("lost").strings(diff.missing().stream().map(StateDiff.Unlock::id).toList());
        json.name("metrics").array();
        for (var delta : diff.metrics()) {
            json.object().name("metric").value(delta.metric());
            json.name("from").value(delta.base()).name("to").value(delta.other()).endObject();
        }
        json.endArray().endObject().endLine();
    }
}
