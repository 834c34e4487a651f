package dev.rutter.engine.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The secrets of an environment: names, and the values that Rutter's own environment gives them.
/// Immutable. Prints names only.
public final class Secrets {
    /// The variable that says where Rutter's own runs are kept. No child inherits it: whoever has
    /// that address can rewrite every run's journal.
    public static final String JOURNAL = "RUTTER_DATABASE";

    /// From this length on a value is looked for within others; shorter ones may stand there by
    /// chance.
    private static final int SHORTEST_WITHIN = 16;

    /// Values shorter than this are not masked: they would be found in too many innocent texts.
    public static final int SHORTEST_MASKED = 6;

    // `scheme://user:password@host`; the password may hold "@" unescaped: the last "@" counts.
    private static final Pattern USER_INFO =
            Pattern.compile("^[A-Za-z][A-Za-z0-9+.:-]*://[^:@/?#]*:(.+)@[^@]*$");

    // `?password=...`, and libpq's `host=... password=...`
    private static final Pattern PARAMETER =
            Pattern.compile("(?:^|[?&;\\s])password=([^&;\\s]+)", Pattern.CASE_INSENSITIVE);

    /// No secrets at all.
    public static final Secrets NONE = new Secrets(Set.of(), Map.of(), Set.of());

    /// Both sorted.
    private final Set<String> names;

    private final Map<String, String> values;

    /// Values without a name: masked, but given to nobody.
    private final Set<String> hidden;

    private Secrets(Set<String> names, Map<String, String> values, Set<String> hidden) {
        this.names = Collections.unmodifiableSet(new TreeSet<>(names));
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
        this.hidden = Set.copyOf(hidden);
    }

    /// Takes the values of `names` from an environment.
    public static Secrets from(Collection<String> names, Map<String, String> environment) {
        var values = new TreeMap<String, String>();
        for (var name : names) {
            Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> values.put(name, value));
        }
        return new Secrets(Set.copyOf(names), values, Set.of());
    }

    /// These and one more, for values that are learnt on the way (a connection string).
    public Secrets and(String name, String value) {
        var more = new TreeSet<>(names);
        more.add(name);
        var moreValues = new TreeMap<>(values);
        moreValues.put(name, value);
        return new Secrets(more, moreValues, hidden);
    }

    /// These, and values that no child is given but that no text may show either (a webhook's
    /// address, a key of the hosting).
    public Secrets hiding(Collection<String> more) {
        var all = new TreeSet<>(hidden);
        all.addAll(more);
        return new Secrets(names, values, all);
    }

    /// These, and the variables of an environment that have one of the values under another name:
    /// `API_TOKEN: $MY_TOKEN` makes `MY_TOKEN` one too, and so does what holds a long one within.
    public Secrets alsoIn(Map<String, String> environment) {
        var known = Stream.concat(values.values().stream(), hidden.stream()).toList();
        var all = this;
        for (var variable : environment.entrySet()) {
            if (known.stream().anyMatch(value -> shows(variable.getValue(), value))) {
                all = all.and(variable.getKey(), variable.getValue());
            }
        }
        return all;
    }

    private static boolean shows(String text, String secret) {
        return secret.length() >= SHORTEST_WITHIN
                ? text.contains(secret)
                : secret.length() >= SHORTEST_MASKED && text.equals(secret);
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

    /// One sentence per secret whose value is too short to be masked, with the way out.
    public List<String> unmaskable() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().length() < SHORTEST_MASKED)
                .map(entry ->
                        "secret \""
                                + entry.getKey()
                                + "\" has "
                                + entry.getValue().length()
                                + " characters, too few to be masked; give it at least "
                                + SHORTEST_MASKED
                                + ", or take it out of \"secrets\"")
                .toList();
    }

    /// The names that have a value, with it, for a child's environment.
    public Map<String, String> values() {
        return values;
    }

    /// What takes these values out of texts, and the passwords within those that are addresses:
    /// programs print them apart.
    public Masker masker() {
        return Masker.of(
                Stream.concat(values.values().stream(), hidden.stream())
                        .flatMap(value -> Stream.concat(Stream.of(value), passwords(value)))
                        .toList());
    }

    private static Stream<String> passwords(String value) {
        return Stream.of(USER_INFO, PARAMETER)
                .flatMap(pattern -> pattern.matcher(value).results())
                .map(found -> found.group(1))
                .flatMap(password -> Stream.of(password, decoded(password)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // A percent sign that escapes nothing is itself.
        }
    }

    /// Names only.
    @Override
    public String toString() {
        return "secrets " + names;
    }
}
