package dev.rutter.platform.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The fields of one mapping: each is asked for once, and what nobody asked for is a mistake.
final class Fields {

    /// What is found on the way, for the whole file.
    record Findings(List<Mistake> mistakes, List<String> notes) {

        void mistake(Node at, String path, String claim, String seen, String help) {
            var mark = at.getStartMark();
            mistakes.add(
                    new Mistake(
                            mark.map(each -> each.getLine() + 1).orElse(1),
                            mark.map(each -> each.getColumn() + 1).orElse(1),
                            path,
                            claim,
                            seen,
                            help));
        }

        void notDone(Node at, String path, String why) {
            var line = at.getStartMark().map(each -> each.getLine() + 1).orElse(1);
            notes.add("not done on this machine: " + path + " (line " + line + ")" + why);
        }
    }

    private final Node node;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private String path;

    Fields(Node node, String path, Findings findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        if (!(node instanceof MappingNode mapping)) {
            findings.mistake(node, path, "here stands a mapping", kind(node), "");
            return;
        }
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.mistake(tuple.getKeyNode(), path, "a key is a word", "", "");
                continue;
            }
            if (values.containsKey(key.getValue())) {
                findings.mistake(
                        key, path, "the key \"" + key.getValue() + "\" stands twice", "", "");
            }
            values.put(key.getValue(), tuple.getValueNode());
            keys.put(key.getValue(), key);
        }
    }

    Node node() {
        return node;
    }

    String path() {
        return path;
    }

    /// From now on places are told by this name.
    void named(String better) {
        path = better;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// A word or number as written; a missing one is empty.
    Optional<String> text(String key) {
        return scalar(key).map(ScalarNode::getValue);
    }

    /// A word that must be there.
    String needed(String key, String help) {
        var found = text(key);
        if (found.isEmpty() || found.get().isBlank()) {
            if (!has(key) || found.isPresent()) {
                findings.mistake(node, path, "\"" + key + "\" is missing", "", help);
            }
            return "";
        }
        return found.get();
    }

    Optional<Integer> number(String key, int least, int most) {
        var found = scalar(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var written = found.get().getValue();
        try {
            var number = Integer.parseInt(written);
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException wrong) {
            // told below, with the number that is out of bounds
        }
        findings.mistake(
                found.get(),
                path + "." + key,
                "\"" + key + "\" is a whole number from " + least + " to " + most,
                written,
                "");
        return Optional.empty();
    }

    Optional<Boolean> flag(String key) {
        var found = scalar(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        switch (found.get().getValue()) {
            case "true", "yes" -> {
                return Optional.of(true);
            }
            case "false", "no" -> {
                return Optional.of(false);
            }
            case String other -> {
                findings.mistake(
                        found.get(),
                        path + "." + key,
                        "\"" + key + "\" is true or false",
                        other,
                        "");
                return Optional.empty();
            }
        }
    }

    /// The elements of a list; a missing one is empty.
    List<Node> list(String key) {
        asked.add(key);
        var found = values.get(key);
        if (found == null || empty(found)) {
            return List.of();
        }
        if (found instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        findings.mistake(
                found,
                path + "." + key,
                "\"" + key + "\" is a list",
                kind(found),
                "begin with \"- \"");
        return List.of();
    }

    /// The mapping under a key.
    Optional<Fields> fields(String key) {
        asked.add(key);
        var found = values.get(key);
        return found == null
                ? Optional.empty()
                : Optional.of(new Fields(found, path + "." + key, findings));
    }

    /// A mistake at the value of a key, or at the whole where it is missing.
    void wrong(String key, String claim, String help) {
        var at = values.getOrDefault(key, node);
        var seen = at instanceof ScalarNode scalar ? scalar.getValue() : "";
        findings.mistake(at, path + "." + key, claim, seen, help);
    }

    /// A field that has no effect here and whose words are known all the same: what Render would
    /// refuse is told before it does.
    ///
    /// @param form of all of them
    /// @param some of them, for people
    void offered(String key, Pattern form, String some) {
        var written = text(key);
        if (written.isPresent() && !form.matcher(written.get()).matches()) {
            wrong(key, "Render has no such " + key, "write one of: " + some);
        }
        notDone(key);
    }

    /// Fields that are part of the format and have no effect here.
    void notDone(String... names) {
        for (var name : names) {
            notDoneBecause(name, "");
        }
    }

    /// A field that is part of the format and has no effect here, with the reason.
    void notDoneBecause(String name, String why) {
        asked.add(name);
        var key = keys.get(name);
        if (key != null) {
            findings.notDone(key, path + "." + name, why);
        }
    }

    /// A field that changes nothing here because it already holds.
    void accepted(String name) {
        asked.add(name);
    }

    /// Every field that nobody asked for is unknown to the format.
    void end() {
        var known = new ArrayList<>(asked);
        known.sort(null);
        for (var key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                findings.mistake(
                        key.getValue(),
                        path,
                        "\"" + key.getKey() + "\" is no field of render.yaml at this place",
                        "",
                        Nearest.among(known, key.getKey())
                                        .map(each -> "did you mean \"" + each + "\"? Else ")
                                        .orElse("")
                                + "remove it, or write one of: "
                                + String.join(", ", known));
            }
        }
    }

    private Optional<ScalarNode> scalar(String key) {
        asked.add(key);
        var found = values.get(key);
        if (found == null || empty(found)) {
            return Optional.empty();
        }
        if (found instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        findings.mistake(
                found, path + "." + key, "\"" + key + "\" is a single value", kind(found), "");
        return Optional.empty();
    }

    private static boolean empty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> "a single value";
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            case ANCHOR -> "an anchor";
        };
    }
}
