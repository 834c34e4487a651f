package dev.rutter.language.choice;

import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands above `# Or …` in a fence: the first alternative. Without a comment or a blank line
/// between them its lines are one way, and whoever takes the other one does none of them. Only the
/// last line is meant where it alone does what the other way does: of `git pull`, `npm ci`, `# or
/// yarn install`, the second.
public final class FirstWay {
    /// What holds for every way: where it is done, and with what.
    private static final QuickPattern SETTING =
            QuickPattern.compile(
                    "^(?:cd|pushd|export|source|\\.|set|unset|alias)\\s|^[A-Za-z_]\\w*=\\S*$");

    /// Programs that do under one name what others do in several lines.
    private static final QuickPattern RUNS_ALL =
            QuickPattern.compile("^(?:make|just|task|rake|mage|\\.{1,2}/\\S+|\\S+\\.sh)\\b");

    private static final QuickPattern OR = QuickPattern.compile("^(?i:or)\\W+");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern INSTALLS = QuickPattern.compile("ci|i|add|sync");
    private static final QuickPattern WORD = QuickPattern.compile("[a-z][a-z-]+");
    private static final int WORDS = 4;
    private static final int MOST = 60;

    private FirstWay() {}

    /// The steps of the alternative that ends above the comment at `index`; none where they belong
    /// to one already.
    public static List<StepDraft> of(
            List<ShellPieces.Piece> pieces, int index, List<StepDraft> drafts) {
        var lines = lines(pieces, index);
        return drafts.stream()
                .filter(it -> lines.contains(it.span().line()) && it.option().isEmpty())
                .toList();
    }

    /// Makes steps the first alternative of a group, under the title that they have of their own,
    /// else under their lines.
    public static void choose(
            Context context, String group, List<StepDraft> steps, String heading) {
        choose(context, group, steps, heading, Optional.empty(), Optional.empty());
    }

    /// The same of what is done where nobody chooses.
    public static void usual(Context context, String group, List<StepDraft> steps, Scope outer) {
        choose(
                context,
                group,
                steps,
                Inline.plain(outer.title()),
                Optional.of(Weight.RECOMMENDED),
                outer.option());
    }

    private static void choose(
            Context context,
            String group,
            List<StepDraft> steps,
            String heading,
            Optional<Weight> weight,
            Optional<String> within) {
        if (steps.isEmpty()) {
            return;
        }
        var title = steps.getFirst().titleText();
        var line = steps.getFirst().span().line();
        var key =
                context.choice(
                        group,
                        title.isEmpty() || title.equals(heading) ? typed(context, steps) : title,
                        line,
                        weight,
                        within);
        steps.forEach(step -> step.option(Optional.of(key)));
    }

    private static String typed(Context context, List<StepDraft> steps) {
        var first = context.notes.text(steps.getFirst().span().line()).strip();
        return steps.size() == 1
                ? first
                : first
                        + (steps.size() > 2 ? " … " : "; ")
                        + context.notes.text(steps.getLast().span().line()).strip();
    }

    private static List<Integer> lines(List<ShellPieces.Piece> pieces, int index) {
        var at = index - 1;
        while (at >= 0
                && (pieces.get(at) instanceof ShellPieces.Gap
                        || pieces.get(at) instanceof ShellPieces.Comment)) {
            at--;
        }
        var above = new ArrayList<ShellPieces.Statement>();
        while (at >= 0
                && pieces.get(at) instanceof ShellPieces.Statement statement
                && above.size() < MOST) {
            above.addFirst(statement);
            at--;
        }
        while (above.size() > 1 && SETTING.find(above.getFirst().script())) {
            above.removeFirst();
        }
        var lines = above.stream().map(ShellPieces.Statement::line).toList();
        return above.size() > 1 && lastAlone(above, other(pieces, index))
                ? lines.subList(lines.size() - 1, lines.size())
                : lines;
    }

    private static boolean lastAlone(List<ShellPieces.Statement> above, String other) {
        var last = above.getLast().script();
        var shared = shared(last, other);
        return above.subList(0, above.size() - 1).stream()
                        .allMatch(line -> shared(line.script(), other) < shared)
                && !(RUNS_ALL.find(other)
                        && above.stream()
                                .allMatch(line -> program(line.script()).equals(program(last))));
    }

    /// The first command of the other way, below the comment or in it.
    private static String other(List<ShellPieces.Piece> pieces, int index) {
        var said =
                pieces.get(index) instanceof ShellPieces.Comment(_, var text)
                        ? OR.replaceFirst(text, "")
                        : "";
        return CommandWords.known(said) ? said : ShellPieces.next(pieces, index);
    }

    private static int shared(String script, String other) {
        var words = words(script);
        words.retainAll(words(other));
        return words.size();
    }

    private static String program(String script) {
        return BLANKS.split(script.strip(), 2)[0];
    }

    /// The words that say what a command does, without its options.
    private static Set<String> words(String script) {
        var found = new HashSet<String>();
        for (var word : BLANKS.split(script.strip(), WORDS + 1)) {
            if (found.size() < WORDS && INSTALLS.matches(word)) {
                found.add("install");
            } else if (found.size() < WORDS && WORD.matches(word) && !word.equals("sudo")) {
                found.add(word);
            }
        }
        return found;
    }
}
