package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.concurrent.CancellationException;

import dev.laurel.task.CancelToken;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private static final String EARLY = "2026-11-01T20:12:00Z";
    private static final String LATE = "2026-11-08T21:14:00Z";

    private final Arrangement arrangement = new Arrangement(Locale.ENGLISH);
    private final Rows rows = new Rows()
            .unlocked("score", "Kindling", EARLY)
            .locked("score", "Vault Breaker", 0.96)
            .locked("level", "antlers of Dawn", 0.56)
            .unlocked("level", "Warden", LATE)
            .hidden("level", "Nemesis")
            .locked("score", "Écho", 0.1);

    private String titles(Query query) {
        var found = arrangement.arrange(rows.input(1), query, CancelToken.NEVER).rows();
        return String.join(", ", found.stream().map(row -> row.achievement().title()).toList());
    }

    private static Query query(Filter filter, String search, Sorting sorting) {
        return new Query(filter, search, sorting, false);
    }

    @Test
    void filtersByStanding() {
        assertThat(titles(query(Filter.UNLOCKED, "", Sorting.CATALOG_ORDER))).isEqualTo("Kindling, Warden");
        assertThat(titles(query(Filter.LOCKED, "", Sorting.CATALOG_ORDER)))
                .isEqualTo("Vault Breaker, antlers of Dawn, Nemesis, Écho");
        assertThat(titles(query(Filter.ALMOST_THERE, "", Sorting.CATALOG_ORDER)))
                .as("a hidden one keeps its progress secret")
                .isEqualTo("Vault Breaker");
    }

    @Test
    void searchesTitleDescriptionIdAndMetricInAnyCase() {
        assertThat(titles(query(Filter.ALL, "  WARDEN ", Sorting.CATALOG_ORDER))).isEqualTo("Warden");
        assertThat(titles(query(Filter.ALL, "about vault", Sorting.CATALOG_ORDER))).isEqualTo("Vault Breaker");
        assertThat(titles(query(Filter.ALL, "level_w", Sorting.CATALOG_ORDER))).isEqualTo("Warden");
        assertThat(titles(query(Filter.ALL, "level", Sorting.CATALOG_ORDER)))
                .as("the metric of a hidden one may be seen, so it is found by it")
                .isEqualTo("antlers of Dawn, Warden, Nemesis");
        assertThat(titles(query(Filter.ALL, "nemesis", Sorting.CATALOG_ORDER))).as("a secret title").isEmpty();
    }

    @Test
    void sortsAsAsked() {
        assertThat(titles(query(Filter.ALL, "", Sorting.RECENTLY_UNLOCKED)))
                .isEqualTo("Warden, Kindling, Vault Breaker, antlers of Dawn, Écho, Nemesis");
        assertThat(titles(query(Filter.ALL, "", Sorting.CLOSEST_FIRST)))
                .isEqualTo("Vault Breaker, antlers of Dawn, Écho, Nemesis, Kindling, Warden");
        assertThat(titles(query(Filter.ALL, "", Sorting.TITLE)))
                .as("by the rules of the language, a secret title last")
                .isEqualTo("antlers of Dawn, Écho, Kindling, Vault Breaker, Warden, Nemesis");
    }

    @Test
    void groupsStandTogetherInTheirOrder() {
        assertThat(titles(new Query(Filter.ALL, "", Sorting.CATALOG_ORDER, true)))
                .isEqualTo("Kindling, Vault Breaker, Écho, antlers of Dawn, Warden, Nemesis");
    }

    @Test
    void theNextKeyTypedLooksOnlyThroughWhatWasFound() {
        var many = new Rows();
        for (var i = 0; i < 100_000; i++) {
            many.locked("m" + i % 50, (i % 100 == 0 ? "Golden " : "Plain ") + i, (i % 97) / 100.0);
        }
        var input = many.input(7);

        var first = arrangement.arrange(input, query(Filter.ALL, "gol", Sorting.CATALOG_ORDER), CancelToken.NEVER);
        var second = arrangement.arrange(input, query(Filter.ALL, "golden 4", Sorting.TITLE), CancelToken.NEVER);
        var back = arrangement.arrange(input, query(Filter.ALL, "g", Sorting.TITLE), CancelToken.NEVER);
        var changed = arrangement.arrange(many.input(8), query(Filter.ALL, "g", Sorting.TITLE), CancelToken.NEVER);

        assertThat(first.looked()).isEqualTo(100_000);
        assertThat(first.rows()).hasSize(1000);
        assertThat(second.looked()).isEqualTo(1000);
        assertThat(second.rows()).hasSize(111);
        assertThat(back.looked()).as("a shorter search starts over").isEqualTo(100_000);
        assertThat(changed.looked()).as("so does a list that has changed").isEqualTo(100_000);
    }

    @Test
    void stopsWhenANewerQuestionWasAsked() {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() ->
                arrangement.arrange(rows.input(1), query(Filter.LOCKED, "x", Sorting.TITLE), () -> true));
    }
}
