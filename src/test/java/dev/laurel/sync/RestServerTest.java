package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a token may go, and what can be a server at all. */
class RestServerTest {
    private static RestServer server(String address) {
        return new RestServer(URI.create(address), "anna", Map.of(), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example, true",
        "https://a.example, HTTPS://A.EXAMPLE/other, true",
        "https://a.example, https://a.example:443, true",
        "http://a.example:80, http://a.example, true",
        "https://a.example, http://a.example, false",
        "https://a.example, http://a.example:443, false",
        "https://a.example, https://a.example:8443, false",
        "https://a.example:0, https://a.example, false",
        "https://a.example, https://b.example, false",
        "https://a.example, https://a.example.evil.org, false"
    })
    void aTokenGoesToTheSameServerOnly(String one, String other, boolean same) {
        assertThat(server(one).isSameServer(server(other))).isEqualTo(same);
        assertThat(server(other).isSameServer(server(one))).isEqualTo(same);
    }

    @Test
    void portsEndWhereTheyDo() {
        assertThat(RestServer.isAddress(URI.create("https://a.example:65535"))).isTrue();
        assertThat(RestServer.isAddress(URI.create("https://a.example:65536"))).isFalse();
    }

    @Test
    void longIdsAndTimesEndWhereTheyDo() {
        assertThat(RestServer.isUser("a".repeat(500))).isTrue();
        assertThat(RestServer.isUser("a".repeat(501))).isFalse();
        assertThat(RestServer.isTimeout(Duration.ofMinutes(5))).isTrue();
        assertThat(RestServer.isTimeout(Duration.ofMinutes(5).plusMillis(1))).isFalse();
        assertThat(RestServer.isTimeout(Duration.ZERO)).isFalse();
    }

    @Test
    void aHeaderThatMayHoldASecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RestServer(
                URI.create("https://a.example"), "anna", Map.of("Authorization", "Bearer x"), Duration.ofSeconds(1)));
    }

    @Test
    void isKnownByItsHostAndByAPortOfItsOwn() {
        assertThat(server("https://a.example").host()).isEqualTo("a.example");
        assertThat(server("https://a.example:0").host()).isEqualTo("a.example:0");
        assertThat(server("https://a.example:8443/x").host()).isEqualTo("a.example:8443");
    }

    @Test
    void aSlashAtTheEndIsNoOtherServer() {
        assertThat(server("https://a.example/api/").base()).isEqualTo("https://a.example/api");
        assertThat(server("https://a.example/api").base()).isEqualTo("https://a.example/api");
    }

    @Test
    void tellsNamesOfHeadersAndNoValues() {
        var text = new RestServer(URI.create("https://a.example"), "anna", Map.of("X-Key", "hush"),
                Duration.ofSeconds(1)).toString();
        assertThat(text).contains("https://a.example", "anna", "X-Key").doesNotContain("hush");
    }
}
