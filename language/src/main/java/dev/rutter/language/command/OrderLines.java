package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Boxes;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A block that is a list without its marks: nothing but boxes, or nothing but orders to a person
/// (`Click "Rollback"`, `Add a description of the issue`). One line that is none, and it is output,
/// a dialogue or a text, and stays what it is.
public final class OrderLines {
    /// Tags that say nothing of what a block is.
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext");

    /// A sentence of three words or more as people write it: `Restart application services`. A
    /// program has no capital letter, a value no blank, and a prompt or a code ends in a sign.
    private static final QuickPattern SENTENCE =
            QuickPattern.compile(
                    "[A-Z][a-z]+(?:-[a-z]+)? [^\\s=$;`]+ [^=$;`]*[^=$;`\\s:?…>,({|\\[]");

    private static final QuickPattern ANNOUNCES =
            QuickPattern.compile(
                    "\\b(?:write|commit|copy|paste|fill|update|create|post|send|type|answer|watch|wait|text|messages?|notes?|tickets?|forms?|templates?|menus?|dialogs?|prompts?|outputs?|logs?|mistakes|options|shows?|prints?|offers|says)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ELLIPSIS = QuickPattern.compile("\\.\\.\\.\\s*$");

    private static final int MOST_LINES = 30;

    private OrderLines() {}

    /// The lines of a block as a list, where they are one.
    ///
    /// @param first whether it is the first thing below a heading or in an item: what stands behind
    ///   something else shows what that prints
    /// @param lead the words just above it
    public static Optional<Block.Items> in(
            Block.Fence fence, Scope scope, boolean first, Supplier<String> lead) {
        if (FenceClassifier.boxes(fence, scope)) {
            return Optional.of(Boxes.list(fence));
        }
        return first
                        && PLAIN.contains(fence.tag())
                        && FenceClassifier.acts(scope.phase())
                        && are(fence.content())
                        && titled(lead.get())
                        && FenceClassifier.of(fence, scope, lead.get())
                                == FenceClassifier.Kind.SAMPLE
                ? Optional.of(Boxes.list(fence))
                : Optional.empty();
    }

    /// Whether words say what is done, and announce neither a text nor what a program shows.
    private static boolean titled(String lead) {
        return !lead.isBlank()
                && !lead.strip().endsWith(":")
                && lead.indexOf('`') < 0
                && !ANNOUNCES.find(lead);
    }

    /// Whether a person is told to do something by each line.
    static boolean are(List<String> content) {
        var lines = content.stream().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1
                && lines.size() <= MOST_LINES
                && lines.stream()
                        .map(line -> Boxes.unmarked(Bounded.of(line)))
                        .allMatch(line ->
                                SENTENCE.matches(line)
                                        && !ELLIPSIS.find(line)
                                        && Imperatives.tells(opening(line)));
    }

    /// A line up to its colon, and nothing of one that numbers what it names (`Screenshot 1: …`).
    private static String opening(String line) {
        var colon = line.indexOf(": ");
        return colon < 0
                ? line
                : Character.isDigit(line.charAt(colon - 1)) ? "" : line.substring(0, colon);
    }
}
