package dev.rutter.language.command;

import dev.rutter.language.block.Block;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.shell.ShellForms;
import dev.rutter.language.shell.ShellStatements;
import dev.rutter.language.text.Bounded;
import java.util.List;

/// Which lines of a block are statements of a shell, where some of them go over several lines or
/// start a program that nobody here knows.
public final class PlainCommands {
    private PlainCommands() {}

    /// Whether a command goes over several lines of which none is one alone: `(cd web &&` and so
    /// on.
    static boolean overLines(List<String> code) {
        return statements(code).stream()
                .anyMatch(it -> it.lastLine() > it.line() && CommandWords.likely(it.script()));
    }

    /// Whether every line of a block without a tag is a command: known ones first and last, and
    /// what lies between has the shape of one and of no output.
    static boolean are(List<String> code) {
        var all = statements(code);
        return !all.isEmpty()
                && CommandWords.known(all.getFirst().script())
                && CommandWords.known(all.getLast().script())
                && all.stream()
                        .map(ShellStatements.Statement::script)
                        .allMatch(it -> CommandWords.known(it) || shaped(it));
    }

    /// Whether a block without a tag begins with a command that is known.
    public static boolean begins(Block.Fence fence) {
        return fence.tag().isEmpty()
                && !FenceClassifier.script(fence.content())
                && statements(fence.content()).stream()
                        .findFirst()
                        .filter(it -> CommandWords.known(it.script()))
                        .isPresent();
    }

    private static boolean shaped(String script) {
        return ShellForms.likely(script)
                || (script.indexOf('\n') < 0 && ShapedCommands.shaped(Bounded.of(script)));
    }

    private static List<ShellStatements.Statement> statements(List<String> code) {
        return ShellStatements.split(code, 1, '\\').stream()
                .filter(ShellStatements.Statement.class::isInstance)
                .map(ShellStatements.Statement.class::cast)
                .toList();
    }
}
