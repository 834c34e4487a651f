package dev.rutter.language.environment;

import dev.rutter.language.environment.Environment.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads `notify`.
final class ChannelReader {
    private static final Set<String> KINDS = Set.of("slack", "webhook");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/\\s]+.*");

    private final Mistakes mistakes;

    ChannelReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// A channel or a list of them; what names no address is a mistake and left out.
    List<Channel> read(Mapping fields) {
        var node = fields.value("notify");
        if (node.isEmpty()) {
            return List.of();
        }
        var items =
                node.get() instanceof SequenceNode sequence
                        ? sequence.getValue()
                        : List.of(node.get());
        var channels = new ArrayList<Channel>();
        for (var item : items) {
            Mapping.of(mistakes, item, "a channel", KINDS)
                    .ifPresent(found ->
                            found.names().stream()
                                    .filter(KINDS::contains)
                                    .forEach(kind -> channel(kind, found, channels)));
        }
        return channels;
    }

    private void channel(String kind, Mapping found, List<Channel> channels) {
        var target = found.text(kind).orElse("");
        if (target.contains("$") || ADDRESS.matcher(target).matches()) {
            channels.add(new Channel(kind, target));
            return;
        }
        Node place = found.value(kind).orElse(found.node());
        mistakes.add(
                Mistakes.NOT_UNDERSTOOD,
                place,
                "a channel is an address, or the variable that holds it",
                "this is neither",
                kind + ": $" + kind.toUpperCase(Locale.ROOT) + "_URL");
    }
}
