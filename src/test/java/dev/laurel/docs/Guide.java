package dev.laurel.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read: the README and the guide, with what stands in their code blocks. */
public final class Guide {
    private static final Path README = Path.of("README.md");
    private static final Path FOLDER = Path.of("docs", "guide");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
    private static final String FENCE = "```";

    private Guide() {}

    /**
     * A code block.
     *
     * @param line of its first line, from 1
     * @param language what stands behind the fence, such as {@code sh}
     */
    public record Block(Path page, int line, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** All pages. */
    public static List<Path> pages() {
        try (var files = Files.list(FOLDER)) {
            return Stream.concat(Stream.of(README), files.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of one language, of all pages. */
    public static List<Block> blocks(String language) {
        return pages().stream().flatMap(page -> blocks(page).stream())
                .filter(block -> block.language().equals(language)).toList();
    }

    /** The first block of a language on a page of the guide. */
    public static String block(String page, String language) {
        return blocks(FOLDER.resolve(page)).stream().filter(block -> block.language().equals(language))
                .findFirst().orElseThrow().text();
    }

    private static List<Block> blocks(Path page) {
        var blocks = new ArrayList<Block>();
        var lines = lines(page);
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                var language = lines.get(i).substring(FENCE.length()).strip();
                var begin = i + 1;
                i = begin;
                while (!lines.get(i).startsWith(FENCE)) {
                    i++;
                }
                blocks.add(new Block(page, begin + 1, language, String.join("\n", lines.subList(begin, i)) + "\n"));
            }
        }
        return blocks;
    }

    /** Where the links of a page lead, as files; those to other hosts are left out. */
    public static List<Path> links(Path page) {
        return LINK.matcher(String.join("\n", lines(page))).results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .map(page::resolveSibling)
                .toList();
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
