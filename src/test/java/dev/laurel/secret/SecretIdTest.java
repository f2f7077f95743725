package dev.laurel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretIdTest {
    @Test
    void saysWhoseItIsAndWhatFor() {
        assertThat(SecretId.ofDestination("Home", SecretId.What.S3_SECRET_KEY).text())
                .isEqualTo("destination Home: s3-secret-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b"})
    void refusesOwnersThatNobodyCouldRead(String owner) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretId(owner, SecretId.What.SYNC_TOKEN));
    }

    @Test
    void noDestinationHasTheSecretsOfTheProgram() {
        assertThat(SecretId.ofDestination("laurel", SecretId.What.BACKUP_PASSPHRASE))
                .isNotEqualTo(SecretId.ofLaurel(SecretId.What.BACKUP_PASSPHRASE));
    }
}
