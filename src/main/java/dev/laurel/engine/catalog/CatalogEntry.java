package dev.laurel.engine.catalog;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import org.jspecify.annotations.Nullable;

/** What one entry of a catalog says, before it is made an achievement. Confined to one reading. */
final class CatalogEntry {
    /** Where it stands. */
    final Location place;

    final List<LaurelError> problems = new ArrayList<>();
    @Nullable String id;
    @Nullable String title;
    @Nullable String description;
    @Nullable String icon;
    @Nullable String condition;
    @Nullable Location conditionPlace;
    boolean hidden;
    /** Whether it is of the array form. */
    boolean listed;
    /** The entry as the reference would write it. */
    long hash;

    CatalogEntry(Location place) {
        this.place = place;
    }

    /** Notes that a member has another type than it should. */
    void wrongType(Location at, String member, String type) {
        problems.add(LaurelError.at(at, ErrorCode.CATALOG_TYPE, member, type));
    }
}
