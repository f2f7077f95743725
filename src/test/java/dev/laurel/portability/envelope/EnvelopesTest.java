package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes, beside the {@code age} command where the format is shared with it. */
class EnvelopesTest {
    private static final long MEMORY = 512L << 20;
    private static final int LITTLE_WORK = 10;
    private static final String PASSPHRASE = "Straße 🏆 correct";
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    enum Sealing {
        PASSPHRASE,
        RECIPIENT,
        CRYPTOJS
    }

    @ParameterizedTest
    @EnumSource(Sealing.class)
    void givesBackWhatWasPutIn(Sealing sealing) throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var keys = keys();
        // Around the block of AES, the chunk of age and the buffers of both.
        for (int size : new int[] {2, 15, 16, 17, 8191, 65_535, 65_536, 65_537, 131_072, 300_000}) {
            byte[] content = content(size, random);
            byte[] sealed = seal(sealing, content, keys.recipient());
            assertThat(EnvelopeKind.of(sealed)).isEqualTo(kind(sealing));
            var opened = Envelopes.open(new ByteArrayInputStream(sealed), secrets(sealing, keys), MEMORY);
            assertThat(opened.kind()).isEqualTo(kind(sealing));
            assertThat(opened.content().readAllBytes()).as("seed %d, size %d", seed, size).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource(Sealing.class)
    void canBeReadByteByByte(Sealing sealing) throws IOException, InterruptedException {
        var keys = keys();
        byte[] content = content(1_000, new Random(1));
        byte[] sealed = seal(sealing, content, keys.recipient());
        try (var in = Envelopes.open(new ByteArrayInputStream(sealed), secrets(sealing, keys), MEMORY).content()) {
            for (byte expected : content) {
                assertThat(in.read()).isEqualTo(expected & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aPublicKeyIsKnownByItsCheckSum() throws IOException, InterruptedException {
        var key = keys().recipient();
        assertThat(Envelopes.isRecipient(key)).isTrue();
        assertThat(Envelopes.isRecipient(key.substring(0, key.length() - 1))).isFalse();
        assertThat(Envelopes.isRecipient(key.replace(key.charAt(10), key.charAt(10) == 'q' ? 'p' : 'q'))).isFalse();
        assertThat(Envelopes.isRecipient("")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Sealing.class)
    void noticesEveryCut(Sealing sealing) throws IOException, InterruptedException {
        var keys = keys();
        byte[] content = content(70_000, new Random(1));
        byte[] sealed = seal(sealing, content, keys.recipient());
        var random = new Random(2);
        for (int i = 0; i < 40; i++) {
            int length = i < 3 ? sealed.length - 1 - i : EnvelopeKind.PREFIX + random.nextInt(sealed.length - 36);
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> open(cut, secrets(sealing, keys)))
                    .as("cut at %d of %d", length, sealed.length)
                    .isInstanceOfSatisfying(EnvelopeException.class, e -> assertThat(e.error().code())
                            .isEqualTo(ErrorCode.ENVELOPE_DAMAGED));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Sealing.class, names = "CRYPTOJS", mode = EnumSource.Mode.EXCLUDE)
    void noticesEveryChange(Sealing sealing) throws IOException, InterruptedException {
        var keys = keys();
        byte[] content = content(70_000, new Random(1));
        byte[] sealed = seal(sealing, content, keys.recipient());
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] altered = sealed.clone();
            int at = i < 30 ? EnvelopeKind.AGE_BINARY.length() + random.nextInt(180) : random.nextInt(sealed.length);
            if (at < EnvelopeKind.AGE_BINARY.length()) {
                continue;
            }
            altered[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> open(altered, secrets(sealing, keys)))
                    .as("seed %d, change at %d", seed, at)
                    .isInstanceOf(EnvelopeException.class);
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThatThrownBy(() -> open(longer, secrets(sealing, keys))).isInstanceOf(EnvelopeException.class);
    }

    @ParameterizedTest
    @EnumSource(Sealing.class)
    void asksUntilASecretFitsAndClearsEachOne(Sealing sealing) throws IOException, InterruptedException {
        var keys = keys();
        byte[] content = content(100, new Random(1));
        byte[] sealed = seal(sealing, content, keys.recipient());
        var given = new ArrayList<char[]>();
        Secrets secrets = (need, kind, attempt) -> {
            assertThat(kind).isEqualTo(kind(sealing));
            assertThat(need).isEqualTo(
                    sealing == Sealing.RECIPIENT ? Secrets.Need.IDENTITY : Secrets.Need.PASSPHRASE);
            assertThat(attempt).isEqualTo(given.size());
            String secret = attempt < 2 ? "wrong " + attempt : secret(sealing, keys);
            given.add(secret.toCharArray());
            return given.getLast();
        };
        assertThat(open(sealed, secrets)).isEqualTo(content);
        assertThat(given).hasSize(3).allSatisfy(secret -> assertThat(secret).containsOnly('\0'));
    }

    @ParameterizedTest
    @EnumSource(Sealing.class)
    void saysWhetherASecretIsMissingOrWrong(Sealing sealing) throws IOException, InterruptedException {
        var keys = keys();
        byte[] sealed = seal(sealing, content(100, new Random(1)), keys.recipient());
        assertThat(failure(sealed, Secrets.NONE)).isEqualTo(ErrorCode.ENVELOPE_LOCKED);
        assertThat(failure(sealed, Secrets.once("other".toCharArray()))).isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
        var others = keys();
        assertThat(failure(sealed, Secrets.once(others.identity().toCharArray())))
                .isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
    }

    @Test
    void writesWhatAgeReadsByPassphrase() throws IOException, InterruptedException {
        byte[] content = content(200_000, new Random(3));
        var file = folder.resolve("x.age");
        Files.write(file, seal(Sealing.PASSPHRASE, content, ""));
        typed("age -d -o plain x.age", PASSPHRASE);
        assertThat(Files.readAllBytes(folder.resolve("plain"))).isEqualTo(content);
    }

    @Test
    void readsWhatAgeWritesByPassphrase() throws IOException, InterruptedException {
        byte[] content = content(200_000, new Random(4));
        Files.write(folder.resolve("plain"), content);
        typed("age -p -o x.age plain", PASSPHRASE, PASSPHRASE);
        typed("age -p -a -o armored.age plain", PASSPHRASE, PASSPHRASE);
        for (String name : List.of("x.age", "armored.age")) {
            byte[] sealed = Files.readAllBytes(folder.resolve(name));
            assertThat(EnvelopeKind.of(sealed)).isEqualTo(EnvelopeKind.AGE);
            assertThat(open(sealed, Secrets.once(PASSPHRASE.toCharArray()))).isEqualTo(content);
        }
    }

    @Test
    void sharesFilesToRecipientsWithAge() throws IOException, InterruptedException {
        var keys = keys();
        var others = keys();
        byte[] content = content(200_000, new Random(5));
        Files.write(folder.resolve("plain"), content);
        var out = new ByteArrayOutputStream();
        try (var seal = Envelopes.sealToRecipients(out, List.of(others.recipient(), keys.recipient()))) {
            seal.write(content);
        }
        Files.write(folder.resolve("ours.age"), out.toByteArray());
        Files.writeString(folder.resolve("identity"), keys.identity());
        run("age", "-d", "-i", "identity", "-o", "back", "ours.age");
        assertThat(Files.readAllBytes(folder.resolve("back"))).isEqualTo(content);

        run("age", "-r", others.recipient(), "-r", keys.recipient(), "-o", "theirs.age", "plain");
        run("age", "-a", "-r", keys.recipient(), "-o", "armored.age", "plain");
        var identities = others.identity() + "\r\n" + keys.identity();
        for (String name : List.of("theirs.age", "armored.age")) {
            assertThat(open(Files.readAllBytes(folder.resolve(name)), Secrets.once(keys.identity().toCharArray())))
                    .isEqualTo(content);
            assertThat(open(Files.readAllBytes(folder.resolve(name)), Secrets.once(identities.toCharArray())))
                    .as("one of several").isEqualTo(content);
        }
        String windows = Files.readString(folder.resolve("armored.age")).replace("\n", "\r\n");
        assertThat(open(windows.getBytes(StandardCharsets.US_ASCII), Secrets.once(keys.identity().toCharArray())))
                .as("lines ended as Windows does").isEqualTo(content);
        var remark = ("# " + keys.identity().lines().reduce((_, last) -> last).orElseThrow()).toCharArray();
        assertThat(failure(Files.readAllBytes(folder.resolve("theirs.age")), Secrets.once(remark)))
                .isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
    }

    @Test
    void refusesAPassphraseThatTakesMoreMemoryThanThereIs() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var seal = Envelopes.sealWithPassphrase(out, PASSPHRASE.toCharArray(), RANDOM, LITTLE_WORK)) {
            seal.write(1);
        }
        var secrets = Secrets.once(PASSPHRASE.toCharArray());
        assertThatThrownBy(() -> Envelopes.open(new ByteArrayInputStream(out.toByteArray()), secrets, (1 << 20) - 1))
                .isInstanceOfSatisfying(EnvelopeException.class, e -> {
                    assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_MEMORY);
                    assertThat(e.error().arguments()).containsExactly(1L);
                });
    }

    @Test
    void refusesNoPassphraseAndWhatIsNoRecipient() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Envelopes.sealWithPassphrase(out, new char[0], RANDOM))
                .isInstanceOf(LaurelException.class);
        assertThatThrownBy(() -> Envelopes.sealForCryptoJs(out, new char[0], RANDOM))
                .isInstanceOf(LaurelException.class);
        for (String wrong : List.of("", "age1", "ada@example.org", "AGE-SECRET-KEY-1", "age1" + "q".repeat(58))) {
            assertThatThrownBy(() -> Envelopes.sealToRecipients(out, List.of(wrong)))
                    .as(wrong)
                    .isInstanceOfSatisfying(LaurelException.class, e -> assertThat(e.error().code())
                            .isEqualTo(ErrorCode.ENVELOPE_RECIPIENT_WRONG));
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void passesOnAnErrorOfTheDisk() throws IOException {
        byte[] sealed = seal(Sealing.PASSPHRASE, content(200_000, new Random(6)), "");
        for (int good : new int[] {0, 50, 100_000}) {
            var failing = new InputStream() {
                private final InputStream in = new ByteArrayInputStream(sealed, 0, good);

                @Override
                public int read() throws IOException {
                    int next = in.read();
                    if (next < 0) {
                        throw new IOException("Input/output error");
                    }
                    return next;
                }

                @Override
                public int read(byte[] to, int offset, int length) throws IOException {
                    int count = in.read(to, offset, length);
                    if (count < 0) {
                        throw new IOException("Input/output error");
                    }
                    return count;
                }
            };
            assertThatThrownBy(() -> Envelopes.open(failing, Secrets.once(PASSPHRASE.toCharArray()), MEMORY)
                            .content()
                            .readAllBytes())
                    .as("after %d", good)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(EnvelopeException.class)
                    .hasMessage("Input/output error");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100_000})
    void whoCancelsIsNotToldOfDamage(int good) throws IOException {
        byte[] sealed = seal(Sealing.PASSPHRASE, content(200_000, new Random(6)), "");
        var cancelled = new SequenceInputStream(new ByteArrayInputStream(sealed, 0, good), new InputStream() {
            @Override
            public int read() {
                throw new CancellationException();
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                throw new CancellationException();
            }
        });
        assertThatThrownBy(() -> Envelopes.open(cancelled, Secrets.once(PASSPHRASE.toCharArray()), MEMORY)
                        .content()
                        .readAllBytes())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void leavesPlainFilesAsTheyAre() throws IOException {
        for (String text : List.of("", "{", "{\"version\":1}", "U2Fsd", "age", "\ufeff{}")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var opened = Envelopes.open(new ByteArrayInputStream(bytes), Secrets.NONE, MEMORY);
            assertThat(opened.kind()).isEqualTo(EnvelopeKind.PLAIN);
            assertThat(opened.content().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void doesNotCloseWhatItWritesInto() throws IOException {
        var closed = new boolean[1];
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (var seal = Envelopes.sealWithPassphrase(out, PASSPHRASE.toCharArray(), RANDOM, LITTLE_WORK)) {
            seal.write(1);
        }
        try (var seal = Envelopes.sealForCryptoJs(out, PASSPHRASE.toCharArray(), RANDOM)) {
            seal.write(1);
        }
        assertThat(closed[0]).isFalse();
    }

    private record Keys(String identity, String recipient) {}

    private Keys keys() throws IOException, InterruptedException {
        String identity = run("age-keygen");
        String recipient = identity.lines()
                .filter(line -> line.startsWith("# public key: "))
                .map(line -> line.substring("# public key: ".length()))
                .findFirst()
                .orElseThrow();
        return new Keys(identity, recipient);
    }

    private static EnvelopeKind kind(Sealing sealing) {
        return sealing == Sealing.CRYPTOJS ? EnvelopeKind.CRYPTOJS : EnvelopeKind.AGE;
    }

    private static String secret(Sealing sealing, Keys keys) {
        return sealing == Sealing.RECIPIENT ? keys.identity() : PASSPHRASE;
    }

    private static Secrets secrets(Sealing sealing, Keys keys) {
        return Secrets.once(secret(sealing, keys).toCharArray());
    }

    private static byte[] seal(Sealing sealing, byte[] content, String recipient) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream seal = switch (sealing) {
            case PASSPHRASE -> Envelopes.sealWithPassphrase(out, PASSPHRASE.toCharArray(), RANDOM, LITTLE_WORK);
            case RECIPIENT -> Envelopes.sealToRecipients(out, List.of(recipient));
            case CRYPTOJS -> Envelopes.sealForCryptoJs(out, PASSPHRASE.toCharArray(), RANDOM);
        }) {
            seal.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] open(byte[] sealed, Secrets secrets) throws IOException {
        return Envelopes.open(new ByteArrayInputStream(sealed), secrets, MEMORY).content().readAllBytes();
    }

    private static ErrorCode failure(byte[] sealed, Secrets secrets) throws IOException {
        try {
            open(sealed, secrets);
        } catch (EnvelopeException e) {
            return e.error().code();
        }
        throw new AssertionError("opened");
    }

    /** CBC has no check: each wrong passphrase decrypts to something, and that must not be taken for a backup. */
    @Test
    void aWrongPassphraseForCryptoJsIsHardlyEverTakenForTheRightOne() throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var out = CryptoJs.seal(sealed, "right".toCharArray(), new byte[] {1, 2, 3, 4, 5, 6, 7, 8})) {
            out.write("{\"version\":\"3.3.0\"}".getBytes(StandardCharsets.UTF_8));
        }
        int taken = 0;
        for (int i = 0; i < Rounds.many(20_000); i++) {
            try (InputStream opened = CryptoJs.open(
                    new ByteArrayInputStream(sealed.toByteArray()), Secrets.once(("wrong " + i).toCharArray()))) {
                taken += opened.available() >= 0 ? 1 : 0;
            } catch (EnvelopeException e) {
                assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_WRONG_SECRET);
            }
        }
        assertThat(taken).isLessThan(4);
    }

    /** Begins as JSON does. */
    private static byte[] content(int size, Random random) {
        var content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (' ' + random.nextInt(90));
        }
        content[0] = '{';
        if (size > 1) {
            content[1] = '"';
        }
        return content;
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }

    /** Runs a command that insists on a terminal, typing lines. */
    private void typed(String command, String... lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder("script", "--quiet", "--return", "--command", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                in.write(line + "\n");
                in.flush();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }
}
