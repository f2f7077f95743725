package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import javafx.collections.FXCollections;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CardLineTest {
    private final List<AchievementRow> rows = new Rows()
            .locked("score", "a", 0).locked("score", "b", 0).locked("score", "c", 0).locked("score", "d", 0)
            .locked("level", "e", 0)
            .list();

    private static String show(List<CardLine> lines) {
        return String.join(" ", lines.stream().map(line -> switch (line) {
            case CardLine.Header(var group, var collapsed) -> (collapsed ? ">" : "v") + group.metric();
            case CardLine.Strip(var cards) -> cards.stream().map(row -> row.achievement().title()).toList().toString();
        }).toList());
    }

    @Test
    void aCardIsAtLeast216PixelsWide() {
        assertThat(CardLine.columns(0)).isEqualTo(1);
        assertThat(CardLine.columns(439)).isEqualTo(1);
        assertThat(CardLine.columns(440)).isEqualTo(2);
        assertThat(CardLine.columns(696)).isEqualTo(3);
    }

    @Test
    void headingsStandOverStripsOfCards() {
        assertThat(show(CardLine.of(rows, true, Set.of(), 3))).isEqualTo("vscore [a, b, c] [d] vlevel [e]");
        assertThat(show(CardLine.of(rows, true, Set.of(rows.getFirst().group()), 3))).isEqualTo(">score vlevel [e]");
        assertThat(show(CardLine.of(rows, false, Set.of(), 2))).isEqualTo("[a, b] [c, d] [e]");
        assertThat(CardLine.of(List.of(), true, Set.of(), 2)).isEmpty();
    }

    @Test
    void aHundredThousandCardsAreAThirdAsManyLines() {
        var many = new Rows();
        for (var i = 0; i < 100_000; i++) {
            many.locked("score", "t" + i, 0);
        }

        assertThat(CardLine.of(many.list(), true, Set.of(), 3)).hasSize(33_335);
    }

    @Test
    void movesAmongCardsOverHeadingsAndShortStrips() {
        var lines = CardLine.of(rows, true, Set.of(), 3);

        assertThat(move(lines, "c", CardNavigation.Move.DOWN)).isEqualTo("d");
        assertThat(move(lines, "d", CardNavigation.Move.DOWN)).isEqualTo("e");
        assertThat(move(lines, "e", CardNavigation.Move.DOWN)).as("at the edge").isEqualTo("e");
        assertThat(move(lines, "d", CardNavigation.Move.RIGHT)).isEqualTo("e");
        assertThat(move(lines, "e", CardNavigation.Move.LEFT)).isEqualTo("d");
        assertThat(move(lines, "a", CardNavigation.Move.LEFT)).isEqualTo("a");
        assertThat(move(lines, "e", CardNavigation.Move.PAGE_UP)).isEqualTo("a");
        assertThat(move(lines, "b", CardNavigation.Move.LAST)).isEqualTo("e");
        assertThat(move(lines, "e", CardNavigation.Move.FIRST)).isEqualTo("a");
        assertThat(CardNavigation.move(lines, null, CardNavigation.Move.DOWN, 5)).isSameAs(rows.getFirst());
        assertThat(CardNavigation.move(List.of(), null, CardNavigation.Move.DOWN, 5)).isNull();
    }

    private String move(List<CardLine> lines, String from, CardNavigation.Move move) {
        var row = rows.stream().filter(each -> each.achievement().title().equals(from)).findFirst().orElseThrow();
        var to = CardNavigation.move(lines, row, move, 9);
        return to == null ? "" : to.achievement().title();
    }

    @RepeatedTest(100)
    void patchingMakesListsEqualAndTouchesNoCommonEnd(RepetitionInfo repetition) {
        var seed = 0x9A7C_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var shown = FXCollections.<Integer>observableArrayList(random.ints(random.nextInt(20), 0, 4).boxed().toList());
        var before = new ArrayList<>(shown);
        var wanted = new ArrayList<>(shown);
        for (var i = random.nextInt(3); i > 0 && !wanted.isEmpty(); i--) {
            switch (random.nextInt(3)) {
                case 0 -> wanted.subList(0, 1).clear();
                case 1 -> wanted.add(random.nextInt(wanted.size()), 9);
                default -> wanted.set(random.nextInt(wanted.size()), 8);
            }
        }
        var touched = new HashSet<Integer>();
        shown.subscribe(() -> touched.add(1));

        ListPatch.apply(shown, wanted);

        assertThat(shown).as("seed %d", seed).isEqualTo(wanted);
        assertThat(touched.isEmpty()).as("seed %d", seed).isEqualTo(before.equals(wanted));
    }

    @Test
    void anUnlockReplacesNothingThatStaysTheSame() {
        var shown = FXCollections.observableArrayList(CardLine.of(rows, true, Set.of(), 3));

        assertThat(ListPatch.apply(shown, CardLine.of(rows, true, Set.of(), 3))).isZero();
        assertThat(ListPatch.apply(shown, CardLine.of(rows.subList(0, 4), true, Set.of(), 3))).isEqualTo(2);
    }
}
