package dev.laurel.portability.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;

/**
 * CryptoJS's default format: OpenSSL's {@code Salted__}, EVP_BytesToKey with one round of MD5, AES-256-CBC, PKCS #7.
 */
final class CryptoJs {
    static final int SALT = 8;
    static final int BLOCK = 16;
    private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY = 32;

    /** UTF-8's byte-order mark. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private CryptoJs() {}

    /** A stream whose content goes encrypted into another, which is not closed with it. */
    static OutputStream seal(OutputStream out, char[] passphrase, byte[] salt) throws IOException {
        var base64 = Base64.getEncoder().wrap(new KeptOpen(out));
        base64.write(MAGIC);
        base64.write(salt);
        return new CipherOutputStream(base64, cipher(Cipher.ENCRYPT_MODE, passphrase, salt));
    }

    /** The content of an envelope. */
    static InputStream open(InputStream in, Secrets secrets) throws IOException {
        var binary = new Base64Input(in);
        byte[] head = binary.readNBytes(MAGIC.length + SALT + BLOCK);
        if (head.length < MAGIC.length + SALT + BLOCK
                || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new EnvelopeException(LaurelError.of(ErrorCode.ENVELOPE_DAMAGED), null);
        }
        byte[] salt = Arrays.copyOfRange(head, MAGIC.length, MAGIC.length + SALT);
        byte[] block = Arrays.copyOfRange(head, MAGIC.length + SALT, head.length);
        for (int attempt = 0; ; attempt++) {
            char[] secret = secrets.ask(Secrets.Need.PASSPHRASE, EnvelopeKind.CRYPTOJS, attempt);
            if (secret == null) {
                var code = attempt == 0 ? ErrorCode.ENVELOPE_LOCKED : ErrorCode.ENVELOPE_WRONG_SECRET;
                throw new EnvelopeException(LaurelError.of(code), null);
            }
            try {
                if (isText(secret, salt, block)) {
                    return new CipherInput(binary, cipher(Cipher.DECRYPT_MODE, secret, salt), block);
                }
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
    }

    /**
     * The format has no check of its own, so the first block must be the beginning of an object in JSON: a brace and
     * the quotation mark of its first name or the brace that ends it, with nothing but white space around. A wrong
     * passphrase gets that far about once in 60,000 times; what it gives then is no JSON.
     */
    private static boolean isText(char[] passphrase, byte[] salt, byte[] block) {
        // The padding may be in this block, so it is decrypted without a look at it.
        byte[] text = cipher(Cipher.DECRYPT_MODE, passphrase, salt, "AES/CBC/NoPadding").update(block);
        int at = afterSpace(text, startsWithMark(text) ? MARK.length : 0);
        if (at == BLOCK) {
            return true;
        }
        if (text[at] != '{') {
            return false;
        }
        int next = afterSpace(text, at + 1);
        return next == BLOCK || text[next] == '"' || text[next] == '}';
    }

    private static boolean startsWithMark(byte[] text) {
        return Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static int afterSpace(byte[] text, int from) {
        int at = from;
        while (at < BLOCK && " \t\r\n".indexOf(text[at]) >= 0) {
            at++;
        }
        return at;
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt) {
        return cipher(mode, passphrase, salt, "AES/CBC/PKCS5Padding");
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, String transformation) {
        byte[] bytes = Passphrase.utf8(passphrase);
        var material = new byte[KEY + BLOCK];
        try {
            var md5 = MessageDigest.getInstance("MD5");
            byte[] digest = {};
            for (int size = 0; size < material.length; size += digest.length) {
                md5.update(digest);
                md5.update(bytes);
                digest = md5.digest(salt);
                System.arraycopy(digest, 0, material, size, digest.length);
            }
            var cipher = Cipher.getInstance(transformation);
            cipher.init(mode, new SecretKeySpec(material, 0, KEY, "AES"), new IvParameterSpec(material, KEY, BLOCK));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has MD5 and AES-256-CBC", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(material, (byte) 0);
        }
    }
}
