package dev.laurel.portability;

import static dev.laurel.portability.Exports.good;
import static dev.laurel.portability.Exports.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {
    private static final String PASSPHRASE = "pässword 🏆";

    @TempDir
    Path folder;

    @Test
    void opensWhatCryptoJsWrote() throws IOException {
        var file = folder.resolve("named.json");
        Files.write(file, resource("reference-export.cryptojs.txt"));
        assertThat(good(read(file, Secrets.once(PASSPHRASE.toCharArray()))).data())
                .isEqualTo(good(Exports.read(resource("reference-export.json"))).data());
        assertThat(codes(read(file, Secrets.NONE))).containsExactly(ErrorCode.ENVELOPE_LOCKED);
        assertThat(codes(read(file, Secrets.once("other".toCharArray()))))
                .containsExactly(ErrorCode.ENVELOPE_WRONG_SECRET);
    }

    @Test
    void opensAgeWhateverItsName() throws IOException {
        var file = folder.resolve("named.txt");
        try (var out = Files.newOutputStream(file);
                var seal = Envelopes.sealWithPassphrase(out, PASSPHRASE.toCharArray(), new SecureRandom())) {
            seal.write(resource("reference-export.json"));
        }
        assertThat(good(read(file, Secrets.once(PASSPHRASE.toCharArray()))).data())
                .isEqualTo(good(Exports.read(resource("reference-export.json"))).data());
    }

    @Test
    void neverTakesADamagedEnvelopeForData() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var seal = Envelopes.sealForCryptoJs(out, PASSPHRASE.toCharArray(), new SecureRandom())) {
            seal.write(resource("reference-export.json"));
        }
        byte[] sealed = out.toByteArray();
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < Rounds.many(200); i++) {
            byte[] altered = sealed.clone();
            // Behind the salt and the first block, whose change turns a wrong passphrase into the likelier cause.
            int at = 60 + random.nextInt(sealed.length - 62);
            altered[at] = altered[at] == 'A' ? (byte) 'B' : (byte) 'A';
            var reading = ImportFiles.read(
                    new ByteArrayInputStream(altered),
                    altered.length,
                    Secrets.once(PASSPHRASE.toCharArray()),
                    Progress.NONE,
                    CancelToken.NEVER);
            assertThat(codes(reading)).as("seed %d, at %d", seed, at).isNotEmpty()
                    .allMatch(code -> !Exports.isSyntax(code));
        }
    }

    @Test
    void saysThatAFileIsNotThereOrNotReadable() {
        assertThat(read(folder.resolve("none.json"), Secrets.NONE).errors())
                .containsExactly(LaurelError.of(ErrorCode.IMPORT_FILE_MISSING, folder.resolve("none.json")));
        assertThat(codes(read(folder, Secrets.NONE))).doesNotContain(ErrorCode.UNEXPECTED).hasSize(1);
    }

    @Test
    void saysWhatIsWrongInsideAnEnvelope() throws IOException {
        var file = folder.resolve("x.age");
        try (var out = Files.newOutputStream(file);
                var seal = Envelopes.sealForCryptoJs(out, PASSPHRASE.toCharArray(), new SecureRandom())) {
            seal.write("{\"version\":\"3.3.0\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(codes(read(file, Secrets.once(PASSPHRASE.toCharArray()))))
                .containsExactly(
                        ErrorCode.IMPORT_TIMESTAMP_MISSING,
                        ErrorCode.IMPORT_METRICS_MISSING,
                        ErrorCode.IMPORT_UNLOCKED_MISSING);
    }

    private static ExportReading read(Path file, Secrets secrets) {
        return ImportFiles.read(file, secrets, Progress.NONE, CancelToken.NEVER);
    }

    private static java.util.List<ErrorCode> codes(ExportReading reading) {
        return reading.errors().stream().map(LaurelError::code).toList();
    }
}
