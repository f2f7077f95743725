package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @Test
    void closingWipesItsCharacters() {
        var characters = "secret".toCharArray();
        var token = new BearerToken(characters);
        assertThat(token.authorization()).isEqualTo("Bearer secret");
        token.close();
        assertThat(characters).hasSize(6).containsOnly('\0');
        assertThatThrownBy(token::authorization).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!~", "3|aB-._~+/=="})
    void visibleAsciiCanBeSent(String text) {
        assertThat(new BearerToken(text.toCharArray()).isSendable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001f", "\u007fa", "\u00e9", "\u2026", "\n", "a ", " a", "a b"})
    void nothingElseCan(String text) {
        assertThat(new BearerToken(text.toCharArray()).isSendable()).isFalse();
    }
}
