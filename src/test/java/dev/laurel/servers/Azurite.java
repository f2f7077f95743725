package dev.laurel.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Microsoft's emulator of Azure Blob Storage, from npm, under Node. Started for the first test class that asks for it
 * and stopped after the last.
 */
public final class Azurite implements BeforeAllCallback {
    /** Its account, the same for everybody. */
    public static final String ACCOUNT = "devstoreaccount1";

    /** The account's key, which Microsoft has published. */
    public static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final Pattern LISTENS = Pattern.compile("successfully listens on (http://\\S+)");

    /** A server that runs until it is closed. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final URI address;

        Running() {
            try {
                process = new ProcessBuilder(
                        "node", "node_modules/azurite/dist/src/blob/main.js",
                        "--blobHost", "127.0.0.1", "--blobPort", "0",
                        "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent")
                        .directory(Path.of("src", "test", "peers").toFile())
                        .redirectErrorStream(true)
                        .start();
                address = address(process);
            } catch (IOException e) {
                throw new UncheckedIOException("These tests need Node.js to run Azurite", e);
            }
        }

        private static URI address(Process process) throws IOException {
            var said = new StringBuilder();
            var out = process.inputReader(StandardCharsets.UTF_8);
            for (String line; (line = out.readLine()) != null; ) {
                said.append(line).append('\n');
                var matcher = LISTENS.matcher(line);
                if (matcher.find()) {
                    // Whatever it says later must not fill the pipe.
                    Thread.ofVirtual().start(() -> drain(process));
                    return URI.create(matcher.group(1));
                }
            }
            throw new IllegalStateException("Azurite does not start: " + said);
        }

        private static void drain(Process process) {
            try {
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // It has ended.
            }
        }

        /** Where its account is. */
        public URI address() {
            return URI.create(address + "/" + ACCOUNT);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Starts one for a program that is no test. */
    public static Running start() {
        return new Running();
    }

    private URI address = URI.create("http://127.0.0.1:0");

    @Override
    public void beforeAll(ExtensionContext context) {
        address = context.getRoot().getStore(ExtensionContext.Namespace.create(Azurite.class))
                .computeIfAbsent(Running.class, _ -> new Running(), Running.class).address();
    }

    /** Where its account is. */
    public URI address() {
        return address;
    }
}
