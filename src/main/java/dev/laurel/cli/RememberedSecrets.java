package dev.laurel.cli;

import java.util.Arrays;

import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Secrets;
import org.jspecify.annotations.Nullable;

/** Tries the secret that was given last before asking again, so that nobody types it for each of many backups. */
final class RememberedSecrets implements Secrets, AutoCloseable {
    private final Secrets source;
    private final char[][] last = new char[1][0];
    private boolean exhausted;

    RememberedSecrets(Secrets source) {
        this.source = source;
    }

    @Override
    public synchronized char @Nullable [] ask(Need need, EnvelopeKind kind, int attempt) {
        var known = last[0];
        if (attempt == 0 && known.length > 0) {
            return known.clone();
        }
        var asked = exhausted ? null : source.ask(need, kind, known.length > 0 ? attempt - 1 : attempt);
        if (asked == null) {
            exhausted = true; // Nobody is there, or has no other: the next backup asks in vain too.
            return null;
        }
        Arrays.fill(known, '\0');
        last[0] = asked.clone();
        return asked;
    }

    @Override
    public synchronized void close() {
        Arrays.fill(last[0], '\0');
    }
}
