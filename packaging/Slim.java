import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javafx.css.Stylesheet;

/**
 * Copies the jars of target/laurel/lib for one system: native libraries of other systems stay out, those of this one
 * stand beside the jars, where they are loaded from without being unpacked into somebody's home at every start.
 *
 * <p>Laurel's style sheets come in JavaFX's binary form too, which it prefers.
 *
 * <p>Entries are stored and not deflated: the installer compresses them once, better, and nothing is inflated at
 * start. All get one time, so that two builds of one commit are equal, and so that the start-up cache, which remembers
 * each jar's time, still fits after an archive has rounded it to two seconds.
 *
 * <p>Usage: java -cp (lib folder)/* Slim.java (lib folder) (new folder) (linux|mac|windows) (x86_64|aarch64) (time)
 */
final class Slim {
    /** The library for macOS's keychain finds this in its jar and nowhere else. */
    private static final String KEYCHAIN = "osxkeychain.so";
    private static final Pattern STYLES = Pattern.compile("dev/laurel/.*\\.css");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");

    private final String system;
    private final String processor;
    private final FileTime time;

    private Slim(String system, String processor, FileTime time) {
        this.system = system;
        this.processor = processor;
        this.time = time;
    }

    public static void main(String[] args) throws IOException {
        var slim = new Slim(args[2], args[3], FileTime.from(Instant.parse(args[4])));
        var to = Files.createDirectories(Path.of(args[1]));
        List<Path> jars;
        try (var files = Files.list(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (var jar : jars) {
            slim.copy(jar, to);
        }
    }

    private void copy(Path from, Path folder) throws IOException {
        try (var jar = new JarFile(from.toFile())) {
            // Jars that only name a module or carry a licence: JavaFX's without a system, Guava's empty one.
            if (jar.stream().allMatch(entry -> entry.isDirectory() || entry.getName().startsWith("META-INF/"))) {
                return;
            }
            var to = folder.resolve(from.getFileName().toString());
            try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
                out.setMethod(ZipOutputStream.STORED);
                for (var entry : (Iterable<ZipEntry>) jar.stream().<ZipEntry>map(it -> it)::iterator) {
                    var bytes = read(jar, entry);
                    if (STYLES.matcher(entry.getName()).matches()) {
                        var binary = new ZipEntry(entry.getName().replaceAll("css$", "bss"));
                        write(out, binary, binary(bytes));
                    }
                    if (!NATIVE.matcher(entry.getName()).matches()
                            || (entry.getName().equals(KEYCHAIN) && system.equals("mac"))) {
                        write(out, entry, bytes);
                    } else if (isForHere(entry.getName())) {
                        place(entry.getName(), bytes, folder);
                    }
                }
            }
            Files.setLastModifiedTime(to, time);
        }
    }

    private static byte[] read(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** What JavaFX takes instead of a style sheet that lies beside it, and has not to parse at every start. */
    private static byte[] binary(byte[] styles) throws IOException {
        var sheet = Files.createTempFile("laurel", ".css");
        var binary = Files.createTempFile("laurel", ".bss");
        try {
            Files.write(sheet, styles);
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
            return Files.readAllBytes(binary);
        } finally {
            Files.delete(sheet);
            Files.delete(binary);
        }
    }

    private void write(ZipOutputStream out, ZipEntry entry, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var copy = new ZipEntry(entry.getName());
        copy.setSize(bytes.length);
        copy.setCrc(crc.getValue());
        copy.setLastModifiedTime(time);
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
    }

    private void place(String name, byte[] bytes, Path folder) throws IOException {
        var file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            throw new IOException("Two libraries for this system are called " + file.getFileName());
        }
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
    }

    /** Each library that brings native code has names of its own for systems; one that is not known is an error. */
    private boolean isForHere(String name) throws IOException {
        if (name.equals(KEYCHAIN)) {
            return false;
        }
        return inRoot(name).or(() -> sqlite(name)).or(() -> jna(name))
                .orElseThrow(() -> new IOException("Whose native library is " + name + "? Tell Slim.java."));
    }

    /** JavaFX's jars are for one system already. */
    private static Optional<Boolean> inRoot(String name) {
        return name.indexOf('/') < 0 ? Optional.of(true) : Optional.empty();
    }

    private Optional<Boolean> sqlite(String name) {
        var folder = switch (system) {
            case "linux" -> "Linux/";
            case "mac" -> "Mac/";
            default -> "Windows/";
        };
        return name.startsWith("org/sqlite/native/")
                ? Optional.of(name.startsWith("org/sqlite/native/" + folder + processor + "/"))
                : Optional.empty();
    }

    private Optional<Boolean> jna(String name) {
        var folder = switch (system) {
            case "linux" -> "linux-";
            case "mac" -> "darwin-";
            default -> "win32-";
        };
        return name.startsWith("com/sun/jna/")
                ? Optional.of(name.startsWith("com/sun/jna/" + folder + processor.replace('_', '-') + "/"))
                : Optional.empty();
    }
}
