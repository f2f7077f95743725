import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Writes the page that tells how many of PIT's changes of the code the tests notice: a row for each package that a
 * report has, the other rows as they were.
 *
 * <p>Usage: java Mutants.java (folder of reports) (page).
 */
final class Mutants {
    private static final String HEAD = """
            # How much the tests notice

            `mvn test -Pmutation -Dmutation.package=sync` alters the classes of a package one instruction at a time
            ([PIT](https://pitest.org)), and counts how many of the changes its tests notice: 85 % in the package and those
            below it, or the run fails. A run writes the rows of its packages. Which changes went unnoticed, and where, stands
            in `target/mutation`. The adapters of destinations are not in it: they are tested against servers, in a contract.

            | package | changes | noticed | share |
            | --- | ---: | ---: | ---: |
            """;

    private Mutants() {}

    private static final class Count {
        int changes;
        int noticed;

        String row(String name) {
            return "| `" + name + "` | " + changes + " | " + noticed + " | " + noticed * 100 / changes + " % |";
        }
    }

    public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
        var counts = new TreeMap<String, Count>();
        try (var files = Files.walk(Path.of(args[0]))) {
            for (var file : files.filter(it -> it.endsWith("mutations.xml")).toList()) {
                count(file, counts);
            }
        }
        var page = Path.of(args[1]);
        var rows = new TreeMap<String, String>();
        if (Files.exists(page)) {
            Files.readAllLines(page).stream().filter(line -> line.startsWith("| `"))
                    .forEach(line -> rows.put(line.split("`", -1)[1], line));
        }
        counts.forEach((name, count) -> rows.put(name, count.row(name)));
        Files.writeString(page, HEAD + String.join("\n", rows.values()) + "\n");
    }

    private static void count(Path report, TreeMap<String, Count> counts)
            throws IOException, ParserConfigurationException, SAXException {
        var mutations = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile())
                .getElementsByTagName("mutation");
        for (var i = 0; i < mutations.getLength(); i++) {
            var mutation = (Element) mutations.item(i);
            if (mutation.getAttribute("status").equals("NON_VIABLE")) {
                continue; // No class that Java takes, so nothing to notice.
            }
            var type = mutation.getElementsByTagName("mutatedClass").item(0).getTextContent();
            var name = type.substring("dev.laurel.".length(), type.lastIndexOf('.'));
            var count = counts.computeIfAbsent(name, _ -> new Count());
            count.changes++;
            count.noticed += mutation.getAttribute("detected").equals("true") ? 1 : 0;
        }
    }
}
