package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import dev.laurel.conformance.Peer;
import dev.laurel.error.ErrorCode;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ImportFiles;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Files shared with npm's crypto-js, both ways, and what becomes of broken ones. CBC has no check of its own: what is
 * noticed is noticed by the content, see docs/guide/import.md.
 */
class CryptoJsLiveTest {
    private static final long MEMORY = 512L << 20;
    private static final List<String> PASSPHRASES = List.of("x", "correct horse", "Straße 🏆 日本", " \t\"'\\\u0000é");
    private static @Nullable Peer peer;

    @BeforeAll
    static void start() {
        peer = new Peer("cryptojs.mjs");
    }

    @AfterAll
    static void end() throws IOException {
        peer().close();
    }

    private static Peer peer() {
        return Objects.requireNonNull(peer);
    }

    /** Around the block of AES, the line of MIME and the buffers of ours. */
    private static List<String> texts() {
        var sizes = new int[] {1, 13, 14, 15, 16, 17, 31, 32, 33, 1_000, 8_191, 8_192, 8_193, 300_000};
        return Arrays.stream(sizes).mapToObj(CryptoJsLiveTest::text).toList();
    }

    private static String text(int length) {
        var text = new StringBuilder("{\"");
        var pieces = List.of("a", "ü", "日", "🏆", "\\n", " ");
        for (var i = 0; text.length() < length + 4; i++) {
            text.append(pieces.get(i % pieces.size()));
        }
        return text.append("\":1}").toString();
    }

    @Test
    void cryptoJsReadsWhatIsWrittenHere() throws IOException {
        for (var passphrase : PASSPHRASES) {
            for (var text : texts()) {
                var out = new ByteArrayOutputStream();
                try (var sealed = Envelopes.sealForCryptoJs(out, passphrase.toCharArray(), new SecureRandom())) {
                    sealed.write(text.getBytes(StandardCharsets.UTF_8));
                }
                assertThat(ask("decrypt", out.toString(StandardCharsets.US_ASCII), passphrase))
                        .as("%s, %d", passphrase, text.length()).containsEntry("text", text);
            }
        }
    }

    @Test
    void whatCryptoJsWritesIsReadHere() throws IOException {
        for (var passphrase : PASSPHRASES) {
            for (var text : texts()) {
                var sealed = encrypt(text, passphrase);
                assertThat(EnvelopeKind.of(sealed)).isEqualTo(EnvelopeKind.CRYPTOJS);
                var opened = Envelopes.open(
                        new ByteArrayInputStream(sealed), Secrets.once(passphrase.toCharArray()), MEMORY);
                assertThat(new String(opened.content().readAllBytes(), StandardCharsets.UTF_8))
                        .as("%s, %d", passphrase, text.length()).isEqualTo(text);
            }
        }
    }

    @Test
    void aWrongPassphraseImportsNothing() {
        var sealed = encrypt(export(), "right");
        for (var i = 0; i < Rounds.many(2_000); i++) {
            var reading = read(sealed, "wrong " + i);
            assertThat(reading.errors()).hasSize(1);
            // About one in 60,000 gives what begins like an object; what follows is then no text.
            assertThat(reading.errors().getFirst().code())
                    .isIn(ErrorCode.ENVELOPE_WRONG_SECRET, ErrorCode.ENVELOPE_DAMAGED);
        }
    }

    @Test
    void aCutFileImportsNothing() {
        var sealed = encrypt(export(), "right");
        assertThat(read(sealed, "right").errors()).isEmpty();
        for (var length = EnvelopeKind.SALTED.length(); length < sealed.length; length++) {
            var errors = read(Arrays.copyOf(sealed, length), "right").errors();
            assertThat(errors).as("cut at %d of %d", length, sealed.length).hasSize(1);
            assertThat(errors.getFirst().code()).isEqualTo(ErrorCode.ENVELOPE_DAMAGED);
        }
    }

    /**
     * A change in one block of the cipher turns its 16 bytes of text into noise, and flips bits of the next block.
     * Noise is UTF-8 that may stand in a JSON string about three times in a million; then, and only then, it is not
     * noticed.
     */
    @Test
    void aChangedFileImportsNothing() {
        var sealed = Base64.getDecoder().decode(encrypt(export(), "right"));
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var clear = Set.of(ErrorCode.ENVELOPE_DAMAGED, ErrorCode.ENVELOPE_WRONG_SECRET);
        for (var i = 0; i < Rounds.many(3_000); i++) {
            var changed = sealed.clone();
            switch (i % 4) {
                case 0 -> changed[8 + random.nextInt(8)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[16 + random.nextInt(sealed.length - 16)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> random.nextBytes(changed);
                default -> swapBlocks(changed, random);
            }
            System.arraycopy(sealed, 0, changed, 0, 8);
            if (Arrays.equals(changed, sealed)) {
                continue;
            }
            var errors = read(Base64.getEncoder().encode(changed), "right").errors();
            assertThat(errors).as("seed %d, change %d", seed, i).isNotEmpty();
            assertThat(errors.getFirst().code()).as("seed %d, change %d", seed, i).isIn(clear);
        }
    }

    private static void swapBlocks(byte[] sealed, Random random) {
        var blocks = sealed.length / 16 - 1;
        var one = 16 + 16 * random.nextInt(blocks);
        var other = 16 + 16 * random.nextInt(blocks);
        for (var i = 0; i < 16; i++) {
            var kept = sealed[one + i];
            sealed[one + i] = sealed[other + i];
            sealed[other + i] = kept;
        }
    }

    private static String export() {
        var text = new StringBuilder("{\n  \"version\": \"3.3.0\",\n  \"timestamp\": 1795297211482,\n  \"metrics\": {");
        for (var i = 0; i < 20; i++) {
            text.append(i == 0 ? "" : ",").append("\n    \"metric ").append(i).append("\": [\n      ").append(i * 1_000)
                    .append(",\n      \"text 🏆\"\n    ]");
        }
        return text.append("\n  },\n  \"unlockedAchievements\": [],\n  \"configHash\": \"1a2b3c\"\n}").toString();
    }

    private static ExportReading read(byte[] sealed, String passphrase) {
        return ImportFiles.read(new ByteArrayInputStream(sealed), -1, Secrets.once(passphrase.toCharArray()),
                Progress.NONE, CancelToken.NEVER);
    }

    private static byte[] encrypt(String text, String passphrase) {
        return String.valueOf(ask("encrypt", text, passphrase).get("text")).getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, @Nullable Object> ask(String request, String text, String passphrase) {
        var argument = new LinkedHashMap<String, @Nullable Object>();
        argument.put("text", text);
        argument.put("passphrase", passphrase);
        return peer().ask(request, argument);
    }
}
