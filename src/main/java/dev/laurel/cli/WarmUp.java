package dev.laurel.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the usual commands once, so that the build can record which classes they load: the cache made of that is what
 * lets a command start in a fraction of the time.
 */
public final class WarmUp {
    private WarmUp() {}

    /**
     * Runs the commands on throw-away data.
     *
     * @throws IOException if there is no place for it
     * @throws IllegalStateException if one fails, which fails the build
     */
    public static void run() throws IOException {
        var folder = Files.createTempDirectory("laurel-warm-up");
        try {
            run(folder);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void run(Path folder) throws IOException {
        var catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"score":{"100":{"title":"Century","icon":"🏆"},"1e3":{"title":"Grand","description":"A thousand"}},
                "win":{"true":{"title":"Winner","condition":"metrics.score > 10 && metrics.win == true"}}}
                """).toString();
        var steps = Files.writeString(folder.resolve("steps.jsonl"), """
                {"update":{"score":50,"win":true,"name":"Ann","levels":[1,2]}}
                {"increment":{"metric":"score","amount":5}}
                {"reset":true}
                """).toString();
        command(folder, "catalog", "hash", catalog);
        command(folder, "catalog", "check", catalog, "--json");
        command(folder, "simulate", "--catalog", catalog, "--steps", steps);
        command(folder, "profile", "add", "Ann", "--catalog", catalog);
        command(folder, "update", "Ann", "score=120", "win=true");
        command(folder, "show", "Ann", "--json");
        var export = folder.resolve("export.json").toString();
        command(folder, "export", "Ann", "-o", export);
        command(folder, "import", "Ann", export, "--strategy", "merge");
        command(folder, "undo", "Ann");
        command(folder, "destination", "add", "disk", "--folder", folder.resolve("backups").toString());
        command(folder, "backup", "Ann", "--to", "disk", "--keep", "5");
        command(folder, "backups", "--from", "disk", "--json");
    }

    private static void command(Path folder, String... args) {
        var errors = new ByteArrayOutputStream();
        var environment = new CliEnvironment(
                Map.of("LAUREL_DATA", folder.resolve("data").toString()),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                errors,
                InstantSource.system(),
                ZoneId::systemDefault,
                Locale.getDefault(),
                _ -> Optional.empty());
        if (Cli.run(args, environment) != Cli.DONE) {
            throw new IllegalStateException(String.join(" ", args) + ": " + errors.toString(StandardCharsets.UTF_8));
        }
    }
}
