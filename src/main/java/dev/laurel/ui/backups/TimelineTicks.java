package dev.laurel.ui.backups;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.ui.fx.I18n;

/**
 * What stands below a timeline: days, at even distances, and the end.
 *
 * @param texts names of moments
 * @param places where they lie, 0 to 1
 */
record TimelineTicks(List<String> texts, List<Double> places) {
    private static final int MOST = 8;

    TimelineTicks {
        texts = List.copyOf(texts);
        places = List.copyOf(places);
    }

    static TimelineTicks of(Timeline line, I18n i18n) {
        var texts = new ArrayList<String>();
        var places = new ArrayList<Double>();
        var first = LocalDate.ofInstant(line.from(), i18n.zone());
        var days = ChronoUnit.DAYS.between(first, LocalDate.ofInstant(line.until(), i18n.zone()));
        var step = Math.max(1, (int) Math.ceil((double) days / MOST));
        for (var day = 0L; day < days; day += step) {
            var start = first.plusDays(day).atStartOfDay(i18n.zone()).toInstant();
            texts.add(i18n.day(start));
            places.add(line.position(start));
        }
        texts.add(i18n.text("backups.slider.now"));
        places.add(1.0);
        return new TimelineTicks(texts, places);
    }
}
