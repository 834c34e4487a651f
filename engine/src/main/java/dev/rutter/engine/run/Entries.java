package dev.rutter.engine.run;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// An unchangeable map in the order in which its keys came. The one exception is a draft, which
/// takes entries in its own place: it exists only while [RunState#of] folds a whole journal, so
/// that a long one costs no copy for each event, and is made final before anybody sees it.
final class Entries<K, V> extends AbstractMap<K, V> {
    private final Map<K, V> entries;
    private final boolean draft;

    private Entries(Map<K, V> entries, boolean draft) {
        this.entries = entries;
        this.draft = draft;
    }

    static <K, V> Entries<K, V> draft() {
        return new Entries<>(new LinkedHashMap<>(), true);
    }

    /// The same entries; a copy unless it is such a map already.
    static <K, V> Entries<K, V> of(Map<K, V> of) {
        return of instanceof Entries<K, V> same
                ? same
                : new Entries<>(new LinkedHashMap<>(of), false);
    }

    /// The same entries, and no draft.
    Entries<K, V> last() {
        return draft ? new Entries<>(new LinkedHashMap<>(entries), false) : this;
    }

    /// These with one that is new or takes the place of the one before.
    Entries<K, V> with(K key, V value) {
        if (draft) {
            entries.put(key, value);
            return this;
        }
        var copy = new LinkedHashMap<>(entries);
        copy.put(key, value);
        return new Entries<>(copy, false);
    }

    // By the hash: what AbstractMap offers looks at every entry.
    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    @SuppressWarnings("NullAway") // as Map has it: null where there is none
    public V get(Object key) {
        return entries.get(key);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }
}
