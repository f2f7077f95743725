package dev.laurel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laurel.contract.SecretStoreContract;
import org.junit.jupiter.api.Test;

class SessionSecretStoreTest extends SecretStoreContract {
    private final SessionSecretStore store = new SessionSecretStore();

    @Override
    protected SecretStore store() {
        return store;
    }

    @Test
    void hasNothingLeftAfterItsEnd() {
        var id = SecretId.ofLaurel(SecretId.What.SYNC_TOKEN);
        store.put(id, "token".toCharArray());
        store.close();
        assertThat(store.find(id)).isEmpty();
    }
}
