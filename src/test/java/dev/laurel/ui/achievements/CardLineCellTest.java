package dev.laurel.ui.achievements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

import dev.laurel.i18n.Messages;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThread.class)
class CardLineCellTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private static final CardLineCell.Actions ACTIONS = new CardLineCell.Actions() {
        @Override
        public void toggle(MetricGroup group) {}

        @Override
        public void select(AchievementRow row) {}

        @Override
        public void open(AchievementRow row) {}

        @Override
        public @Nullable AchievementRow selected() {
            return null;
        }

        @Override
        public int columns() {
            return 2;
        }
    };

    /** The list measures every line by one cell out of sight, which costs as much as any if it makes its cards. */
    @Test
    void onlyCellsInSightMakeCards() {
        var rows = new Rows();
        for (var i = 0; i < 40; i++) {
            rows.locked(i < 20 ? "score" : "level", "t" + i, 0.5);
        }
        var lines = CardLine.of(rows.list(), true, Set.of(), 2);
        FxThread.run(() -> {
            var texts = new AchievementTexts(new I18n(Messages.of(Locale.ENGLISH), CLOCK, ZoneOffset.UTC), CLOCK);
            var cells = new ArrayList<CardLineCell>();
            var list = new ListView<>(FXCollections.observableList(lines));
            list.setCellFactory(_ -> new CardLineCell(texts, ACTIONS, cells::add));
            new Scene(list, 600, 400);
            list.applyCss();
            list.layout();
            var inSight = cells.stream()
                    .filter(cell -> cell.getParent() != null && cell.getParent().isVisible()).toList();
            assertThat(inSight).filteredOn(cell -> cell.getItem() instanceof CardLine.Strip).isNotEmpty()
                    .allSatisfy(cell -> assertThat(cards(cell)).isEqualTo(2));
            var measures = new ArrayList<>(cells);
            measures.removeAll(inSight);
            assertThat(measures).as("what the list measures by").isNotEmpty()
                    .allSatisfy(cell -> assertThat(cards(cell)).isZero());
            assertThat(inSight).extracting(CardLineCell::getHeight)
                    .containsOnly(CardLineCell.HEADER, CardLineCell.STRIP);
        });
    }

    private static int cards(CardLineCell cell) {
        return cell.lookupAll(".achievement-card").size();
    }
}
