package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricJsonTest {
    private static MetricValue read(String json) {
        try (var in = JsonSource.of(json)) {
            in.next();
            return MetricJson.value(in);
        }
    }

    private static String written(MetricValue value) {
        var text = new StringBuilder();
        MetricJson.append(value, text);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1.50 | 1.5", "-0 | 0", "true | true", "false | false", "null | null", "\"a\\u0062\" | \"ab\"", "[] | []",
        "[1, \"x\", null] | [1,\"x\",null]", "[[1, 2], {\"a\": 1.0}] | [[1,2],{\"a\":1}]",
        "{\"a\": [1, {}]} | {\"a\":[1,{}]}"})
    void isWrittenAsItWasRead(String json, String expected) {
        assertThat(written(read(json))).isEqualTo(expected);
    }

    @Test
    void whatIsDeeperThanAnArrayOfValuesIsKeptAsText() {
        assertThat(read("[[1, 2], 3]")).isEqualTo(new MetricValue.Array(
                List.of(new MetricValue.Opaque("[1,2]"), MetricValue.of(3))));
        assertThat(read("{\"a\": 1}")).isEqualTo(new MetricValue.Opaque("{\"a\":1}"));
    }

    @Test
    void membersComeInTheirOrder() {
        try (var in = JsonSource.of("{\"b\": 1, \"a\": [2, 3], \"b\": true}")) {
            in.next();
            assertThat(MetricJson.members(in).toString())
                    .isEqualTo("{b=" + MetricValue.of(true) + ", a=" + read("[2, 3]") + "}");
        }
    }

    @Test
    void aNumberThatNoDoubleHoldsIsRefused() {
        assertThatExceptionOfType(LaurelException.class).isThrownBy(() -> read("[1, 1e999]"))
                .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.JSON_NUMBER));
    }
}
