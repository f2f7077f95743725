package dev.laurel.portability.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.laurel.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** The small streams that envelopes are made of, and what makes each envelope another. */
class StreamsTest {
    private static Cipher cipher(int mode) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
        return cipher;
    }

    @Test
    void decryptionGoesOnWhereAStreamGivesNothingForOnceAndClosesIt() throws IOException, GeneralSecurityException {
        var content = "{\"a\":1} and more than a block".getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE).doFinal(content);
        var closed = new boolean[1];
        var rest = new FilterInputStream(new ByteArrayInputStream(sealed, 16, sealed.length - 16)) {
            private boolean pause;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                pause ^= true;
                return pause ? 0 : super.read(bytes, from, Math.min(length, 5));
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (var in = new CipherInput(rest, cipher(Cipher.DECRYPT_MODE), Arrays.copyOf(sealed, 16))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(closed[0]).isTrue();
    }

    @Test
    void whatStaysOpenIsFlushed() throws IOException {
        var target = new ByteArrayOutputStream();
        var buffered = new BufferedOutputStream(target);
        try (var kept = new KeptOpen(buffered)) {
            kept.write(new byte[] {1, 2, 3}, 1, 2);
            assertThat(target.size()).isZero();
        }
        assertThat(target.toByteArray()).containsExactly(2, 3);
    }

    @Test
    void tellsTheFilesOwnFailureFromDamage() throws IOException {
        var watched = new WatchedInput(new ByteArrayInputStream(new byte[] {7, 8}));
        assertThat(watched.read()).isEqualTo(7);
        assertThat(watched.read(new byte[4], 0, 4)).isEqualTo(1);
        assertThat(watched.read()).isEqualTo(-1);
        var cause = new IllegalStateException("no stanza");
        assertThat(watched.told(cause)).hasCause(cause).isInstanceOfSatisfying(EnvelopeException.class,
                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.ENVELOPE_DAMAGED));
        var own = new IOException("Input/output error");
        var broken = new WatchedInput(new InputStream() {
            @Override
            public int read() throws IOException {
                throw own;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                throw own;
            }
        });
        assertThat(catchThrowable(broken::read)).isSameAs(own);
        assertThat(broken.told(cause)).isSameAs(own);
        assertThat(catchThrowable(() -> broken.read(new byte[1], 0, 1))).isSameAs(own);
        assertThat(broken.told(cause)).isSameAs(own);
    }

    /** Otherwise the same passphrase would be the same key, and the same content the same file. */
    @Test
    void everyEnvelopeHasASaltOfItsOwn() throws IOException {
        var random = new SecureRandom();
        for (boolean cryptoJs : List.of(true, false)) {
            assertThat(salt(cryptoJs, random)).isNotEqualTo(salt(cryptoJs, random));
        }
    }

    private static String salt(boolean cryptoJs, SecureRandom random) throws IOException {
        var out = new ByteArrayOutputStream();
        var passphrase = "correct".toCharArray();
        try (var seal = cryptoJs
                ? Envelopes.sealForCryptoJs(out, passphrase, random)
                : Envelopes.sealWithPassphrase(out, passphrase, random, 1)) {
            seal.write('{');
        }
        var text = out.toString(StandardCharsets.ISO_8859_1);
        // Behind "Salted__" in Base64, or the first argument of the stanza.
        return cryptoJs ? text.substring(11, 21) : text.lines().toList().get(1).split(" ")[2];
    }
}
