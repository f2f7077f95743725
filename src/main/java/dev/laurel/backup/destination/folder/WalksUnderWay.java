package dev.laurel.backup.destination.folder;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The walks behind the last pages, so that the next page need not begin from the start. */
final class WalksUnderWay {
    private static final int MOST = 4;

    private record Where(String prefix, String after) {}

    private final Map<Where, FolderWalk> walks = new LinkedHashMap<>();

    synchronized @Nullable FolderWalk take(String prefix, String after) {
        return walks.remove(new Where(prefix, after));
    }

    synchronized void keep(String prefix, String after, FolderWalk walk) {
        walks.put(new Where(prefix, after), walk);
        if (walks.size() > MOST) {
            walks.remove(walks.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        walks.clear();
    }
}
