package dev.laurel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogDifferenceTest {
    @Test
    void tellsWhatHasChanged() {
        var difference = CatalogDifference.between(
                catalog("""
                        {"score": {"100": {"title": "Hundred"}, "500": {"title": "Hero"}, "7": {"title": "Lucky"}},
                         "old": {"true": {"title": "Old"}}}
                        """),
                catalog("""
                        {"score": {"100": {"title": "Century"}, "750": {"title": "Hero"}, "7": {"title": "Lucky"}},
                         "new": {"true": {"title": "Old"}, "false": {"title": "New"}}}
                        """));
        assertThat(difference.added()).extracting(Achievement::id).containsExactly("new_true", "new_false");
        assertThat(difference.removed()).extracting(Achievement::id).containsExactly("old_true");
        assertThat(difference.moved())
                .extracting(moved -> moved.then().id() + " -> " + moved.now().id())
                .containsExactly("score_500 -> score_750");
        assertThat(difference.renamed())
                .extracting(renamed -> renamed.then().title() + " -> " + renamed.now().title())
                .containsExactly("Hundred -> Century");
        assertThat(difference.isEmpty()).isFalse();
    }

    @Test
    void guessesNothingWhereTitlesRepeat() {
        var difference = CatalogDifference.between(
                catalog("""
                        {"score": {"1": {"title": "Star"}, "2": {"title": "Star"}}}
                        """),
                catalog("""
                        {"score": {"3": {"title": "Star"}, "4": {"title": "Star"}}}
                        """));
        assertThat(difference.moved()).isEmpty();
        assertThat(difference.added()).hasSize(2);
        assertThat(difference.removed()).hasSize(2);
    }

    @Test
    void aMovedOneIsFoundOnce() {
        var difference = CatalogDifference.between(
                catalog("""
                        {"score": {"1": {"title": "Star"}}}
                        """),
                catalog("""
                        {"score": {"3": {"title": "Star"}, "4": {"title": "Star"}}}
                        """));
        assertThat(difference.moved()).extracting(moved -> moved.now().id()).containsExactly("score_3");
        assertThat(difference.added()).extracting(Achievement::id).containsExactly("score_4");
    }

    @Test
    void otherTextsAndConditionsAreNoDifference() {
        var one = catalog("""
                {"score": {"1": {"title": "A", "icon": "x"}, "c": {"title": "C", "condition": "metrics.a > 1"}}}
                """);
        var other = catalog("""
                {"score": {"c": {"title": "C", "condition": "metrics.a > 2"}, "1": {"title": "A", "description": "d"}}}
                """);
        assertThat(CatalogDifference.between(one, other).isEmpty()).isTrue();
        assertThat(CatalogDifference.between(Catalog.empty(), Catalog.empty()).isEmpty()).isTrue();
    }

    private static Catalog catalog(String json) {
        return CatalogReader.read(json).catalog();
    }
}
