package dev.laurel.portability.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes as an encrypted file, of either kind. */
public final class EnvelopeFuzz {
    static final String PASSPHRASE = "fuzz";

    /** Of the seeds of this fuzzing, and nothing else. */
    static final String IDENTITY = "AGE-SECRET-KEY-1D7VKATCH48520D8JUZ386H0K56DDQN37A5JMM95JTW0UWZUVJKPQQ7XLX6";

    /** A passphrase that takes more to work out is refused. */
    private static final long MEMORY = 1 << 20;

    private EnvelopeFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Secrets secrets = (need, _, attempt) -> attempt > 0 ? null
                : (need == Secrets.Need.IDENTITY ? IDENTITY : PASSPHRASE).toCharArray();
        try (var content = Envelopes.open(new ByteArrayInputStream(bytes), secrets, MEMORY).content()) {
            content.readAllBytes();
        } catch (EnvelopeException e) {
            if (e.error() == null) {
                throw new AssertionError("Refused without a word", e);
            }
        }
    }
}
