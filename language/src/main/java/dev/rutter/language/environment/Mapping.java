package dev.rutter.language.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML mapping with its keys looked up once; whatever has another shape than asked for becomes a
/// mistake and counts as absent.
final class Mapping {
    private final Mistakes mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Node node;

    private Mapping(Mistakes mistakes, Node node) {
        this.mistakes = mistakes;
        this.node = node;
    }

    /// The mapping at `node`, any keys.
    static Optional<Mapping> of(Mistakes mistakes, Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(
                    Mistakes.WRONG_TYPE,
                    node,
                    what + " is a mapping of names to values",
                    "this is " + kind(node),
                    "write `name: value` lines below it");
            return Optional.empty();
        }
        var fields = new Mapping(mistakes, node);
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(
                        Mistakes.WRONG_TYPE,
                        tuple.getKeyNode(),
                        "a key is plain text",
                        "this is " + kind(tuple.getKeyNode()),
                        "put the key in quotes");
                continue;
            }
            if (fields.values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                mistakes.add(
                        Mistakes.TWICE,
                        key,
                        "\"" + key.getValue() + "\" stands here twice, and only the first counts",
                        "the second one",
                        "keep one of the two");
            }
            fields.keys.putIfAbsent(key.getValue(), key);
        }
        return Optional.of(fields);
    }

    /// The mapping at `node`, of which only these keys are known.
    static Optional<Mapping> of(Mistakes mistakes, Node node, String what, Set<String> known) {
        var fields = of(mistakes, node, what);
        fields.ifPresent(found ->
                found.keys.forEach((name, key) -> {
                    if (!known.contains(name)) {
                        mistakes.add(
                                Mistakes.UNKNOWN_KEY,
                                key,
                                what + " has no \"" + name + "\"",
                                "unknown",
                                Mistakes.nearest(name, known.stream().sorted().toList()));
                    }
                }));
        return fields;
    }

    /// The keys of a mapping, without a word on what is wrong with it; empty for anything else.
    static Optional<Map<String, Node>> quietly(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        var keys = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                keys.putIfAbsent(key.getValue(), key);
            }
        }
        return Optional.of(keys);
    }

    /// The first value of that key in a mapping, whatever it is; empty for anything else.
    static Optional<Node> valueIn(Node node, String name) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple ->
                                tuple.getKeyNode() instanceof ScalarNode key
                                        && key.getValue().equals(name))
                        .map(tuple -> tuple.getValueNode())
                        .findFirst()
                : Optional.empty();
    }

    Node node() {
        return node;
    }

    Set<String> names() {
        return keys.keySet();
    }

    Optional<Node> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /// The value's node; an explicit null counts as absent.
    Optional<Node> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !isNull(value));
    }

    Optional<String> text(String name) {
        return value(name).flatMap(value -> text(value, "\"" + name + "\""));
    }

    /// Any scalar as it is written: `20250930`, `true` and `"yes"` are all texts.
    Optional<String> text(Node value, String what) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        mistakes.add(
                Mistakes.WRONG_TYPE,
                value,
                what + " is one text",
                "this is " + kind(value),
                "write it in quotes on one line");
        return Optional.empty();
    }

    /// A list of texts; a single text counts as a list of one.
    List<String> texts(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            var texts = new ArrayList<String>();
            sequence.getValue()
                    .forEach(item -> text(item, "each of \"" + name + "\"").ifPresent(texts::add));
            return texts;
        }
        return text(name).stream().toList();
    }

    /// The same, none of them blank, each with its place.
    Map<String, Node> items(String name) {
        var items = new LinkedHashMap<String, Node>();
        var value = value(name);
        if (value.isEmpty()) {
            return items;
        }
        var nodes =
                value.get() instanceof SequenceNode sequence
                        ? sequence.getValue()
                        : List.of(value.get());
        for (var node : nodes) {
            text(node, "each of \"" + name + "\"")
                    .ifPresent(text -> {
                        if (text.isBlank()) {
                            mistakes.add(
                                    Mistakes.MISSING_KEY,
                                    node,
                                    "an entry of \"" + name + "\" is empty",
                                    "an empty text",
                                    "write some words of the line, or take it out");
                        } else {
                            items.putIfAbsent(text, node);
                        }
                    });
        }
        return items;
    }

    /// A mapping of texts to texts.
    Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        value(name)
                .flatMap(value -> of(mistakes, value, "\"" + name + "\""))
                .ifPresent(fields ->
                        fields.names()
                                .forEach(key ->
                                        fields.filled(key)
                                                .ifPresent(text -> pairs.put(key, text))));
        return pairs;
    }

    /// A mapping of texts to texts, none of them blank.
    Map<String, String> filledPairs(String name) {
        var pairs = pairs(name);
        for (var key : List.copyOf(pairs.keySet())) {
            if (pairs.getOrDefault(key, "").isBlank()) {
                mistakes.add(
                        Mistakes.MISSING_KEY,
                        at(name, key),
                        "\"" + key + "\" has no value",
                        "an empty text",
                        "write the value, or take the line out");
                pairs.remove(key);
            }
        }
        return pairs;
    }

    /// Where the value of `key` stands in the mapping `name`; where there is none, the nearest
    /// place above.
    Node at(String name, String key) {
        var section = value(name).orElse(node);
        if (section instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode found
                        && found.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return section;
    }

    private Optional<String> filled(String name) {
        if (value(name).isEmpty()) {
            mistakes.add(
                    Mistakes.MISSING_KEY,
                    keys.getOrDefault(name, node),
                    "\"" + name + "\" has no value",
                    "nothing stands after it",
                    "write the value, or take the line out");
        }
        return text(name);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && Set.of("", "~", "null").contains(scalar.getValue());
    }

    static String kind(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar -> "the text \"" + scalar.getValue() + "\"";
            default -> "something else";
        };
    }
}
