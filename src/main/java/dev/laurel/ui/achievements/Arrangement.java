package dev.laurel.ui.achievements;

import java.text.CollationKey;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.laurel.task.CancelToken;
import dev.laurel.ui.face.Face;
import org.jspecify.annotations.Nullable;

/**
 * Filters, searches and sorts the list off the FX thread. One at a time uses it; it remembers what it has computed of
 * each achievement, so that the next key typed costs only a look through what was found so far.
 */
final class Arrangement {
    private static final int LOOKS_BETWEEN_CHECKS = 1024;

    private final Locale locale;
    private @Nullable Collator collator;
    private final Map<AchievementRow, Text> texts = new HashMap<>();
    private final Map<AchievementRow, TitleKey> titleKeys = new HashMap<>();
    private @Nullable Kept kept;

    Arrangement(Locale locale) {
        this.locale = locale;
    }

    /** Made when titles are first compared: it takes longer than the first list. */
    private Collator collator() {
        var known = collator;
        if (known == null) {
            known = Collator.getInstance(locale);
            known.setStrength(Collator.SECONDARY);
            collator = known;
        }
        return known;
    }

    /**
     * The list as it was at one moment.
     *
     * @param entries in catalog order
     * @param revision another one whenever an entry is another
     */
    record Input(List<Entry> entries, long revision) {}

    /** A row with what it was at that moment. */
    record Entry(AchievementRow row, Standing standing, MetricGroup group) {
        static Entry of(AchievementRow row) {
            return new Entry(row, row.standing(), row.group());
        }
    }

    /**
     * What is to be shown.
     *
     * @param rows in order
     * @param looked how many achievements were looked at for it
     */
    record Output(List<AchievementRow> rows, int looked) {}

    /** What was searched before, to search on in it. */
    private record Kept(Query query, long revision, List<Entry> found) {}

    /** What is computed once for each face of an achievement. */
    private record Text(Face face, String haystack) {}

    /** Comparing keys is many times faster than comparing titles by the rules of a language. */
    private record TitleKey(String title, CollationKey key) {}

    /**
     * Arranges the list.
     *
     * @throws java.util.concurrent.CancellationException when it was cancelled
     */
    synchronized Output arrange(Input input, Query query, CancelToken cancel) {
        var found = candidates(input, query);
        var looked = found.size();
        var search = query.search().strip().toLowerCase(Locale.ROOT);
        if (!search.isEmpty() || query.filter() != Filter.ALL) {
            found = sift(found, query.filter(), search, cancel);
        }
        kept = new Kept(query, input.revision(), found);
        if (query.sorting() != Sorting.CATALOG_ORDER || query.grouped()) {
            found = new ArrayList<>(found);
            cancel.check();
            found.sort(order(query));
        }
        return new Output(found.stream().map(Entry::row).toList(), looked);
    }

    /** Everything, or what was found before if nothing else can match: same filter, same list, a longer search. */
    private List<Entry> candidates(Input input, Query query) {
        var before = kept;
        if (before != null && before.revision == input.revision && before.query.filter() == query.filter()
                && query.search().strip().startsWith(before.query.search().strip())) {
            return before.found;
        }
        return input.entries();
    }

    private List<Entry> sift(List<Entry> candidates, Filter filter, String search, CancelToken cancel) {
        var found = new ArrayList<Entry>();
        var looks = 0;
        for (var entry : candidates) {
            if (looks++ % LOOKS_BETWEEN_CHECKS == 0) {
                cancel.check();
            }
            if (filter.shows(entry.standing) && (search.isEmpty() || haystack(entry).contains(search))) {
                found.add(entry);
            }
        }
        return found;
    }

    private String haystack(Entry entry) {
        var face = entry.standing.face();
        var text = texts.get(entry.row);
        if (text == null || !text.face.equals(face)) {
            text = new Text(face, face.haystack());
            texts.put(entry.row, text);
        }
        return text.haystack;
    }

    private Comparator<Entry> order(Query query) {
        Comparator<Entry> byPlace = Comparator.comparingInt(entry -> entry.row.order());
        Comparator<Entry> within = switch (query.sorting()) {
            case CATALOG_ORDER -> byPlace;
            case RECENTLY_UNLOCKED -> Comparator.comparing(Arrangement::unlockedAt, Comparator.reverseOrder())
                    .thenComparing(closest());
            case CLOSEST_FIRST -> Comparator.<Entry>comparingInt(entry -> entry.standing.unlocked() ? 1 : 0)
                    .thenComparing(closest());
            case TITLE -> byTitle();
        };
        var all = within.thenComparing(byPlace);
        return query.grouped()
                ? Comparator.<Entry>comparingInt(entry -> entry.group.order()).thenComparing(all)
                : all;
    }

    /** Unlocked ones whose time nobody knows come after those with a time and before the locked ones. */
    private static Instant unlockedAt(Entry entry) {
        var time = entry.standing.unlockedAt();
        return time != null ? time : entry.standing.unlocked() ? Instant.MIN.plusMillis(1) : Instant.MIN;
    }

    private static Comparator<Entry> closest() {
        return Comparator.<Entry>comparingInt(entry -> entry.standing.state() == Standing.State.HIDDEN ? 1 : 0)
                .thenComparing(entry -> entry.standing.fraction(), Comparator.reverseOrder());
    }

    /** Secret titles come last. */
    private Comparator<Entry> byTitle() {
        return (a, b) -> {
            var left = titleKey(a);
            var right = titleKey(b);
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            return left.compareTo(right);
        };
    }

    private @Nullable CollationKey titleKey(Entry entry) {
        var title = entry.standing.face().title();
        if (title == null) {
            return null;
        }
        var known = titleKeys.get(entry.row);
        if (known == null || !known.title.equals(title)) {
            known = new TitleKey(title, collator().getCollationKey(title));
            titleKeys.put(entry.row, known);
        }
        return known.key;
    }
}
