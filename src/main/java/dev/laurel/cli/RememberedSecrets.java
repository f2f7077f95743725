package dev.laurel.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Secrets;
import org.jspecify.annotations.Nullable;

/** Tries the secret that was given last before asking again, so that nobody types it for each of many backups. */
final class RememberedSecrets implements Secrets, AutoCloseable {
    private final Secrets source;
    private final Map<Need, char[]> last = new EnumMap<>(Need.class);
    private final Set<Need> exhausted = EnumSet.noneOf(Need.class);

    RememberedSecrets(Secrets source) {
        this.source = source;
    }

    @Override
    public synchronized char @Nullable [] ask(Need need, EnvelopeKind kind, int attempt) {
        var known = last.get(need);
        if (attempt == 0 && known != null) {
            return known.clone();
        }
        var asked = exhausted.contains(need) ? null : source.ask(need, kind, known == null ? attempt : attempt - 1);
        if (asked == null) {
            exhausted.add(need); // Nobody is there, or has no other: the next backup asks in vain too.
            return null;
        }
        forget(last.put(need, asked.clone()));
        return asked;
    }

    @Override
    public synchronized void close() {
        last.values().forEach(RememberedSecrets::forget);
    }

    private static void forget(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }
}
