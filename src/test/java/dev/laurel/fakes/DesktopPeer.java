package dev.laurel.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A small desktop on a {@link PrivateBus}, drawn by nobody: a tray and notices in another language's D-Bus. */
public final class DesktopPeer {
    private final BufferedReader out;
    private final BufferedWriter in;

    /** Starts it; it has neither a tray nor notices before {@link #tell}. It ends with the bus. */
    public DesktopPeer(PrivateBus bus) throws IOException {
        PrivateBus.needs("python3", "python3");
        var process = bus.start("/usr/bin/python3", "-u", "src/test/peers/desktop.py");
        out = process.inputReader();
        in = process.outputWriter();
        assumeTrue("ready".equals(out.readLine()), "needs gi of Python: apt-get install python3-gi");
    }

    /** Tells it to do something, see {@code desktop.py}. */
    public void tell(String command) throws IOException {
        in.write(command + "\n");
        in.flush();
    }

    /** Waits until it says something that begins so. */
    public String await(String beginning) throws IOException {
        return awaitAll(beginning).getLast();
    }

    /** The same with everything that it has said before. */
    public List<String> awaitAll(String beginning) throws IOException {
        var lines = new ArrayList<String>();
        do {
            var line = out.readLine();
            assertThat(line).as("the desktop says " + beginning + " after " + lines).isNotNull()
                    .doesNotStartWith("failed");
            lines.add(line);
        } while (!lines.getLast().startsWith(beginning));
        return lines;
    }

    /** Tells it to do something, and waits for the answer. */
    public String ask(String command, String answer) throws IOException {
        tell(command);
        return await(answer);
    }
}
