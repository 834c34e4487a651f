package dev.rutter.engine.secret;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The secrets of an environment: names, and the values that Rutter's own environment gives them.
/// Immutable. Prints names only.
public final class Secrets {
    /// Values shorter than this are not masked: they would be found in too many innocent texts.
    public static final int SHORTEST_MASKED = 6;

    /// No secrets at all.
    public static final Secrets NONE = new Secrets(Set.of(), Map.of());

    /// Both sorted.
    private final Set<String> names;

    private final Map<String, String> values;

    private Secrets(Set<String> names, Map<String, String> values) {
        this.names = Collections.unmodifiableSet(new TreeSet<>(names));
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// Takes the values of `names` from an environment.
    public static Secrets from(Collection<String> names, Map<String, String> environment) {
        var values = new TreeMap<String, String>();
        for (var name : names) {
            Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> values.put(name, value));
        }
        return new Secrets(Set.copyOf(names), values);
    }

    /// These and one more, for values that are learnt on the way (a connection string).
    public Secrets and(String name, String value) {
        var more = new TreeSet<>(names);
        more.add(name);
        var moreValues = new TreeMap<>(values);
        moreValues.put(name, value);
        return new Secrets(more, moreValues);
    }

    /// A secret's value, or empty where none is set.
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// All names, with a value or without.
    public Set<String> names() {
        return names;
    }

    /// Names without a value, in order.
    public List<String> unset() {
        return names.stream().filter(name -> !values.containsKey(name)).toList();
    }

    /// One sentence per secret whose value is too short to be masked, for the operator.
    public List<String> warnings() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().length() < SHORTEST_MASKED)
                .map(entry ->
                        "secret \""
                                + entry.getKey()
                                + "\" has "
                                + entry.getValue().length()
                                + " characters and is not masked in transcripts; give it"
                                + " at least "
                                + SHORTEST_MASKED)
                .toList();
    }

    /// The names that have a value, with it, for a child's environment.
    public Map<String, String> values() {
        return values;
    }

    /// What takes these values out of texts.
    public Masker masker() {
        return Masker.of(values.values());
    }

    /// Names only.
    @Override
    public String toString() {
        return "secrets " + names;
    }
}
