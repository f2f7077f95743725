package dev.laurel.engine.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.json.JsonPath;
import org.jspecify.annotations.Nullable;

/** What one entry of a catalog says, before it is made an achievement. Confined to one reading. */
final class CatalogEntry {
    private final int line;
    private final int column;
    /** Whether it is of the array form. */
    final boolean listed;

    @Nullable String id;
    @Nullable String title;
    @Nullable String description;
    @Nullable String icon;
    @Nullable String condition;
    @Nullable Location conditionPlace;
    boolean hidden;
    private @Nullable Map<String, LaurelError> problems;

    CatalogEntry(int line, int column, boolean listed) {
        this.line = line;
        this.column = column;
        this.listed = listed;
    }

    /** Where it stands. */
    Location place(String metric, String key) {
        return new Location(line, column, JsonPath.member(JsonPath.member(JsonPath.ROOT, metric), key));
    }

    /** Notes what is wrong with a member. */
    void problem(String member, LaurelError error) {
        if (problems == null) {
            problems = new LinkedHashMap<>();
        }
        problems.put(member, error);
    }

    /** A member comes again, and its last value is the one that counts. */
    void forget(String member) {
        if (problems != null) {
            problems.remove(member);
        }
    }

    /** What is wrong with its members. */
    Collection<LaurelError> problems() {
        return problems == null ? List.of() : problems.values();
    }
}
