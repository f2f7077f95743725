package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanza;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.AgeKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of an identity file open an age file, and which files are none that could be opened. */
class AgeKeysTest {
    private static final long MEMORY = 64L << 20;
    private static final AgeKey KEY = AgeKey.make();
    private static final AgeKey OTHER = AgeKey.make();
    private static byte[] sealed = {};

    @BeforeAll
    static void seal() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var seal = Envelopes.sealToRecipients(out, List.of(KEY.recipient()))) {
            seal.write("content".getBytes(StandardCharsets.US_ASCII));
        }
        sealed = out.toByteArray();
    }

    private static String opened(String identities) throws IOException {
        var text = identities.replace("KEY", KEY.identity()).replace("OTHER", OTHER.identity());
        var in = Envelopes.open(new ByteArrayInputStream(sealed), Secrets.once(text.toCharArray()), MEMORY);
        return new String(in.content().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** The identity itself stands where KEY is. */
    @ParameterizedTest
    @ValueSource(strings = {
        "KEY", "KEY\n", "KEY\r\n", "\nKEY", "\n\n  KEY", "\tKEY\t", " KEY # mine",
        "# created: today\n# public key: x\nKEY\n",
        "OTHER\nKEY", "OTHER\r\nKEY\r\n", "OTHER\n\nx\nKEY\nOTHER", "AGE-SECRET-KEY-1\nKEY", "AGE-SECRET-KEY-1X\nKEY",
        "KEY\nbroken", "x\nKEY", "\u0001KEY"
    })
    void anIdentityMayStandOnAnyLine(String identities) throws IOException {
        assertThat(opened(identities)).isEqualTo("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\n", "OTHER", "OTHER\n  ", "#KEY", "# KEY", "x KEY", "xKEY", "KEYx",
        "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1\n",
        "AGE-SECRET-KEY-", "\u007fKEY"
    })
    void whereNoneFitsTheSecretIsWrong(String identities) {
        var e = catchThrowableOfType(EnvelopeException.class, () -> opened(identities));
        assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
    }

    private static RecipientStanza stanza(String type) {
        return new RecipientStanza() {
            @Override
            public String getType() {
                return type;
            }

            @Override
            public List<String> getArguments() {
                return List.of();
            }

            @Override
            public byte[] getBody() {
                return new byte[32];
            }
        };
    }

    @Test
    void asksForNothingThatCouldNotOpenIt() {
        Secrets none = (need, kind, attempt) -> {
            throw new AssertionError("asked for " + need);
        };
        var keys = new AgeKeys(none, MEMORY);
        for (var stanzas : List.of(List.<RecipientStanza>of(), List.of(stanza("ssh-ed25519"), stanza("x25519")))) {
            var e = catchThrowableOfType(LaurelException.class, () -> keys.getFileKey(stanzas));
            assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_RECIPIENTS);
        }
        for (String other : List.of("X25519", "scrypt", "ssh-ed25519")) {
            assertThat(catchThrowableOfType(GeneralSecurityException.class,
                            () -> keys.getFileKey(List.of(stanza(other), stanza("scrypt")))))
                    .hasMessageContaining("beside others");
        }
    }

    @Test
    void oneStanzaOfItsKindAmongOthersIsEnoughToAsk() {
        var asked = new ArrayList<Secrets.Need>();
        Secrets none = (need, kind, attempt) -> {
            asked.add(need);
            return null;
        };
        var keys = new AgeKeys(none, MEMORY);
        for (var stanzas : List.of(List.of(stanza("ssh-rsa"), stanza("X25519")), List.of(stanza("scrypt")))) {
            var e = catchThrowableOfType(LaurelException.class, () -> keys.getFileKey(stanzas));
            assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_LOCKED);
        }
        assertThat(asked).containsExactly(Secrets.Need.IDENTITY, Secrets.Need.PASSPHRASE);
    }
}
