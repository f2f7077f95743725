package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final LaurelError ONE = LaurelError.of(ErrorCode.JSON_SYNTAX);

    @Test
    void ofManyTheNumberIsToldAlone() {
        var problems = new Problems();
        for (var i = 0; i < Problems.MOST; i++) {
            assertThat(problems.countWarning()).as("there is room for %d", i).isFalse();
            problems.warning(ONE);
            problems.error(ONE);
        }
        assertThat(problems.errors()).hasSize(Problems.MOST).containsOnly(ONE);
        assertThat(problems.warnings()).hasSize(Problems.MOST).containsOnly(ONE);
        problems.error(ONE);
        problems.error(ONE);
        problems.countError();
        problems.warning(ONE);
        assertThat(problems.countWarning()).isTrue();
        assertThat(problems.errors()).hasSize(Problems.MOST + 1)
                .endsWith(LaurelError.of(ErrorCode.IMPORT_MORE_ERRORS, 3));
        assertThat(problems.warnings()).hasSize(Problems.MOST + 1)
                .endsWith(LaurelError.of(ErrorCode.IMPORT_MORE_WARNINGS, 2));
    }
}
