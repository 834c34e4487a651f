package dev.rutter.engine.run;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/// An unchangeable list that shares its elements with the one it was made from, so that a fold
/// which appends ten thousand times does not copy ten thousand lists. Whoever appends first to a
/// list of some length gets the next place of the shared elements; whoever comes second copies.
/// Safe for many threads: a place is filled before the list that shows it exists, and never again.
final class Appended<T> extends AbstractList<T> implements RandomAccess {
    private final Object[] elements;
    private final AtomicInteger taken;
    private final int size;

    private Appended(Object[] elements, AtomicInteger taken, int size) {
        this.elements = elements;
        this.taken = taken;
        this.size = size;
    }

    /// The same elements; a copy unless it is such a list already.
    static <T> Appended<T> of(Collection<? extends T> of) {
        if (of instanceof Appended<?> same) {
            @SuppressWarnings("unchecked") // it cannot be written, so any supertype will do
            var kept = (Appended<T>) same;
            return kept;
        }
        var elements = of.toArray();
        return new Appended<>(elements, new AtomicInteger(elements.length), elements.length);
    }

    /// These and one more.
    Appended<T> and(T value) {
        var ours = size < elements.length && taken.compareAndSet(size, size + 1);
        var into = ours ? elements : Arrays.copyOf(elements, Math.max(4, size * 2));
        into[size] = value;
        return new Appended<>(into, ours ? taken : new AtomicInteger(size + 1), size + 1);
    }

    @Override
    public T get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        @SuppressWarnings("unchecked") // only values of T are put in
        var value = (T) elements[index];
        return value;
    }

    @Override
    public int size() {
        return size;
    }
}
