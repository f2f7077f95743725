package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.laurel.json.JsonLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLimitsTest {
    /** Nine tenths of what 56 MiB for the rest leave, and 1 MiB however little that is. */
    @ParameterizedTest
    @CsvSource({"0, 1048576", "58720256, 1048576", "268435456, 188743680", "1132462080, 966367638"})
    void whatMayBeReadFollowsTheHeap(long heap, long memory) {
        assertThat(ReadLimits.ofHeap(heap)).isEqualTo(new ReadLimits(JsonLimits.FILE, memory));
    }

    @Test
    void someMemoryIsNeeded() {
        assertThat(new ReadLimits(JsonLimits.FILE, 1).memory()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadLimits(JsonLimits.FILE, 0));
    }
}
