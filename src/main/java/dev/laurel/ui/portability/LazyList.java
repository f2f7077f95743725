package dev.laurel.ui.portability;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import javafx.collections.ObservableListBase;

/**
 * An observable list whose elements are made when they are looked at, so that a plan over a million metrics costs no
 * more than the rows in sight. Its content is replaced as a whole; the elements that such a change reports as removed
 * are null, because making them only to forget them would cost the million again.
 */
final class LazyList<S, T> extends ObservableListBase<T> {
    private List<S> source = List.of();
    private final Function<? super S, ? extends T> maker;

    LazyList(Function<? super S, ? extends T> maker) {
        this.maker = maker;
    }

    /** Shows other content, or the same made anew. */
    void show(List<S> newSource) {
        beginChange();
        var before = Collections.<T>nCopies(source.size(), null);
        source = newSource;
        nextReplace(0, newSource.size(), before);
        endChange();
    }

    @Override
    public T get(int index) {
        return maker.apply(source.get(index));
    }

    @Override
    public int size() {
        return source.size();
    }
}
