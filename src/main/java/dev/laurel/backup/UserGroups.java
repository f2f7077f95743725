package dev.laurel.backup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Gathers a listing of everybody user by user. In key order nearly everybody's backups stand together; those of a user
 * who may have them in two places, where Laurel puts them and where others do, are kept until the end.
 */
final class UserGroups implements Iterator<UserBackups> {
    private final Iterator<Backup> all;
    private final Map<String, List<Backup>> inTwoPlaces = new LinkedHashMap<>();
    private @Nullable Backup first;

    UserGroups(Iterator<Backup> all) {
        this.all = all;
    }

    @Override
    public boolean hasNext() {
        while (first == null && all.hasNext()) {
            keep(all.next());
        }
        return first != null || !inTwoPlaces.isEmpty();
    }

    @Override
    public UserBackups next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var begun = first;
        if (begun == null) {
            var entry = inTwoPlaces.entrySet().iterator().next();
            inTwoPlaces.remove(entry.getKey());
            return new UserBackups(entry.getKey(), entry.getValue());
        }
        var group = new ArrayList<Backup>();
        group.add(begun);
        first = null;
        while (all.hasNext()) {
            var backup = all.next();
            if (!backup.user().equals(begun.user())) {
                keep(backup);
                break;
            }
            group.add(backup);
        }
        return new UserBackups(begun.user(), group);
    }

    private void keep(Backup backup) {
        if (Backups.prefixes(backup.user()).size() > 1) {
            inTwoPlaces.computeIfAbsent(backup.user(), _ -> new ArrayList<>()).add(backup);
        } else {
            first = backup;
        }
    }
}
