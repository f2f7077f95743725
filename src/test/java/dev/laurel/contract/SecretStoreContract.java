package dev.laurel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;

import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;
import dev.laurel.secret.SecretStore;
import org.junit.jupiter.api.Test;

/** What every store of secrets keeps to. */
public abstract class SecretStoreContract {
    private static final SecretId KEY = SecretId.ofDestination("Zuhause \u2013 \ud83c\udfe0",
            SecretId.What.S3_SECRET_KEY);
    private static final SecretId OTHER_USE = SecretId.ofDestination("Zuhause \u2013 \ud83c\udfe0",
            SecretId.What.AZURE_SAS);
    private static final SecretId OTHER_OWNER = SecretId.ofDestination("Zuhause", SecretId.What.S3_SECRET_KEY);

    /** The store, with nothing in it. */
    protected abstract SecretStore store();

    @Test
    void canBeUsed() {
        assertThat(store().status()).isInstanceOf(SecretStatus.Available.class);
    }

    @Test
    void findsNothingWhereNothingWasPut() {
        assertThat(store().find(KEY)).isEmpty();
    }

    @Test
    void findsWhatWasPut() {
        var secret = "p\u00e4ss \"w\u00f6rd\"\\ \ud83d\udd11 \u20ac=/+ \t end ";
        store().put(KEY, secret.toCharArray());
        assertThat(store().find(KEY)).hasValueSatisfying(it -> assertThat(new String(it)).isEqualTo(secret));
    }

    @Test
    void keepsALongOne() {
        var secret = "0123456789abcdef".repeat(70);
        store().put(KEY, secret.toCharArray());
        assertThat(store().find(KEY)).hasValueSatisfying(it -> assertThat(new String(it)).isEqualTo(secret));
    }

    @Test
    void replaces() {
        store().put(KEY, "old".toCharArray());
        store().put(KEY, "new".toCharArray());
        assertThat(store().find(KEY)).contains("new".toCharArray());
    }

    @Test
    void keepsOwnersAndUsesApart() {
        store().put(KEY, "one".toCharArray());
        store().put(OTHER_USE, "two".toCharArray());
        store().put(OTHER_OWNER, "three".toCharArray());
        store().remove(OTHER_USE);
        assertThat(store().find(KEY)).contains("one".toCharArray());
        assertThat(store().find(OTHER_USE)).isEmpty();
        assertThat(store().find(OTHER_OWNER)).contains("three".toCharArray());
    }

    @Test
    void removesOnceAndForAll() {
        store().put(KEY, "one".toCharArray());
        store().remove(KEY);
        store().remove(KEY);
        assertThat(store().find(KEY)).isEmpty();
    }

    @Test
    void leavesTheCallersArraysToTheCaller() {
        var given = "mine".toCharArray();
        store().put(KEY, given);
        assertThat(given).containsExactly('m', 'i', 'n', 'e');
        Arrays.fill(given, '\0');
        var found = store().find(KEY).orElseThrow();
        assertThat(found).containsExactly('m', 'i', 'n', 'e');
        Arrays.fill(found, '\0');
        assertThat(store().find(KEY)).contains("mine".toCharArray());
    }

    @Test
    void refusesAnEmptyOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().put(KEY, new char[0]));
    }
}
