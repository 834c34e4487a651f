package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.OwnVerdict;
import dev.rutter.language.sentence.ResultWords;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.step.LookedFor;
import dev.rutter.language.text.QuickPattern;

/// Items that say what the result of something must look like.
final class ItemResult {
    private static final QuickPattern SHOULD =
            QuickPattern.compile("\\b(?:should|must)\\b", CASE_INSENSITIVE);

    private final Context context;
    private final Notes notes;

    ItemResult(Context context) {
        this.context = context;
        this.notes = context.notes;
    }

    /// Whether a line says how something should be.
    static boolean should(String text) {
        return SHOULD.find(text);
    }

    /// One of the things that the words above tell to look for.
    void lookedFor(Block.Item item, Scope scope) {
        var line = item.line();
        var below = scope.under().isEmpty() && LookedFor.opens(scope.leadText());
        if (below || !NAMES.matches(Inline.plain(item.text()))) {
            notes.mark(line, "it states what the result must look like", Role.EXPECT);
        }
        if (below && context.person().isPresent()) {
            context.expect(Inline.plain(item.text()), line);
            return;
        }
        if (!below && !(SHOULD.find(item.text()) && ran())) {
            notes.mark(line, "somebody has to look at it", Role.MANUAL);
        }
        context.person(scope, item.text(), line, item.lastLine());
    }

    /// No more than what is looked at, of which nothing is said: `database compatibility levels`.
    private static final QuickPattern NAMES =
            QuickPattern.compile(
                    "(?!(?:nobody|nothing|nowhere|everybody|everything|the|each|all|no)\\b)(?:[\\w-]+ ){1,4}(?!(?:works|loads|renders|opens|starts|stops|succeeds|passes|responds|returns|appears|exists|matches|runs|fails|shows|completes|connects)\\b)[a-z]+(?:s|tion|ity|ess)\\W?");

    /// Words over a block that tell to confirm what its one command shows: whoever has to is shown
    /// that, unless something below it says how it looks.
    void confirmed(Block.Item item, Scope scope) {
        if (!item.text().endsWith(":") || !ResultWords.confirmed(item.text())) {
            return;
        }
        var steps = notes.drafts(item.line(), item.lastLine());
        if (steps.size() == 1
                && !steps.getFirst().script().isEmpty()
                && !ShellEffect.acts(steps.getFirst().script())
                && !OwnVerdict.of(item.text(), steps.getFirst().script())) {
            notes.mark(item.line(), "it says what the command below must show", Role.EXPECT);
            // What a machine reads in the same words is not asked of anybody.
            if (steps.getFirst().expected().isEmpty()) {
                steps.getFirst()
                        .expectAbove(
                                new Expectation.Asked(
                                        Inline.plain(item.text()), notes.span(item.line())));
            }
        }
    }

    /// Whether a command above shows what is stated here.
    private boolean ran() {
        return context.last().filter(last -> !last.script().isEmpty()).isPresent();
    }

    /// A line that states a result: of the command beside it, else a person looks whether it holds.
    void stated(Block.Item item, Scope scope) {
        var text = item.text();
        var line = item.line();
        notes.mark(line, "it states what the result must look like", Role.EXPECT);
        if (SHOULD.find(text) && !ran()) {
            notes.mark(line, "somebody has to look at it", Role.MANUAL);
        }
        var beside =
                context.last()
                        .filter(last -> !last.script().isEmpty())
                        .filter(last -> !scope.under().isEmpty() && last.under(scope.under()));
        if (beside.isPresent() && !SHOULD.find(text)) {
            beside.get()
                    .expect(
                            ExpectationReader.read(
                                    Inline.plain(text), beside.get().action(), notes.span(line)));
        } else {
            context.person(scope, text, line, item.lastLine());
        }
    }

    /// Where a sentence on how something should be is no principle.
    static boolean states(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE, MAINTAIN -> true;
            case NONE, OVERVIEW, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }
}
