package dev.rutter.language.command;

import dev.rutter.language.block.Block;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.sentence.BareBound;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.ShellStatements;
import dev.rutter.language.shell.SqlStatements;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a block without tag or prompt shows a command and, below it, what it printed.
public final class ShownOutput {
    /// `NAME=value` with nothing in it that only a shell would replace.
    private static final QuickPattern SETTING =
            QuickPattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)=[^$`(]*");

    private static final QuickPattern FIGURE = QuickPattern.compile("\\d{1,9}");

    private static final QuickPattern SENTENCE = QuickPattern.compile("^[A-Z][a-z]+ ");

    /// So many lines are shown with the question.
    private static final int MOST = 8;

    private ShownOutput() {}

    /// `Expected: ready`, of which one word can be looked for.
    private static final QuickPattern SAID =
            QuickPattern.compile("(?i)expected(?: (?:output|result))?:\\s*(\\S+)");

    private static Optional<List<Expectation>> alone(String line, String script, Span span) {
        var said = SAID.matcher(line);
        if (!said.matches()) {
            return FIGURE.matches(line) && BareBound.oneFigure(script)
                    ? Optional.of(
                            List.of(
                                    new Expectation.Numeric(
                                            Comparison.EQUAL,
                                            new BigDecimal(line),
                                            "",
                                            line,
                                            span)))
                    : BareResult.of(line, script, span);
        }
        var word = said.group(1);
        return BareResult.of(word, script, span)
                .or(() -> Optional.of(List.of(new Expectation.Output(List.of(word), line, span))));
    }

    /// What a command must print where the document shows what it printed once. A word or a count
    /// alone is stable, and a machine holds it; in all else times, names and versions change, and a
    /// person compares.
    public static List<Expectation> expected(List<String> shown, String script, Span span) {
        var lines = shown.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        var bare =
                lines.size() == 1
                        ? alone(lines.getFirst(), script, span)
                        : Optional.<List<Expectation>>empty();
        var most = lines.size() > MOST ? " …" : "";
        return bare.orElseGet(() ->
                List.of(
                        new Expectation.Asked(
                                Bounded.of(
                                                "like the output shown: "
                                                        + String.join(
                                                                " ⏎ ",
                                                                lines.subList(
                                                                        0,
                                                                        Math.min(
                                                                                MOST,
                                                                                lines.size()))))
                                        + most,
                                span)));
    }

    /// The index of the first line of output, or -1 where all of it may be typed.
    ///
    /// @param used whether the document uses a variable of this name
    public static int begins(List<String> lines, Predicate<String> used) {
        var started = false;
        for (var piece : ShellStatements.split(lines, 0, '\\')) {
            if (!(piece instanceof ShellStatements.Statement statement)) {
                continue;
            }
            var setting = SETTING.matches(lines.get(statement.line()));
            if (setting || !CommandWords.known(statement.script())) {
                return started && printed(lines.subList(statement.line(), lines.size()), used)
                        ? statement.line()
                        : -1;
            }
            started = true;
        }
        return -1;
    }

    /// Whether nothing of it is a command or tells somebody to do something.
    private static boolean printed(List<String> rest, Predicate<String> used) {
        return rest.stream()
                .map(line -> Bounded.of(line.strip()))
                .filter(line -> !line.isEmpty())
                .allMatch(line -> {
                    var setting = SETTING.matcher(line);
                    return setting.matches()
                            ? !used.test(setting.group(1))
                            : !line.startsWith("#")
                                    && !CommandWords.known(line)
                                    && !ShapedCommands.withOption(line)
                                    && !CommandWords.prose(line)
                                    && !(SENTENCE.find(line) && Imperatives.tells(line))
                                    && !SqlStatements.opens(line);
                });
    }

    /// The lines of a block that shows a result to a person, on one line.
    public static String line(@Nullable Block next) {
        return next instanceof Block.Fence fence
                ? Bounded.of(
                        fence.content().stream()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .collect(Collectors.joining(" ", " ", "")))
                : "";
    }
}
