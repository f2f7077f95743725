import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Compares the libraries of a build with the SHA-256 sums that are kept in the project, before anything of them runs.
 * Maven compares a download with the sum that the same server gives it, which finds a broken line and no exchanged
 * file.
 *
 * <p>Usage: java Checksums.java (check|write) (file of sums) (class path). Writing adds the libraries of this system
 * and leaves the lines of others; what has changed is for a person to look at.
 */
final class Checksums {
    private Checksums() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        var sums = Path.of(args[1]);
        var known = new TreeMap<String, String>();
        if (Files.exists(sums)) {
            // As sha256sum writes them.
            Files.readAllLines(sums).forEach(line -> known.put(line.substring(66), line.substring(0, 64)));
        }
        var wrong = new ArrayList<String>();
        for (var entry : args[2].split(File.pathSeparator, -1)) {
            var library = Path.of(entry);
            if (!entry.endsWith(".jar") || library.startsWith(Path.of("target").toAbsolutePath())) {
                continue; // Laurel itself.
            }
            var name = library.getFileName().toString();
            var sum = sum(library);
            if (args[0].equals("write")) {
                known.put(name, sum);
            } else if (!sum.equals(known.get(name))) {
                wrong.add(name + (known.containsKey(name) ? " is another file than " : " is not in ")
                        + sums.getFileName());
            }
        }
        if (args[0].equals("write")) {
            Files.write(sums, known.entrySet().stream().map(it -> it.getValue() + "  " + it.getKey()).toList());
        } else if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            System.err.println("If this is meant, run mvn initialize -Dchecksums=write, and look at what has changed.");
            System.exit(1);
        }
    }

    private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
