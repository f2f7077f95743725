package dev.laurel.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.i18n.Messages;
import dev.laurel.ui.fx.I18n;
import org.junit.jupiter.api.Test;

class ErrorDialogViewModelTest {
    private static final I18n TEXTS =
            new I18n(Messages.of(Locale.ENGLISH), InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
    private static final LaurelError ERROR =
            LaurelError.at(new Location(3, 12, "/metrics/score/0"), ErrorCode.USAGE, "A digit has to follow the point");

    @Test
    void theLineOfThePlaceIsMarkedAtItsColumn() {
        var report = ErrorReport.of(ERROR).in("a.json",
                new ErrorReport.Excerpt(2, List.of("{", "  \"score\": [48.],", "}")));
        assertThat(new ErrorDialogViewModel(report, TEXTS).excerpt()).containsExactly(
                new ErrorDialogViewModel.Line("2", "{", false, -1),
                new ErrorDialogViewModel.Line("3", "  \"score\": [48.],", true, 11),
                new ErrorDialogViewModel.Line("4", "}", false, -1));
    }

    @Test
    void aColumnBehindTheEndOfACutLineMarksItsEnd() {
        var report = ErrorReport.of(ERROR).in("a.json", new ErrorReport.Excerpt(3, List.of("short")));
        assertThat(new ErrorDialogViewModel(report, TEXTS).excerpt().getFirst().from()).isEqualTo(5);
    }

    @Test
    void withoutAnExcerptThereIsNoLine() {
        assertThat(new ErrorDialogViewModel(ErrorReport.of(ERROR), TEXTS).excerpt()).isEmpty();
    }

    @Test
    void theDetailsHoldCodePlaceAndEveryOtherError() {
        var report = new ErrorReport("This backup could not be imported", ERROR, "a.json", null,
                List.of(LaurelError.of(ErrorCode.UNEXPECTED, "more")), null);
        assertThat(new ErrorDialogViewModel(report, TEXTS).details()).isEqualTo("""
                USAGE
                This backup could not be imported
                A digit has to follow the point (line 3, column 12)
                a.json
                /metrics/score/0
                Something went wrong inside Laurel: more
                """);
    }

    @Test
    void ofManyErrorsTheFirstFiveAreTold() {
        var report = new ErrorReport(null, ERROR, null, null, Collections.nCopies(8, ERROR), null);
        assertThat(new ErrorDialogViewModel(report, TEXTS).more()).hasSize(6).last().isEqualTo("and 3 more");
    }
}
