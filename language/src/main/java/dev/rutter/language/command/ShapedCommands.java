package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.sentence.ByCommand;
import dev.rutter.language.sentence.Clauses;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Stems;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.ProgramOutput;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Locale;

/// Blocks without a tag whose program nobody here knows: `shopctl publish` below `Publish the
/// shop:`. Below an order to do something, what has the shape of a command is one; below other
/// orders whoever is asked sees it.
public final class ShapedCommands {
    /// An option, a path, a file behind the program and its own words.
    private static final QuickPattern STRONG =
            QuickPattern.compile(
                    "[a-z][\\w.+-]*(?:\\s+[\\w:.@-]+){0,3}\\s+(?:--?[A-Za-z][\\w-]*(?:[=\\s].*)?|[\\w.~*-]*/[\\w.*/~-]*(?:\\s.*)?|\\S*\\*\\S*(?:\\s.*)?|[\\w-]+(?:\\.[\\w-]+)*\\.[a-z][a-z0-9]{1,9}(?:\\s.*)?)");

    /// A program and what it is to do.
    private static final QuickPattern WEAK =
            QuickPattern.compile("[a-z][\\w.+-]*(?:\\s+[a-z][a-z0-9_:.@-]*){1,2}");

    private static final QuickPattern OPTION =
            QuickPattern.compile(
                    "[a-z][\\w.+-]*(?:\\s+[a-z][\\w:-]*){0,3}\\s+--[a-z][\\w-]*(?:[=\\s].*)?");

    private static final String FIRST =
            "^\\W*(?:\\d+[.)]\\s*)?(?:(?:and|then|now|next|finally|first|please|afterwards),?\\s+)*";

    /// Orders that a command carries out.
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    FIRST
                            + "(?:re-?)?(?:publish|release|deploy|upload|push|build|install|run|execute|start|stop|restart|migrate|upgrade|ship|submit|package|bundle|compile|generate|clean|sync|reload|roll(?:\\s+(?:back|out))?|promote|distribute|launch|apply|rebuild|reindex|vacuum|flush|purge|warm|seed|test|lint)\\b",
                    CASE_INSENSITIVE);

    /// Orders whose block is a text, or what is to be seen.
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    FIRST
                            + "(?:check|verify|see|wait|look|confirm|ensure|make sure|validate|review|inspect|add|append|insert|edit|set|change|replace|write|paste|put|enter|name|title|post|send|announce|copy|fill|create|include|configure|call|label|choose|pick|use|update|save|note|record|compare|open|find|search|monitor|watch|read|tell|ask|inform|notify|select|say|answer|type|commit|tag)\\b",
                    CASE_INSENSITIVE);

    private static final int MOST_LINES = 5;

    private ShapedCommands() {}

    /// Whether the lines of a block without a tag are commands, or known ones and such.
    static boolean are(List<String> code, Scope scope, String lead) {
        var says = Inline.plain(lead);
        // A chapter's name alone (`Deploy`) speaks of more than one block.
        if ((says.equals(Inline.plain(scope.title())) && says.indexOf(' ') < 0)
                || code.isEmpty()
                || code.size() > MOST_LINES
                || scope.lead() == Lead.EXPECTED
                || scope.lead() == Lead.SYMPTOMS
                || !FenceClassifier.acts(scope.phase())
                || OnlyShown.above(scope, lead)) {
            return false;
        }
        return carryOut(code, says) || carriedOut(code, says);
    }

    /// Whether a block is what its section's heading orders: `drainctl drain old` below `2. Drain
    /// the old pool`.
    public static boolean titled(Block.Fence fence, String title) {
        if (!fence.tag().isEmpty() || title.indexOf(' ') < 0 || !Imperatives.tells(title)) {
            return false;
        }
        var code = code(fence);
        return !code.isEmpty()
                && code.size() <= MOST_LINES
                && !OnlyShown.says(title)
                && carriedOut(code, Inline.plain(title));
    }

    private static List<String> code(Block.Fence fence) {
        return fence.content().stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .toList();
    }

    private static boolean carriedOut(List<String> code, String says) {
        if (!(DOES.find(says) || (Imperatives.tells(says) && !SHOWS.find(says)))) {
            return false;
        }
        var does = DOES.find(says);
        var lines = code.stream().map(line -> Bounded.of(line.strip())).toList();
        var sure =
                lines.stream()
                        .filter(line ->
                                CommandWords.known(line) || strong(line) || named(line, says))
                        .map(ShapedCommands::program)
                        .toList();
        return lines.stream()
                .allMatch(line ->
                        CommandWords.known(line)
                                || strong(line)
                                || (weak(line)
                                        && (does
                                                || named(line, says)
                                                || sure.contains(program(line)))));
    }

    private static final QuickPattern VALUE =
            QuickPattern.compile("\\s(?:true|false|on|off|yes|no)$", CASE_INSENSITIVE);

    /// Whether a line calls what it does as the order does: `drainctl drain old`.
    private static boolean named(String line, String says) {
        var verb = Clauses.verb(says);
        return weak(line)
                && !VALUE.find(line)
                // A setting is called after what the order is about: `maintenance enable true`.
                && !says.toLowerCase(Locale.ROOT).contains(program(line).toLowerCase(Locale.ROOT))
                && verb.filter(it -> Stems.shared(it, rest(line))).isPresent();
    }

    private static String program(String line) {
        var blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    private static String rest(String line) {
        return line.substring(program(line).length());
    }

    /// Whether the words above a block of lines say that these are the commands that carry out what
    /// they order, though its own words would have a text sent.
    static boolean carryOut(List<String> code, String says) {
        if (code.isEmpty() || code.size() > MOST_LINES) {
            return false;
        }
        var first = Bounded.of(code.getFirst().strip());
        if (ByCommand.says(says)) {
            return CommandWords.likely(first) && code.stream().noneMatch(CommandWords::prose);
        }
        return ByCommand.sends(says) && (withOption(first) || InlineCommands.withOptions(first));
    }

    /// Whether a block below words is run, whatever they say or as what they order.
    public static boolean runs(Block.Fence fence, Scope scope, String lead) {
        return FenceClassifier.runs(FenceClassifier.of(fence, scope, ""))
                || (fence.tag().isEmpty() && are(code(fence), scope, lead));
    }

    /// Whether a line has an option that no output has: `shopctl publish --all`.
    static boolean withOption(String line) {
        return OPTION.matches(line) && !ProgramOutput.said(line);
    }

    /// Whether a line has the shape of a command, and nobody knows its program.
    static boolean shaped(String line) {
        return strong(line) || weak(line);
    }

    private static boolean strong(String line) {
        return STRONG.matches(line) && !ProgramOutput.said(line);
    }

    private static boolean weak(String line) {
        return WEAK.matches(line) && !ProgramOutput.said(line);
    }

    /// The one line of a block that may be a command, though nothing runs it; else nothing.
    public static String doubtful(Block.Fence fence) {
        var lines = fence.content().stream().filter(line -> !line.isBlank()).toList();
        var line = lines.size() == 1 ? Bounded.of(lines.getFirst().strip()) : "";
        return fence.tag().isEmpty() && !OnlyShown.places(lines) && (strong(line) || weak(line))
                ? line
                : "";
    }
}
