package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.laurel.backup.RetentionPolicy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of retention in files that people can read: the policy, then each backup with its verdict, newest first.
 * What they expect follows the manual of restic ("Removing backup snapshots"), not this program.
 */
class RetentionGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/dev/laurel/backup/retention");

    static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void thereAreThirtyCasesAtLeast() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theVerdictsAreThoseOfTheFile(Path file) throws IOException {
        var seed = new Random().nextLong();
        var head = new HashMap<String, String>();
        var written = new HashMap<String, String>();
        var backups = new ArrayList<Backup>();
        var expected = new ArrayList<String>();
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.contains(" => ")) {
                var backup = backup(line.split(" => ")[0]);
                written.put(backup.key(), line.split(" => ")[0]);
                backups.add(backup);
                expected.add(line);
            } else if (!line.startsWith("#") && !line.isEmpty()) {
                head.put(line.split(" ")[0], line.split(" ")[1]);
            }
        }
        Collections.shuffle(backups, new Random(seed));
        var verdicts = policy(head).verdicts(backups, ZoneId.of(head.getOrDefault("zone", "")));
        assertThat(verdicts.stream().map(it -> written.get(it.backup().key()) + " => " + words(it)).toList())
                .as("%s, seed %s", file.getFileName(), seed).isEqualTo(expected);
    }

    private static RetentionPolicy policy(Map<String, String> head) {
        var counts = Stream.of("last", "daily", "weekly", "monthly", "yearly")
                .map(it -> Integer.parseInt(head.getOrDefault("keep-" + it, "0"))).toList();
        return new RetentionPolicy(counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4));
    }

    /** A time, then, if it matters, the version in the key and whether it is pinned. */
    private static Backup backup(String text) {
        var words = List.of(text.split(" "));
        var time = OffsetDateTime.parse(words.getFirst()).toInstant();
        var version = words.stream().filter(it -> it.startsWith("v")).findFirst().orElse("v1");
        return new Backup("users/a/" + version + "/achievements-" + time.toEpochMilli() + ".json", "a",
                version.substring(1), time, 10, false, words.contains("pinned") ? new Pin("", true, List.of()) : null);
    }

    private static String words(Verdict verdict) {
        return verdict.stays()
                ? verdict.reasons().stream().sorted().map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ", "stays: ", ""))
                : "goes";
    }
}
