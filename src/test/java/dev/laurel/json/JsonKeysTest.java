package dev.laurel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonKeysTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "7, 7", "10, 10", "4294967294, 4294967294", "4294967295, -1", "99999999999, -1", "01, -1", "00, -1",
        "-1, -1", "+1, -1", "1.0, -1", "1e3, -1", "'', -1", "' 1', -1", "٣, -1", "a, -1"
    })
    void knowsArrayIndices(String key, long index) {
        assertThat(JsonKeys.arrayIndex(key)).isEqualTo(index);
    }

    @Test
    void indicesComeFirstAndRepeatedKeysKeepTheirPlace() {
        assertThat(ordered("b", "10", "a", "2", "01", "b", "0"))
                .containsExactly("0", "2", "10", "b", "a", "01");
        assertThat(ordered("1", "2", "x")).containsExactly("1", "2", "x");
        assertThat(ordered("2", "1")).containsExactly("1", "2");
        assertThat(ordered()).isEmpty();
    }

    private static Iterable<String> ordered(String... keys) {
        var members = new LinkedHashMap<String, Integer>();
        Stream.of(keys).forEach(key -> members.put(key, members.size()));
        var result = JsonKeys.ordered(members);
        assertThat(result).isEqualTo(members);
        return result.keySet();
    }
}
