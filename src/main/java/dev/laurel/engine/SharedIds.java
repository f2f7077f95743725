package dev.laurel.engine;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The first ids of an array that only ever grows behind them, so that taking a snapshot copies none. */
final class SharedIds extends AbstractList<String> implements RandomAccess {
    private final String[] ids;
    private final int size;

    SharedIds(String[] ids, int size) {
        this.ids = ids;
        this.size = size;
    }

    @Override
    public String get(int index) {
        return ids[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
