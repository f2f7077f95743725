package dev.laurel.backup.destination;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a listing in key order.
 *
 * @param items of this page; may be empty although there are more pages
 * @param next where the next page begins, for the destination that made it to read, or null if this was the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
