package dev.rutter.language.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads `acknowledge`.
final class AcknowledgementReader {
    private final Mistakes mistakes;

    AcknowledgementReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// Whole lines and their answers: `yes`, `no`, `yes: note` or `{ yes: note }`.
    Map<String, String> read(Mapping fields) {
        var answers = new LinkedHashMap<String, String>();
        fields.value("acknowledge")
                .flatMap(node -> Mapping.of(mistakes, node, "\"acknowledge\""))
                .ifPresent(lines ->
                        lines.names()
                                .forEach(line ->
                                        acknowledgement(lines, line)
                                                .ifPresent(it -> answers.put(line, it.text()))));
        return answers;
    }

    private Optional<Acknowledgement> acknowledgement(Mapping lines, String line) {
        var node = lines.value(line);
        var answer = node.flatMap(this::acknowledgement);
        if (answer.isEmpty()) {
            mistakes.add(
                    Mistakes.NOT_UNDERSTOOD,
                    node.or(() -> lines.key(line)).orElse(lines.node()),
                    "a line is acknowledged with yes or no",
                    node.map(Mapping::kind).orElse("nothing stands after it"),
                    "write yes or no, or with a note: \"yes: agreed on Monday\"");
        }
        return answer;
    }

    private Optional<Acknowledgement> acknowledgement(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Acknowledgement.of(scalar.getValue());
        }
        if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            var pair = mapping.getValue().getFirst();
            if (pair.getKeyNode() instanceof ScalarNode answer
                    && pair.getValueNode() instanceof ScalarNode note) {
                return Acknowledgement.of(answer.getValue() + ": " + note.getValue());
            }
        }
        return Optional.empty();
    }
}
